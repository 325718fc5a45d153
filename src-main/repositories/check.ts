import type { Code, Finding, Id } from '@shared/contract/index.ts';
import { levelAllowed } from '@shared/coding/tree.ts';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { coding as codingTable, region as regionTable, review, turn as turnTable } from '../db/schema.ts';
import { checkCoding, checkRegions, checkTurns, type Report, type Titled } from './check-text.ts';
import { TABLE_OF } from './memo-targets.ts';

/** More of one kind are counted, not listed: a damaged file should not answer with 200,000 lines. */
const LISTED = 200;

/**
 * Everything that is not as it must be; empty when all is well. Looks at the database itself, its foreign keys, every
 * coding on its own words, regions, turns, exemplars, the code tree, memo links and the change log. Reads only.
 */
export function checkProject(db: Db): Finding[] {
  const found = new Map<string, { messages: string[]; more: number }>();
  const report: Report = (check, message) => {
    const held = found.get(check);
    if (!held) found.set(check, { messages: [message], more: 0 });
    else if (held.messages.length < LISTED) held.messages.push(message);
    else held.more++;
  };
  const isSound = checkDatabase(db, report);
  try {
    checkContents(db, report);
  } catch (error) {
    if (isSound) throw error;
    report(
      'database',
      `The rest could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return [...found].flatMap(([check, { messages, more }]) => [
    ...messages.map((message) => ({ check, message })),
    ...(more > 0 ? [{ check, message: `And ${more} more like these.` }] : []),
  ]);
}

function checkContents(db: Db, report: Report) {
  checkTree(list(db.orm, 'code'), report);
  const names = new Map(list(db.orm, 'code').map((row) => [row.id, row.name]));
  const renditions = new Map(list(db.orm, 'exemplar').map((row) => [row.codingId, row.rendition]));
  const lost = new Set(list(db.orm, 'review', eq(review.reason, 'lost')).map((row) => row.codingId));
  const transcripts = db.sqlite.prepare('select id, title, text from transcript order by id').iterate();
  const titled = [...(transcripts as IterableIterator<Titled>)];
  for (const transcript of titled) {
    const regions = list(db.orm, 'region', eq(regionTable.transcriptId, transcript.id));
    checkTurns(transcript, list(db.orm, 'turn', eq(turnTable.transcriptId, transcript.id)), report);
    checkRegions(transcript, regions, report);
    for (const coding of list(db.orm, 'coding', eq(codingTable.transcriptId, transcript.id))) {
      checkCoding(
        transcript,
        coding,
        regions,
        names.get(coding.codeId) ?? '?',
        renditions.get(coding.id) ?? null,
        lost.has(coding.id),
        report,
      );
    }
  }
  checkMemoLinks(db, new Map(titled.map((row) => [row.id, row.text.length])), report);
  checkLog(db, report);
}

/** The file itself, then rows that point at rows which are not there. Returns whether the file is sound. */
function checkDatabase(db: Db, report: Report): boolean {
  try {
    const integrity = db.sqlite.pragma('integrity_check') as { integrity_check: string }[];
    const bad = integrity.map(({ integrity_check: line }) => line).filter((line) => line !== 'ok');
    for (const line of bad) report('database', line);
    const strays = db.sqlite.pragma('foreign_key_check') as {
      table: string;
      rowid: number;
      parent: string;
    }[];
    for (const { table, rowid, parent } of strays) {
      report('foreign keys', `Row ${rowid} of ${table} belongs to a ${parent} that is not there.`);
    }
    return bad.length === 0;
  } catch (error) {
    report('database', `It could not be read: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Every code reaches the top, and none stands under one of a lower level. */
function checkTree(codes: Code[], report: Report) {
  const byId = new Map(codes.map((code) => [code.id, code]));
  for (const code of codes) {
    const seen = new Set<Id>();
    let at: Code | undefined = code;
    while (at && !seen.has(at.id)) {
      seen.add(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    if (at) report('codes', `“${code.name}” stands under itself.`);
    const parent = code.parentId === null ? undefined : byId.get(code.parentId);
    if (parent && !levelAllowed(code.level, parent.level)) {
      report('codes', `“${code.name}”, a ${code.level}, stands under “${parent.name}”, a ${parent.level}.`);
    }
  }
}

/** Memo links name their target by kind and id, so no foreign key holds them. */
function checkMemoLinks(db: Db, lengths: Map<Id, number>, report: Report) {
  const idsOf = new Map<string, Set<Id>>();
  const titles = new Map(list(db.orm, 'memo').map((row) => [row.id, row.title || 'Untitled']));
  for (const link of list(db.orm, 'memoLink')) {
    const table = TABLE_OF[link.target];
    let ids = idsOf.get(table);
    if (!ids) {
      ids =
        table === 'transcript' ? new Set(lengths.keys()) : new Set(list(db.orm, table).map((row) => row.id));
      idsOf.set(table, ids);
    }
    const named = `The memo “${titles.get(link.memoId) ?? '?'}”`;
    if (!ids.has(link.targetId)) report('memos', `${named} is tied to a ${link.target} that is not there.`);
    else if (link.target === 'passage' && !fits(link, lengths.get(link.targetId) ?? 0)) {
      report('memos', `${named} is tied to a passage that is not inside its transcript.`);
    }
  }
}

const fits = (link: { start: number | null; end: number | null }, length: number) =>
  link.start !== null && link.end !== null && link.start >= 0 && link.start <= link.end && link.end <= length;

/** Revisions are consecutive from 1: a gap means that a change was lost. */
function checkLog(db: Db, report: Report) {
  const { changes, first, last } = db.sqlite
    .prepare('select count(*) as changes, min(revision) as first, max(revision) as last from change')
    .get() as { changes: number; first: number | null; last: number | null };
  if (changes > 0 && (first !== 1 || last !== changes)) {
    report('change log', `The log has ${changes} changes, numbered ${first} to ${last}: some are missing.`);
  }
}

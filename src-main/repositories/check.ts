import type { Code, Coding, Finding, Id, Region, Turn } from '@shared/contract/index.ts';
import { levelAllowed } from '@shared/coding/tree.ts';
import { checkRendition } from '@shared/text/quotation.ts';
import { inScope } from '@shared/text/scope.ts';
import { hashWords } from '@shared/text/words.ts';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { coding as codingTable, region as regionTable, review, turn as turnTable } from '../db/schema.ts';
import { TABLE_OF } from './memo-targets.ts';
import { readRendition } from './renditions.ts';

/** More of one kind are counted, not listed: a damaged file should not answer with 200,000 lines. */
const LISTED = 200;

type Report = (check: string, message: string) => void;

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

type Titled = { id: Id; title: string; text: string };
type Stretch = { start: number; end: number };

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

function checkCoding(
  transcript: Titled,
  coding: Coding,
  regions: Region[],
  code: string,
  rendition: string | null,
  isLost: boolean,
  report: Report,
) {
  const { text } = transcript;
  const named = `The coding of “${code}” at ${coding.start}–${coding.end} in ${transcript.title}`;
  const isEmpty = coding.start === coding.end && coding.start >= 0 && coding.end <= text.length;
  if (isEmpty !== isLost)
    report(
      'review',
      `${named} ${isLost ? 'is said to have lost its words' : 'has no words'}, but ${isLost ? 'has some' : 'no entry to review says why'}.`,
    );
  if (!isEmpty && !inside(text, coding))
    return report('codings', `${named} is not inside the text, which has ${text.length} characters.`);
  const words = text.slice(coding.start, coding.end);
  if (cutsCharacter(text, coding.start) || cutsCharacter(text, coding.end))
    report('codings', `${named} cuts a character in two.`);
  if (hashWords(words) !== coding.wordsHash) report('codings', `${named} does not stand on its own words.`);
  if ((!isEmpty && inScope(coding, regions)) !== coding.inScope) {
    report(
      'scope',
      `${named} counts as ${coding.inScope ? 'in' : 'out of'} scope, but the regions say otherwise.`,
    );
  }
  if (rendition === null) return;
  const read = readRendition(rendition);
  if (!read) return report('exemplars', `The quotation of ${lower(named)} cannot be read.`);
  for (const problem of checkRendition(words, read))
    report('exemplars', `The quotation of ${lower(named)}: ${problem.message}`);
}

function checkTurns(transcript: Titled, turns: Turn[], report: Report) {
  let at = 0;
  for (const turn of turns.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (turn.start !== at || turn.end <= turn.start) {
      return report(
        'turns',
        `The turns of ${transcript.title} do not follow each other at ${at}: one goes from ${turn.start} to ${turn.end}.`,
      );
    }
    at = turn.end;
  }
  if (at !== transcript.text.length)
    report('turns', `The turns of ${transcript.title} end at ${at}, its text at ${transcript.text.length}.`);
}

function checkRegions(transcript: Titled, regions: Region[], report: Report) {
  let at = 0;
  for (const region of [...regions].sort((a, b) => a.start - b.start)) {
    const named = `The region “${region.name}” of ${transcript.title}`;
    if (!inside(transcript.text, region)) report('regions', `${named} is not inside the text.`);
    else if (region.start < at) report('regions', `${named} overlaps the one before it.`);
    at = Math.max(at, region.end);
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

const inside = (text: string, { start, end }: Stretch) => start >= 0 && start < end && end <= text.length;
const cutsCharacter = (text: string, at: number) =>
  at > 0 && /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

import { identifierOf, type Id, type MemoLink, type MemoTarget } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { coding } from '../db/schema.ts';
import { identifierIndex } from './identify.ts';

/** What things are called today; null for what is not there. */
export type Names = (target: MemoTarget, targetId: Id) => string | null;

/** Names of all that a memo's text can name. Tables are read when first asked for; keep it no longer than one query. */
export function namesOf(db: Db): Names {
  const { orm } = db;
  const held = new Map<MemoTarget, Map<Id, string>>();
  const read = (target: MemoTarget): Map<Id, string> => {
    switch (target) {
      case 'code':
        return new Map(list(orm, 'code').map((row) => [row.id, row.name]));
      case 'case':
        return new Map(list(orm, 'studyCase').map((row) => [row.id, row.code]));
      case 'participant': {
        const cases = new Map(list(orm, 'studyCase').map((row) => [row.id, row]));
        return new Map(
          list(orm, 'participant').map((row) => {
            const studyCase = cases.get(row.caseId);
            return [row.id, studyCase ? identifierOf(studyCase, row) : row.code];
          }),
        );
      }
      case 'transcript':
      case 'passage': {
        const rows = db.sqlite.prepare('select id, title from transcript').all() as {
          id: Id;
          title: string;
        }[];
        return new Map(rows.map((row) => [row.id, row.title]));
      }
      case 'project':
        return new Map(list(orm, 'project').map((row) => [row.id, row.title]));
      case 'memo':
      case 'coding':
      case 'comparison':
      case 'relation':
        return new Map();
    }
  };
  // There may be ten thousand memos, and few that are named: each is read by itself.
  const titleOf = db.sqlite.prepare('select title from memo where id = ?').pluck();
  return (target, targetId) => {
    if (target === 'memo') {
      const title = titleOf.get(targetId) as string | undefined;
      return title === undefined ? null : title || 'Untitled';
    }
    let names = held.get(target);
    if (!names) held.set(target, (names = read(target)));
    return names.get(targetId) ?? null;
  };
}

/**
 * What each link leads to, in words: the name of what it is on; of a passage or a coding whose words they are, and of
 * a coding its code as well.
 */
export function namesOfLinks(db: Db, links: readonly MemoLink[]): string[] {
  const names = namesOf(db);
  const identify = identifierIndex(db);
  const codingIds = links.flatMap((link) => (link.target === 'coding' ? [link.targetId] : []));
  const codings = new Map(list(db.orm, 'coding', isAnyOf(coding.id, codingIds)).map((row) => [row.id, row]));
  return links.map((link) => {
    if (link.target === 'passage') return identify(link.targetId, link.start ?? 0, link.end ?? 0).identifier;
    const row = link.target === 'coding' ? codings.get(link.targetId) : undefined;
    if (row)
      return `${names('code', row.codeId) ?? ''} (${identify(row.transcriptId, row.start, row.end).identifier})`;
    return names(link.target, link.targetId) ?? '';
  });
}

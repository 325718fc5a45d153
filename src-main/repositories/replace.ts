import type { Id, ReplaceHit } from '@shared/contract/index.ts';
import type { Operation } from '@shared/text/edit.ts';
import { wordsAround } from '@shared/text/around.ts';
import type { EditPlan } from './edit-plan.ts';

export type Query = { query: string; by: string; matchCase: boolean; wholeWords: boolean };

const AROUND = 60;

/**
 * Places where the query stands as it is typed, in order, without overlap; what would not change is none. A find
 * never ends before a combining mark; a whole word has no letter or digit on either side.
 */
export function findsOf(text: string, { query, by, matchCase, wholeWords }: Query): Operation[] {
  const literal = query.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const [before, after] = wholeWords
    ? ['(?<![\\p{L}\\p{N}\\p{M}_])', '(?![\\p{L}\\p{N}\\p{M}_])']
    : ['', '(?!\\p{M})'];
  const pattern = new RegExp(`${before}${literal}${after}`, matchCase ? 'gu' : 'giu');
  return [...text.matchAll(pattern)]
    .map((match) => ({ at: match.index, remove: match[0].length, insert: by }))
    .filter((op) => text.slice(op.at, op.at + op.remove) !== by);
}

/** The finds of one transcript as a person reads them before saying yes. `finds` are in order; `isLeft` names those that stay. */
export function hitsOf(
  transcriptId: Id,
  plan: EditPlan,
  finds: readonly Operation[],
  isLeft: (at: number) => boolean,
): ReplaceHit[] {
  const text = plan.before;
  const touched = plan.codings
    .filter(({ to }) => to.kind !== 'kept')
    .sort((a, b) => a.row.start - b.row.start || a.row.id - b.row.id);
  let next = 0;
  let open: typeof touched = [];
  return finds.map(({ at, remove, insert }) => {
    const end = at + remove;
    for (let one = touched[next]; one && one.row.start < end; one = touched[++next]) open.push(one);
    open = open.filter(({ row }) => at < row.end);
    const stays = isLeft(at);
    return {
      transcriptId,
      start: at,
      end,
      ...wordsAround(text, { start: at, end }, AROUND),
      words: text.slice(at, end),
      by: insert,
      isLeft: stays,
      codings: (stays ? [] : open).map(({ row, to }) => ({
        codingId: row.id,
        codeId: row.codeId,
        fate: to.kind === 'lost' ? ('lost' as const) : ('changed' as const),
      })),
    };
  });
}

import type { Coding, MemoLink } from '@shared/contract/index.ts';
import { mapSpan } from '@shared/text/anchor.ts';
import { carry, type Carried, type TextChange } from '@shared/text/carry.ts';
import { checkRendition, type Rendition } from '@shared/text/quotation.ts';
import type { Span } from '@shared/text/span.ts';

/** A coding or memo passage and where it comes to. */
export type CarriedRow<R> = { row: R; to: Carried };

export const carryCodings = (
  change: TextChange,
  codings: readonly Coding[],
  follows: boolean,
): CarriedRow<Coding>[] => codings.map((row) => ({ row, to: carry(change, row, follows) }));

export const carryLinks = (change: TextChange, links: readonly MemoLink[]): CarriedRow<MemoLink>[] =>
  links.flatMap((row) =>
    row.start === null || row.end === null
      ? []
      : [{ row, to: carry(change, { start: row.start, end: row.end }) }],
  );

/**
 * The cuts of a quotation on the changed words of its passage; those whose words went are gone, and when they no
 * longer make a faithful quotation it says the words uncut.
 */
export function carryRendition(
  { after, mapping }: TextChange,
  from: Span,
  to: Span,
  rendition: Rendition,
): Rendition {
  const words = after.slice(to.start, to.end);
  const cuts = rendition.cuts.flatMap((cut) => {
    const mapped = mapSpan(mapping, { start: from.start + cut.start, end: from.start + cut.end });
    if (mapped.kind === 'lost') return [];
    const within = (offset: number) => Math.min(Math.max(offset - to.start, 0), words.length);
    return [{ ...cut, start: within(mapped.span.start), end: within(mapped.span.end) }];
  });
  return checkRendition(words, { cuts }).length === 0 ? { cuts } : { cuts: [] };
}

import type { Coding, MemoLink, Region } from '@shared/contract/index.ts';
import { mapSpan } from '@shared/text/anchor.ts';
import type { Mapping } from '@shared/text/mapping.ts';
import { checkRendition, type Rendition } from '@shared/text/quotation.ts';
import { characterCeil, characterFloor, isCharacterEdge } from '@shared/text/segments.ts';
import { trimSpan, type Span } from '@shared/text/span.ts';

/** A text before and after an edit, and where its offsets come to. */
export type TextChange = { before: string; after: string; mapping: Mapping };

/**
 * Where an edit brings a passage. `kept`: on its very words. `changed`: on other words. `lost`: nowhere, `start` and
 * `end` are the one place where it stood.
 */
export type Carried = Span & { kind: 'kept' | 'changed' | 'lost' };

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Carries one passage. One that is empty is lost already and stays so. With `follows` a passage all of which was
 * replaced at once goes to what replaced it: that is what a corrected name asks for.
 */
export function carry(change: TextChange, span: Span, follows = false): Carried {
  const { before, after, mapping } = change;
  const place = () => {
    const at = characterFloor(after, mapping.offset(span.start, -1));
    return { start: at, end: at };
  };
  if (span.start === span.end) return { kind: 'kept', ...place() };
  const mapped = mapSpan(mapping, span, before);
  if (mapped.kind === 'lost') {
    const op = mapping.edit[mapping.firstEndingAt(span.end)];
    const isWhole = op?.at === span.start && op.at + op.remove === span.end;
    if (!follows || !op || !isWhole || !LETTER.test(op.insert)) return { kind: 'lost', ...place() };
    const start = mapping.offset(span.start, -1);
    return { kind: 'changed', ...trimSpan(after, { start, end: start + op.insert.length }) };
  }
  // A mark typed behind the last letter makes another character of it. Only an end that the edit touches can move.
  const isTouched = (offset: number) =>
    (mapping.edit[mapping.firstEndingAt(offset)]?.at ?? Infinity) <= offset &&
    isCharacterEdge(before, offset);
  const whole = {
    start: isTouched(span.start) ? characterFloor(after, mapped.span.start) : mapped.span.start,
    end: isTouched(span.end) ? characterCeil(after, mapped.span.end) : mapped.span.end,
  };
  if (mapped.kind === 'kept' && whole.end - whole.start === span.end - span.start)
    return { kind: 'kept', ...whole };
  const isSame =
    whole.end - whole.start === span.end - span.start &&
    after.startsWith(before.slice(span.start, span.end), whole.start);
  return { kind: isSame ? 'kept' : 'changed', ...whole };
}

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
 * Carries regions: those that touched still touch, what is typed at a border belongs to the one after it, and at the
 * end of the text to the last. One that comes out empty has lost all its words.
 */
export function carryRegions(
  { before, after, mapping }: TextChange,
  regions: readonly Region[],
): { row: Region; to: Span }[] {
  const place = (offset: number) => characterFloor(after, mapping.offset(offset, -1));
  return regions.map((row) => ({
    row,
    to: { start: place(row.start), end: row.end === before.length ? after.length : place(row.end) },
  }));
}

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

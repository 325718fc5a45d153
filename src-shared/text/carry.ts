import { mapSpan } from './anchor.ts';
import type { Mapping } from './mapping.ts';
import { characterCeil, characterFloor, isCharacterEdge } from './segments.ts';
import { trimSpan, type Span } from './span.ts';

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

/**
 * Carries regions: those that touched still touch, what is typed at a border belongs to the one after it, and at the
 * end of the text to the last. One that comes out empty has lost all its words.
 */
export function carryRegions<R extends Span>(
  { before, after, mapping }: TextChange,
  regions: readonly R[],
): { row: R; to: Span }[] {
  const place = (offset: number) => characterFloor(after, mapping.offset(offset, -1));
  return regions.map((row) => ({
    row,
    to: { start: place(row.start), end: row.end === before.length ? after.length : place(row.end) },
  }));
}

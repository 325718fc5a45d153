import { diffWords } from '../diff.ts';
import { edit, type Edit, type Operation } from '../edit.ts';
import type { Span } from '../span.ts';

/** A turn as it stands, by its id. */
type OldTurn = Span & { readonly id: number };

/** A turn as an editor has it now: its words without the line end, and the turn it was, if it was one. */
export type TypedTurn = {
  readonly id: number | null;
  readonly words: string;
  readonly speakerId: number | null;
  readonly startsAtMs: number | null;
};

/** A turn in offsets of the new text. */
type PlacedTurn = { start: number; end: number; speakerId: number | null; startsAtMs: number | null };

/**
 * A correction as tests write it, from the turns before and after: what `transcripts.preview` and `transcripts.edit`
 * take. The editor itself keeps its edit letter by letter. `words` may hold line ends of their own. Turns that are as
 * they were stay out of the comparison, so a change in one never touches the passages of another; neighbours that
 * changed are compared together, so a turn that Enter parted or Backspace joined keeps its passages. The new `turns`
 * tile the new text.
 */
export function turnEdit(
  text: string,
  turns: readonly OldTurn[],
  typed: readonly TypedTurn[],
): { edit: Edit; turns: PlacedTurn[] } {
  const placeOf = new Map(turns.map((turn, i) => [turn.id, i]));
  const operations: Operation[] = [];
  const placed: PlacedTurn[] = [];
  let at = 0; // where the old text has not been compared yet
  let next = 0; // the first old turn from there on
  let changed = ''; // and the new text that has not
  let end = 0;
  const compare = (until: number) => {
    for (const op of diffWords(text.slice(at, until), changed)) operations.push({ ...op, at: op.at + at });
    changed = '';
  };
  typed.forEach((turn, i) => {
    const words = i < typed.length - 1 ? `${turn.words}\n` : turn.words;
    const place = (turn.id === null ? undefined : placeOf.get(turn.id)) ?? -1;
    const old = place < next ? undefined : turns[place];
    if (old && text.startsWith(words, old.start) && old.end - old.start === words.length) {
      compare(old.start);
      at = old.end;
      next = place + 1;
    } else changed += words;
    // A last turn without words has no line end either: it is none.
    if (words === '') return;
    const { speakerId, startsAtMs } = turn;
    placed.push({ start: end, end: end + words.length, speakerId, startsAtMs });
    end += words.length;
  });
  compare(text.length);
  return { edit: edit(operations), turns: placed };
}

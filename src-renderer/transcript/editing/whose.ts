import type { Operation } from '@shared/text/edit.ts';
import type { TypedTurn } from '../../store/view.ts';

type Keyed = Pick<TypedTurn, 'key' | 'words'>;

/**
 * The turns of a stretch after a step, with who says each, since when, and which turn of the opened text it is. All three
 * go with a turn's first words, wherever the editor puts those; `splice` is what changed in the words of the stretch and
 * null where only turns did. A turn that is new is said by whoever spoke before it.
 */
export function whoseTurns(
  old: readonly TypedTurn[],
  now: readonly Keyed[],
  splice: Operation | null,
  speakerBefore: TypedTurn['speakerId'],
): TypedTurn[] {
  const known = new Map(old.map((turn) => [turn.key, turn]));
  const moved = splice ? movedTurns(old, now, splice) : new Map<string, TypedTurn>();
  const taken = new Set(moved.values());
  let speakerId = speakerBefore;
  return now.map(({ key, words }): TypedTurn => {
    const was = moved.get(key) ?? known.get(key);
    if (was) ({ speakerId } = was);
    const isElsewhere = !moved.has(key) && was !== undefined && taken.has(was);
    return was && !isElsewhere
      ? { ...was, key, words }
      : { key, id: null, words, speakerId, startsAtMs: null };
  });
}

/** Turns whose first words are where the editor has another turn: that one's key, and what was known of them. */
function movedTurns(
  old: readonly TypedTurn[],
  now: readonly Keyed[],
  { at, remove, insert }: Operation,
): Map<string, TypedTurn> {
  const moved = new Map<string, TypedTurn>();
  const isHeld = new Set(now.map((turn) => turn.key));
  const before = startsOf(old);
  // Behind the change every word is where it was.
  const begun = new Map(before.map((one) => [one.start, one.turn]));
  const shift = insert.length - remove;
  const after = startsOf(now);
  for (const { start, turn } of after) {
    const was = start > at + insert.length ? begun.get(start - shift) : undefined;
    if (was && !isHeld.has(was.key)) moved.set(turn.key, was);
  }
  const [above, below] = [holding(before, at), holding(before, at + remove)];
  const [from, to] = [holding(after, at), holding(after, at + insert.length)];
  // With no words left of it a turn is nobody's.
  if (!above || !below || !from || !to || below.at === below.turn.words.length) return moved;
  // Words of a lower turn are joined to what is left of the upper one, when anything is; Enter before the first words of
  // a turn makes a new line above them.
  const isMoved =
    above.turn === below.turn
      ? above.at === 0 && to.turn !== from.turn && to.at === 0
      : !isHeld.has(below.turn.key) && (above.at === 0 || to.turn !== from.turn);
  if (isMoved) moved.set(to.turn.key, below.turn);
  return moved;
}

type Begun<T> = { start: number; turn: T };

function startsOf<T extends Keyed>(turns: readonly T[]): Begun<T>[] {
  let next = 0;
  return turns.map((turn) => {
    const start = next;
    next += turn.words.length + 1;
    return { start, turn };
  });
}

/** The turn that an offset is in, and how far; right before a line end it is the turn that ends there. */
function holding<T extends Keyed>(
  turns: readonly Begun<T>[],
  offset: number,
): { turn: T; at: number } | null {
  const found = turns.find(({ start, turn }) => offset <= start + turn.words.length);
  return found ? { turn: found.turn, at: offset - found.start } : null;
}

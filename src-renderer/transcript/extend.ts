import { nextStop } from '@shared/text/edge.ts';
import type { TextSelection } from './selection.ts';
import type { TurnMap } from './turn-map.ts';

type Unit = 'sentence' | 'turn';

/** Where a start or an end of a sentence or turn stands next; `from` itself where there is none. */
function stop(turns: TurnMap, from: number, edge: 'start' | 'end', by: Unit, direction: -1 | 1): number {
  if (by === 'sentence') return nextStop(turns.text, from, edge, by, direction);
  const at = (turn: number) => turns.start(turn) + (edge === 'end' ? turns.length(turn) : 0);
  for (let turn = turns.turnAt(from); turn >= 0 && turn < turns.count; turn += direction)
    if (turns.length(turn) > 0 && (at(turn) - from) * direction > 0) return at(turn);
  return from;
}

/**
 * The selection after one more sentence or turn. A caret becomes the whole sentence or turn that it is in; going back
 * never goes past where the selection began.
 */
export function extended(
  turns: TurnMap,
  { anchor, focus }: TextSelection,
  by: Unit,
  direction: -1 | 1,
): TextSelection {
  if (anchor === focus) {
    const start = Math.min(stop(turns, focus + 1, 'start', by, -1), focus);
    const end = stop(turns, start, 'end', by, 1);
    return direction > 0 ? { anchor: start, focus: end } : { anchor: end, focus: start };
  }
  const isForward = focus > anchor;
  const moved = stop(turns, focus, isForward ? 'end' : 'start', by, direction);
  return { anchor, focus: isForward ? Math.max(anchor, moved) : Math.min(anchor, moved) };
}

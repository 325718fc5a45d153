import type { ExemplarStanding, Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import type { Board } from './use-board.ts';

/** The lanes from left to right. */
export const LANES = ['chosen', 'candidate', 'supplementary'] as const satisfies readonly ExemplarStanding[];

/** Where a quotation stands on the board. */
export type Place = { lane: ExemplarStanding; at: number };

export function placeOf(board: Board, id: Id): Place | null {
  for (const lane of LANES) {
    const at = board.lanes[lane].findIndex((one) => one.exemplar.id === id);
    if (at >= 0) return { lane, at };
  }
  return null;
}

/** Puts a quotation at a place of a lane, counted without itself; beyond the end: last. */
export async function put(
  session: Session,
  board: Board,
  id: Id,
  standing: ExemplarStanding,
  at: number,
): Promise<boolean> {
  const lane = board.lanes[standing].filter((one) => one.exemplar.id !== id);
  const beforeId = lane[at]?.exemplar.id ?? null;
  return (await session.act('exemplars.rank', { id, codeId: board.codeId, standing, beforeId })) !== null;
}

/** One step: up or down in its lane, or to the lane beside, as far up as it was. False where there is no such place. */
export async function step(
  session: Session,
  board: Board,
  id: Id,
  to: 'up' | 'down' | 'left' | 'right',
): Promise<boolean> {
  const place = placeOf(board, id);
  if (!place) return false;
  if (to === 'up' || to === 'down') {
    const at = place.at + (to === 'up' ? -1 : 1);
    if (at < 0 || at >= board.lanes[place.lane].length) return false;
    return put(session, board, id, place.lane, at);
  }
  const lane = LANES[LANES.indexOf(place.lane) + (to === 'left' ? -1 : 1)];
  return lane ? put(session, board, id, lane, place.at) : false;
}

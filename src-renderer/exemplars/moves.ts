import type { ExemplarStanding, Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { lanesOf, type Board, type Lanes } from './use-board.ts';

/** The lanes from left to right. */
export const LANES = ['chosen', 'candidate', 'supplementary'] as const satisfies readonly ExemplarStanding[];

/** Where a quotation stands on the board. */
export type Place = { lane: ExemplarStanding; at: number };

export function placeOf(lanes: Lanes, id: Id): Place | null {
  for (const lane of LANES) {
    const at = lanes[lane].findIndex((one) => one.exemplar.id === id);
    if (at >= 0) return { lane, at };
  }
  return null;
}

/** The board's lanes as the store has them now, which what is drawn is a frame behind. */
const lanesNow = ({ store }: Session, { incidents }: Board): Lanes =>
  lanesOf(incidents, store.get().tables.exemplar);

/** Puts a quotation at a place of a lane as it is drawn, counted without itself; beyond the end: last. */
export function put(
  session: Session,
  board: Board,
  id: Id,
  standing: ExemplarStanding,
  at: number,
): Promise<boolean> {
  const beforeId = beforeAt(board.lanes, id, standing, at);
  return session.inTurn(() => rank(session, board, id, standing, beforeId));
}

/**
 * One step: up or down in its lane, or to the lane beside, as far up as it was; from where it stands when it is its
 * turn. False where there is no such place.
 */
export function step(
  session: Session,
  board: Board,
  id: Id,
  to: 'up' | 'down' | 'left' | 'right',
): Promise<boolean> {
  return session.inTurn(async () => {
    const lanes = lanesNow(session, board);
    const place = placeOf(lanes, id);
    if (!place) return false;
    const isWithin = to === 'up' || to === 'down';
    const at = isWithin ? place.at + (to === 'up' ? -1 : 1) : place.at;
    const lane = isWithin ? place.lane : LANES[LANES.indexOf(place.lane) + (to === 'left' ? -1 : 1)];
    if (!lane || (isWithin && (at < 0 || at >= lanes[lane].length))) return false;
    return rank(session, board, id, lane, beforeAt(lanes, id, lane, at));
  });
}

/** Takes a quotation off the board; gives the one that stood beside it, null where there was none or it was off already. */
export function takeOff(session: Session, board: Board, id: Id): Promise<Id | null> {
  return session.inTurn(async () => {
    const lanes = lanesNow(session, board);
    const place = placeOf(lanes, id);
    if (!place) return null;
    const lane = lanes[place.lane];
    const next = lane[place.at + 1] ?? lane[place.at - 1];
    if (!(await session.act('exemplars.remove', { id }))) return null;
    return next?.exemplar.id ?? null;
  });
}

function beforeAt(lanes: Lanes, id: Id, standing: ExemplarStanding, at: number): Id | null {
  return lanes[standing].filter((one) => one.exemplar.id !== id)[at]?.exemplar.id ?? null;
}

const rank = async (
  { act }: Session,
  { codeId }: Board,
  id: Id,
  standing: ExemplarStanding,
  beforeId: Id | null,
): Promise<boolean> => (await act('exemplars.rank', { id, codeId, standing, beforeId })) !== null;

import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import type { CodingDesk } from './coding-desk.ts';
import type { Deed } from './deeds.ts';
import { extended } from './extend.ts';
import { uncodedTurn } from './uncoded.ts';

const said = words.reading;

/** Goes to turns without a coding, along the codings of one code, and extends the selection by sentence and turn. */
export function walk(session: Session, desk: CodingDesk, deed: Deed, tell: (message: string) => void): void {
  if (deed.do === 'uncoded') toUncoded(session, desk, deed.direction, tell);
  else if (deed.do === 'same') toSameCode(session, desk, deed.direction, tell);
  else if (deed.do === 'extend') {
    const { selection, turns } = desk.surface;
    const now = selection.get() ?? caretOf(session);
    if (!now) return;
    const next = extended(turns, now, deed.by, deed.direction);
    selection.set(next);
    desk.surface.reveal(next.focus);
  }
}

function caretOf({ view }: Session): { anchor: number; focus: number } | null {
  const { selection } = view.get();
  return selection && { anchor: selection.start, focus: selection.end };
}

function toUncoded(
  session: Session,
  desk: CodingDesk,
  direction: -1 | 1,
  tell: (message: string) => void,
): void {
  const state = session.store.get();
  const document = state.open.get(desk.transcriptId);
  if (!document) return;
  const { turns } = desk.surface;
  const { selection } = session.view.get();
  // Before anything was selected the first turn is one of those to come.
  const from = selection ? turns.turnAt(selection.start) : direction > 0 ? -1 : turns.count;
  const turn = uncodedTurn(state, document, turns, from, direction);
  if (turn === null) return tell(said.noUncoded[direction > 0 ? 'after' : 'before']);
  const start = turns.start(turn);
  desk.select({ start, end: start }, null);
  desk.surface.reveal(start);
  tell(said.uncoded(turn + 1, turns.count, turns.words(turn).slice(0, 200)));
}

function toSameCode(
  session: Session,
  desk: CodingDesk,
  direction: -1 | 1,
  tell: (message: string) => void,
): void {
  const { codingId, codeIds, selection } = session.view.get();
  const { index } = desk.surface;
  const active = index.get(codingId);
  const codeId = active?.codeId ?? codeIds.at(-1);
  if (codeId === undefined) return tell(said.noCode);
  const along = index.ordered.filter((coding) => coding.codeId === codeId);
  const offset = selection?.start ?? 0;
  const next = active
    ? along[along.indexOf(active) + direction]
    : direction > 0
      ? along.find((coding) => coding.start >= offset)
      : along.findLast((coding) => coding.start < offset);
  if (next) desk.goTo(next);
  else tell(said.noSame[direction > 0 ? 'after' : 'before']);
}

import type { Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import type { ChainStart } from '../store/view.ts';

const open = ({ view }: Session, from: ChainStart): void =>
  view.set({ overlay: 'chain', chain: { from, open: null, at: null } });

/** Down from a code, to every word under it. */
export const chainDown = (session: Session, codeId: Id): void => open(session, { codeId });

/** Up from a coding, to everything that rests on it. */
export const chainUpFrom = (session: Session, codingId: Id): void => open(session, { codingId });

/** Up from the words that are selected, or else from the coding that is active. */
export function chainUp(session: Session): void {
  const { transcriptId, selection, codingId } = session.view.get();
  if (transcriptId !== null && selection && selection.start < selection.end)
    open(session, { transcriptId, start: selection.start, end: selection.end });
  else if (codingId !== null) chainUpFrom(session, codingId);
}

/** Back to the chain that was left by one of its links, as it was. */
export function backToChain({ view }: Session): void {
  if (view.get().chain) view.set({ overlay: 'chain' });
}

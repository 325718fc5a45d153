import type { Input } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';

/** What a memo is to be on; for a passage with its start and end. */
export type MemoOn = Input<'memos.tie'>['on'];

/** Begins a memo on something and opens it to be written in; from wherever that thing is shown. */
export async function openMemoOn(session: Session, on: MemoOn): Promise<void> {
  const memo = await session.act('memos.add', { kind: 'theoretical', title: '', plainText: '', on: [on] });
  if (memo) openMemo(session, memo.id);
}

/** Opens a memo. */
export const openMemo = (session: Session, memoId: number): void =>
  session.view.set({ room: 'memos', memoView: 'list', memoId, overlay: 'none' });

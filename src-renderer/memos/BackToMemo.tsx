import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, IconButton } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { openMemo } from './open-memo.ts';
import { shownTitle } from './titles.ts';

/** The way back to the memo from which this window went to a passage; it stays until it is gone or put away. */
export function BackToMemo() {
  const session = useSession();
  const id = useView((looking) => looking.backToMemo);
  const room = useView((looking) => looking.room);
  const memo = useStore((state) => (id === null ? undefined : state.tables.memo.get(id)));
  if (!memo || room === 'memos') return null;
  const away = () => session.view.set({ backToMemo: null });
  return (
    <div className="memo-back">
      <Button
        variant="primary"
        icon="memos"
        onPress={() => {
          away();
          openMemo(session, memo.id);
        }}
      >
        {words.memos.backTo(shownTitle(memo))}
      </Button>
      <IconButton icon="close" size="small" label={words.shell.close} onPress={away} />
    </div>
  );
}

import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { RunningSession } from '../api/session.ts';
import { CodebookRoom } from '../codebook/CodebookRoom.tsx';
import { CompareRoom } from '../compare/CompareRoom.tsx';
import { listenForKeys } from '../commands/keys.ts';
import { commands } from '../commands/table.ts';
import { ExemplarsRoom } from '../exemplars/ExemplarsRoom.tsx';
import { ImportDesk } from '../imports/ImportDesk.tsx';
import { BackToMemo } from '../memos/BackToMemo.tsx';
import { rememberCopies } from '../memos/copying.ts';
import { keepSortings } from '../compare/piles/guard.ts';
import { keepLeftMemos } from '../memos/left-memos.ts';
import { MemoDialog } from '../memos/MemoDialog.tsx';
import { MemosRoom } from '../memos/MemosRoom.tsx';
import { QuoteDialog } from '../memos/QuoteDialog.tsx';
import { PeopleRoom } from '../people/PeopleRoom.tsx';
import { SessionProvider, usePreference, useStore, useView } from '../store/react.tsx';
import type { Looking } from '../store/view.ts';
import { ReplaceDesk } from '../transcript/replacing/ReplaceDesk.tsx';
import { ReviseDialog } from '../transcript/revising/ReviseDialog.tsx';
import { ChainOfEvidence } from '../trail/ChainOfEvidence.tsx';
import { TrailRoom } from '../trail/TrailRoom.tsx';
import { followText } from '../transcript/follow-text.ts';
import { ClosedBanner } from './ClosedBanner.tsx';
import { CodeRoom } from './CodeRoom.tsx';
import { DropZone } from './DropZone.tsx';
import { KeySheet } from './KeySheet.tsx';
import { followOpenTranscript } from './last-open.ts';
import { NoticeList } from './NoticeList.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { StatusLine } from './StatusLine.tsx';
import { applyTheme } from './theme.ts';
import { TopBar } from './TopBar.tsx';

/** The window: rail, top bar, the room, status line, and what lies over them. */
export function App({ session }: { session: RunningSession }) {
  return (
    <SessionProvider value={session}>
      <Everything session={session} />
    </SessionProvider>
  );
}

function Everything({ session }: { session: RunningSession }) {
  const { notices, view } = session;
  const { list, closed } = useSyncExternalStore(notices.subscribe, notices.get);
  const overlay = useView((looking) => looking.overlay);
  const revisingId = useView((looking) => looking.revisingId);
  const theme = usePreference<string>('theme', 'system');
  const title = useStore((state) => state.tables.project.values().next().value?.title ?? '');
  const [dropped, setDropped] = useState<readonly File[]>(NONE);
  useLayoutEffect(() => applyTheme(theme), [theme]);
  useEffect(() => listenForKeys(session, commands), [session]);
  useEffect(() => followOpenTranscript(session), [session]);
  useEffect(() => followText(session), [session]);
  useEffect(() => rememberCopies(session), [session]);
  useEffect(() => keepLeftMemos(session), [session]);
  useEffect(() => keepSortings(session), [session]);
  useEffect(() => {
    document.title = title ? `${title} · Groundwork` : 'Groundwork';
  }, [title]);
  // However the desk was left: what was dropped on it is no file of the next import.
  useEffect(
    () =>
      view.subscribe(() => {
        if (view.get().overlay === 'none') setDropped(NONE);
      }),
    [view],
  );
  const close = () => view.set({ overlay: 'none' });
  return (
    <div className="window">
      <TopBar />
      <Rail />
      <section className="room">
        <Room />
      </section>
      <StatusLine isClosed={closed} />
      {overlay === 'palette' && <Palette onClose={close} />}
      {overlay === 'keys' && <KeySheet onClose={close} />}
      {overlay === 'memo' && <MemoDialog onClose={close} />}
      {overlay === 'quote' && <QuoteDialog onClose={close} />}
      <BackToMemo />
      <ChainOfEvidence />
      {overlay === 'import' && <ImportDesk dropped={dropped} onClose={close} />}
      {overlay === 'replace' && <ReplaceDesk onClose={close} />}
      {overlay === 'revise' && revisingId !== null && (
        <ReviseDialog id={revisingId} dropped={dropped} onClose={close} />
      )}
      <DropZone
        mayDrop={() => isDesk(view.get().overlay) || document.querySelector('.modal') === null}
        onFiles={(files) => {
          setDropped(files);
          if (!isDesk(view.get().overlay)) view.set({ overlay: 'import' });
        }}
      />
      {closed && <ClosedBanner />}
      <NoticeList notices={notices} list={list} />
    </div>
  );
}

const NONE: readonly File[] = [];

/** Where files can be brought to; over any other window what is written in it is not to be lost. */
const isDesk = (overlay: Looking['overlay']) => overlay === 'import' || overlay === 'revise';

function Room() {
  const room = useView((looking) => looking.room);
  switch (room) {
    case 'code':
      return <CodeRoom />;
    case 'compare':
      return <CompareRoom />;
    case 'exemplars':
      return <ExemplarsRoom />;
    case 'trail':
      return <TrailRoom />;
    case 'codebook':
      return <CodebookRoom />;
    case 'people':
      return <PeopleRoom />;
    case 'memos':
      return <MemosRoom />;
  }
}

import type { RunningSession } from '../api/session.ts';
import { CodebookRoom } from '../codebook/CodebookRoom.tsx';
import { CodeTree } from '../codes/CodeTree.tsx';
import { PassagePanel } from '../codes/PassagePanel.tsx';
import { MemosRoom } from '../memos/MemosRoom.tsx';
import { PeopleRoom } from '../people/PeopleRoom.tsx';
import { TranscriptList } from '../people/TranscriptList.tsx';
import { SessionProvider, useView } from '../store/react.tsx';
import { TranscriptView } from '../transcript/TranscriptView.tsx';

/** The window: rail, top bar, the room, status line, and what lies over them. */
export function App({ session }: { session: RunningSession }) {
  return (
    <SessionProvider value={session}>
      <Rooms />
    </SessionProvider>
  );
}

function Rooms() {
  const room = useView((looking) => looking.room);
  switch (room) {
    case 'code':
      return (
        <main className="room-code">
          <aside>
            <TranscriptList />
            <CodeTree />
          </aside>
          <TranscriptView />
          <PassagePanel />
        </main>
      );
    case 'codebook':
      return <CodebookRoom />;
    case 'people':
      return <PeopleRoom />;
    case 'memos':
      return <MemosRoom />;
  }
}

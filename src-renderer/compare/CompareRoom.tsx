import { words } from '../words/index.ts';

const said = words.compare;

export function CompareRoom() {
  return (
    <main className="compare-room" data-pane="">
      <header className="room-bar">
        <h1>{said.room}</h1>
      </header>
    </main>
  );
}

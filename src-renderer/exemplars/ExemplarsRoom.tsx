import { words } from '../words/index.ts';

const said = words.exemplars;

export function ExemplarsRoom() {
  return (
    <main className="exemplars-room" data-pane="">
      <header className="room-bar">
        <h1>{said.room}</h1>
      </header>
    </main>
  );
}

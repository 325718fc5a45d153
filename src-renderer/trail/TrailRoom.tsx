import { words } from '../words/index.ts';

const said = words.trail;

export function TrailRoom() {
  return (
    <main className="trail-room" data-pane="">
      <header className="room-bar">
        <h1>{said.room}</h1>
      </header>
    </main>
  );
}

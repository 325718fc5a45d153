import { useSession, useView } from '../store/react.tsx';
import type { Room } from '../store/view.ts';
import { Icon, type IconName } from '../ui/index.ts';
import { words } from '../words/index.ts';

const ROOMS: readonly { room: Room; icon: IconName }[] = [
  { room: 'code', icon: 'code' },
  { room: 'compare', icon: 'compare' },
  { room: 'codebook', icon: 'codebook' },
  { room: 'exemplars', icon: 'star' },
  { room: 'memos', icon: 'memos' },
  { room: 'people', icon: 'cases' },
  { room: 'trail', icon: 'trail' },
];

/** The rooms of the window. */
export function Rail() {
  const { view } = useSession();
  const now = useView((looking) => looking.room);
  return (
    <nav className="rail" aria-label={words.shell.roomsLabel}>
      {ROOMS.map(({ room, icon }) => (
        <button
          key={room}
          type="button"
          aria-current={room === now ? 'page' : undefined}
          onClick={() => view.set({ room })}
        >
          <Icon name={icon} size={18} />
          {words.shell.rooms[room]}
        </button>
      ))}
    </nav>
  );
}

import type { Room } from '../store/view.ts';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

const toRoom = (room: Room, number: number): Command => ({
  id: `window.${room}`,
  title: words.shell.goTo[room],
  group: 'window',
  keys: [`Alt+${number}`],
  inFields: true,
  run: ({ view }) => view.set({ room, overlay: 'none' }),
});

/** The parts of the window that F6 goes round, in reading order. */
const PANES = '[data-pane]';

/** Moves the focus to the next part of the window, or the one before. */
function nextPane(step: 1 | -1) {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter(
    (pane) => pane.offsetParent !== null,
  );
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const pane = panes[(now + step + panes.length) % panes.length];
  const inside = pane?.querySelector<HTMLElement>(
    '[data-pane-start], [contenteditable="true"], [role="treegrid"], [role="grid"], [role="listbox"], [tabindex="0"], button, input',
  );
  (inside ?? pane)?.focus();
}

export const windowCommands: readonly Command[] = [
  {
    id: 'window.palette',
    title: words.shell.find,
    group: 'window',
    keys: ['Mod+K'],
    inFields: true,
    run: ({ view }) => view.set({ overlay: 'palette' }),
  },
  toRoom('code', 1),
  toRoom('compare', 2),
  toRoom('codebook', 3),
  toRoom('exemplars', 4),
  toRoom('memos', 5),
  toRoom('people', 6),
  toRoom('trail', 7),
  {
    id: 'window.nextPane',
    title: words.shell.nextPane,
    group: 'window',
    keys: ['F6'],
    inFields: true,
    run: () => nextPane(1),
  },
  {
    id: 'window.previousPane',
    title: words.shell.previousPane,
    group: 'window',
    keys: ['Shift+F6'],
    inFields: true,
    run: () => nextPane(-1),
  },
  ...(['light', 'dark', 'system'] as const).map((theme): Command => ({
    id: `window.theme.${theme}`,
    title: words.shell.themeCommand[theme],
    group: 'window',
    run: ({ preferences }) => preferences.save({ theme }),
  })),
  {
    id: 'window.keys',
    title: words.shell.keySheet,
    group: 'window',
    keys: ['?'],
    run: ({ view }) => view.set({ overlay: 'keys' }),
  },
];

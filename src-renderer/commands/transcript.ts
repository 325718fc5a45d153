import type { Session } from '../store/react.tsx';
import { ask, type Deed } from '../transcript/deeds.ts';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

/** Whether a transcript is open in the room of coding; the next three are narrower. */
export const isOpen = ({ view, store }: Session) => {
  const { room, transcriptId } = view.get();
  return room === 'code' && transcriptId !== null && store.get().open.has(transcriptId);
};
export const hasSelection = (session: Session) => {
  const { selection } = session.view.get();
  return isOpen(session) && selection !== null && selection.start < selection.end;
};
/** Enter and Delete belong to the button or row that has the focus. */
const isElsewhere = () =>
  document.activeElement?.closest('button, a, summary, [role="row"], [role="treeitem"], [role="option"]') !=
  null;
export const hasCoding = (session: Session) => isOpen(session) && session.view.get().codingId !== null;
export const hasCaret = (session: Session) => isOpen(session) && session.view.get().selection !== null;

const { commands } = words.transcript;
type Row = [id: string, title: string, keys: string[], when: NonNullable<Command['when']>, deed: Deed];
const edge = (
  name: 'start' | 'end',
  direction: -1 | 1,
  by: 'word' | 'character',
): [keys: string[], when: Row[3], deed: Deed] => [
  [
    `${by === 'character' ? 'Mod+' : ''}${name === 'end' ? 'Shift+' : ''}Alt+${direction < 0 ? 'ArrowLeft' : 'ArrowRight'}`,
  ],
  hasCoding,
  { do: 'edge', edge: name, direction, by },
];

const rows: Row[] = [
  [
    'code',
    commands.code,
    ['Enter'],
    (session) => hasSelection(session) && !isElsewhere(),
    { do: 'code', typed: '' },
  ],
  ['in-vivo', commands.inVivo, ['V'], hasSelection, { do: 'inVivo' }],
  ...Array.from({ length: 9 }, (_, i): Row => [
    `recent-${i + 1}`,
    commands.recent(i + 1),
    [String(i + 1)],
    hasSelection,
    { do: 'recent', number: i + 1 },
  ]),
  [
    'remove',
    commands.remove,
    ['Delete', 'Backspace'],
    (session) => hasCaret(session) && !isElsewhere(),
    { do: 'remove' },
  ],
  ['star', commands.star, ['S'], hasCoding, { do: 'star' }],
  ['next', commands.next, [']'], isOpen, { do: 'next' }],
  ['previous', commands.previous, ['['], isOpen, { do: 'previous' }],
  ['find', commands.find, ['Mod+F'], isOpen, { do: 'find' }],
  ['end-back', commands.endBack, ...edge('end', -1, 'word')],
  ['end-forth', commands.endForth, ...edge('end', 1, 'word')],
  ['start-back', commands.startBack, ...edge('start', -1, 'word')],
  ['start-forth', commands.startForth, ...edge('start', 1, 'word')],
  ['end-back-character', commands.endBackCharacter, ...edge('end', -1, 'character')],
  ['end-forth-character', commands.endForthCharacter, ...edge('end', 1, 'character')],
  ['start-back-character', commands.startBackCharacter, ...edge('start', -1, 'character')],
  ['start-forth-character', commands.startForthCharacter, ...edge('start', 1, 'character')],
];

/** What can be done in an open transcript. The text answers its keys itself; from elsewhere they come through here. */
export const transcriptCommands: readonly Command[] = rows.map(([name, title, keys, when, deed]) => ({
  id: `transcript.${name}`,
  title,
  group: 'transcript',
  keys,
  when,
  inFields: deed.do === 'find',
  run: () => void ask(deed),
}));

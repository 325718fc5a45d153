import type { Session } from '../store/react.tsx';
import { ask, type Deed } from '../transcript/deeds.ts';
import { CODES, COLOURS, NUMBERS, readShown, saveShown } from '../transcript/shown.ts';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';
import { hasCaret, hasCoding, hasSelection, isOpen } from './transcript.ts';

const said = words.reading.commands;
type When = NonNullable<Command['when']>;
const writing =
  (when: When): When =>
  (session) =>
    !session.store.get().readOnly && when(session);
const isCaret: When = (session) => hasCoding(session) && !hasSelection(session);

type Row = [id: string, title: string, keys: string[], when: When, deed: Deed];
const edge = (name: 'start' | 'end', direction: -1 | 1): [keys: string[], when: When, deed: Deed] => [
  [`${name === 'end' ? 'Shift+' : ''}Alt+${direction < 0 ? 'ArrowUp' : 'ArrowDown'}`],
  writing(hasCoding),
  { do: 'edge', edge: name, direction, by: 'sentence' },
];

const rows: Row[] = [
  ['uncoded-next', said.uncodedNext, ['U'], isOpen, { do: 'uncoded', direction: 1 }],
  ['uncoded-previous', said.uncodedPrevious, ['Shift+U'], isOpen, { do: 'uncoded', direction: -1 }],
  ['same-next', said.sameNext, ['}'], isOpen, { do: 'same', direction: 1 }],
  ['same-previous', said.samePrevious, ['{'], isOpen, { do: 'same', direction: -1 }],
  // The signs that Shift makes of the stop and the comma, as an event has them.
  ['sentence-forth', said.sentenceForth, ['Mod+>'], hasCaret, { do: 'extend', by: 'sentence', direction: 1 }],
  ['sentence-back', said.sentenceBack, ['Mod+<'], hasCaret, { do: 'extend', by: 'sentence', direction: -1 }],
  [
    'turn-forth',
    said.turnForth,
    ['Mod+Shift+ArrowDown'],
    hasCaret,
    { do: 'extend', by: 'turn', direction: 1 },
  ],
  ['turn-back', said.turnBack, ['Mod+Shift+ArrowUp'], hasCaret, { do: 'extend', by: 'turn', direction: -1 }],
  ['start-back-sentence', said.startBack, ...edge('start', -1)],
  ['start-forth-sentence', said.startForth, ...edge('start', 1)],
  ['end-back-sentence', said.endBack, ...edge('end', -1)],
  ['end-forth-sentence', said.endForth, ...edge('end', 1)],
  ['split', said.split, ['X'], writing(isCaret), { do: 'split' }],
  ['join', said.join, ['J'], writing(hasCoding), { do: 'join' }],
  ['erase', said.erase, ['Shift+Delete', 'Shift+Backspace'], writing(hasSelection), { do: 'erase' }],
  ['negative', said.negative, ['N'], writing(hasCoding), { do: 'negative' }],
  ['comment', said.comment, ['C'], writing(hasCoding), { do: 'comment' }],
  ['region-add', said.regionAdd, ['Alt+R'], writing(hasSelection), { do: 'region', what: 'add' }],
  ['region-from', said.regionFrom, ['Alt+R'], writing(hasCaret), { do: 'region', what: 'from' }],
  ['region-edit', said.regionEdit, [], writing(hasCaret), { do: 'region', what: 'edit' }],
  ['region-scope', said.regionScope, [], writing(hasCaret), { do: 'region', what: 'scope' }],
  ['region-remove', said.regionRemove, [], writing(hasCaret), { do: 'region', what: 'remove' }],
];

const setting = (id: string, title: string, run: (session: Session) => void): Command => ({
  id: `transcript.shown.${id}`,
  title,
  group: 'transcript',
  when: isOpen,
  run,
});

/** Walking through an open transcript, working on its codings and regions, and what is shown of them. */
export const readingCommands: readonly Command[] = [
  ...rows.map(([name, title, keys, when, deed]): Command => ({
    id: `transcript.${name}`,
    title,
    group: 'transcript',
    keys,
    when,
    run: () => void ask(deed),
  })),
  ...NUMBERS.map((numbers) =>
    setting(numbers, said.numbers[numbers], (session) => saveShown(session, { numbers })),
  ),
  setting('times', said.times, (session) => saveShown(session, { times: !readShown(session).times })),
  ...COLOURS.map((colours) =>
    setting(`by.${colours}`, said.colours[colours], (session) => saveShown(session, { colours })),
  ),
  ...CODES.map((codes) => setting(codes, said.codes[codes], (session) => saveShown(session, { codes }))),
  setting('outOfScope', said.outOfScope, (session) =>
    saveShown(session, { outOfScope: !readShown(session).outOfScope }),
  ),
  setting('retired', said.retired, (session) => saveShown(session, { retired: !readShown(session).retired })),
];

import { askPiles, type PilesAsk } from '../compare/piles/ask.ts';
import { openPiles } from '../compare/piles/open.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { cardCommands, cardMoves, whenOnCards, type CardRow, type When } from './cards.ts';
import { isInSight, type Command } from './command.ts';
import { codesHere } from './compare.ts';

const t = words.piles.commands;

const isHere: When = ({ view }) => view.get().room === 'compare' && view.get().piles.openFor !== null;
const canSort: When = (session) => isHere(session) && !session.store.get().readOnly;
const onCards = whenOnCards(isHere);

/** The one code whose incidents could be sorted from here: on the bench, in the tree or the codebook. */
function codeHere(session: Session): number | null {
  const { room, bench } = session.view.get();
  const ids = room === 'compare' ? bench.codeIds : codesHere(session);
  const [only] = ids;
  if (ids.length !== 1 || only === undefined) return null;
  return session.store.get().tables.code.get(only)?.retiredAt === null ? only : null;
}

type Row = CardRow<PilesAsk>;
const rows: Row[] = [
  ...Array.from({ length: 9 }, (_, i): Row => [
    `put.${i + 1}`,
    t.put(i + 1),
    [String(i + 1)],
    canSort,
    { do: 'put', position: i + 1 },
  ]),
  ['choose', t.choose, ['G'], canSort, { do: 'choose' }],
  ['fresh', t.fresh, ['N'], canSort, { do: 'fresh' }],
  ['back', t.back, ['Backspace'], canSort, { do: 'back' }],
  // Nothing of it is in the project yet: what undo takes back there is not touched from here.
  ['undo', t.undo, ['Z', 'Mod+Z'], canSort, { do: 'undo' }],
  ['redo', t.redo, ['Shift+Z', 'Mod+Shift+Z', 'Mod+Y'], canSort, { do: 'redo' }],
  ...cardMoves(t, onCards),
  ['pick', t.pick, [' '], onCards, { do: 'pick' }],
  ['all', t.all, ['Mod+A'], onCards, { do: 'all' }],
  ['read', t.read, ['Enter'], onCards, { do: 'read' }],
  ['find', t.find, ['/'], isHere, { do: 'find' }],
  ['leave', t.leave, ['Escape'], isHere, { do: 'leave' }],
];

/** Sorting a code's incidents into piles: there and back, and everything that is done with them. */
export const pilesCommands: readonly Command[] = [
  {
    id: 'piles.open',
    title: t.open,
    group: 'compare',
    keys: ['L', 'Alt+L'],
    when: (session) => !isHere(session) && codeHere(session) !== null && isInSight(session),
    run: (session) => {
      const id = codeHere(session);
      if (id !== null) openPiles(session, id);
    },
  },
  {
    id: 'piles.make',
    title: t.make,
    group: 'compare',
    keys: ['Mod+Enter'],
    when: canSort,
    inFields: true,
    run: () => askPiles({ do: 'make' }),
  },
  ...cardCommands('piles', rows, askPiles),
];

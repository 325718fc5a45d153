import { flushSync } from 'react-dom';
import { askBench, type BenchAsk } from '../compare/ask.ts';
import { backToBench, compareCodes, isAway, setBench, showBench } from '../compare/bench.ts';
import { STEPS } from '../compare/steps.ts';
import { chosen } from '../codes/acts.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { cardCommands, cardMoves, move, whenOnCards, type CardRow, type When } from './cards.ts';
import { isInSight, type Command } from './command.ts';

const t = words.compare.commands;

/** Where a code's incidents are being sorted into piles, the keys are the piles'. */
const isHere: When = ({ view }) => view.get().room === 'compare' && view.get().piles.openFor === null;
const hasBench: When = (session) => isHere(session) && session.view.get().bench.codeIds.length > 0;
const canWrite: When = (session) => hasBench(session) && !session.store.get().readOnly;
const onCards = whenOnCards(hasBench);

type Row = CardRow<BenchAsk>;
const rows: Row[] = [
  ...STEPS.map((step, i): Row => [
    `step.${step}`,
    t.step(words.compare.step[step]),
    [String(i + 1)],
    hasBench,
    { do: 'step', step },
  ]),
  ...cardMoves(t, onCards),
  ['extendLeft', t.extendLeft, ['Shift+ArrowLeft'], onCards, move('left', true)],
  ['extendRight', t.extendRight, ['Shift+ArrowRight'], onCards, move('right', true)],
  ['pick', t.pick, [' '], onCards, { do: 'pick' }],
  ['column', t.column, ['Mod+A'], onCards, { do: 'column' }],
  ['read', t.read, ['Enter'], onCards, { do: 'read' }],
  ['question', t.question, ['Q'], hasBench, { do: 'question' }],
  ['reason', t.reason, ['W'], canWrite, { do: 'reason' }],
  ['find', t.find, ['/'], hasBench, { do: 'find' }],
  ['filter', t.filter, ['F'], hasBench, { do: 'filter' }],
  ['clear', t.clear, ['Escape'], isHere, { do: 'clear' }],
  ...(
    [
      ['same', 'S'],
      ['different', 'D'],
      ['move', 'M'],
      ['property', 'P'],
      ['definition', 'R'],
      ['negative', 'N'],
    ] as const
  ).map(([verdict, keys]): Row => [
    `verdict.${verdict}`,
    t[verdict],
    [keys],
    canWrite,
    { do: 'verdict', verdict },
  ]),
];

/** The codes that are chosen in the tree; in an open transcript that of the active coding. */
export function codesHere(session: Session): number[] {
  const { room, codingId, transcriptId } = session.view.get();
  const state = session.store.get();
  const own = chosen(session).map((code) => code.id);
  if (room === 'codebook' || own.length > 0) return own;
  const coding =
    room === 'code' && transcriptId !== null && codingId !== null
      ? state.open.get(transcriptId)?.codings.get(codingId)
      : undefined;
  return coding ? [coding.codeId] : [];
}

/** Constant comparison: to the bench and back, and everything that is done on it. */
export const compareCommands: readonly Command[] = [
  {
    id: 'compare.codes',
    title: t.codes,
    group: 'compare',
    keys: ['Alt+C'],
    when: (session) => session.view.get().room !== 'compare' && codesHere(session).length > 0,
    run: (session) => compareCodes(session, codesHere(session)),
  },
  {
    id: 'compare.choose',
    title: t.choose,
    group: 'compare',
    keys: ['Alt+C'],
    when: (session) => isInSight(session) && session.store.get().tables.code.size > 0,
    run: (session) => {
      // At once: the room hears it only when it is on the screen.
      flushSync(() => {
        showBench(session);
        session.view.set({ room: 'compare' });
      });
      askBench({ do: 'codes' });
    },
  },
  {
    id: 'compare.back',
    title: t.back,
    group: 'compare',
    keys: ['Alt+B'],
    when: isAway,
    run: backToBench,
  },
  {
    id: 'compare.kept',
    title: t.kept,
    group: 'compare',
    keys: ['K'],
    when: isHere,
    run: (session) =>
      setBench(session, { side: session.view.get().bench.side?.what === 'kept' ? null : { what: 'kept' } }),
  },
  ...cardCommands('compare', rows, askBench),
];

import type { Command } from './command.ts';

/** When a command can be run. */
export type When = NonNullable<Command['when']>;

/** What a key asks of a screen of cards, and when: `asked` goes to the screen, which knows where its cards are. */
export type CardRow<A> = [id: string, title: string, keys: string[], when: When, asked: A];

/** The rows as commands; their ids begin with `screen`. */
export const cardCommands = <A>(screen: string, rows: readonly CardRow<A>[], ask: (asked: A) => void) =>
  rows.map(([id, title, keys, when, asked]): Command => ({
    id: `${screen}.${id}`,
    title,
    group: 'compare',
    keys,
    when,
    run: () => ask(asked),
  }));

type Moved<To> = { do: 'move'; by: To; extend: boolean };

/** Asks for the caret to go from card to card, taking what it passes into the picks where they are extended. */
export const move = <To extends string>(by: To, extend = false): Moved<To> => ({ do: 'move', by, extend });

/** The keys with which the caret goes from card to card, as a screen calls what they do. */
export const cardMoves = (
  t: Record<'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'extendUp' | 'extendDown', string>,
  onCards: When,
) =>
  [
    ['up', t.up, ['ArrowUp'], onCards, move('up')],
    ['down', t.down, ['ArrowDown'], onCards, move('down')],
    ['left', t.left, ['ArrowLeft'], onCards, move('left')],
    ['right', t.right, ['ArrowRight'], onCards, move('right')],
    ['first', t.first, ['Home'], onCards, move('first')],
    ['last', t.last, ['End'], onCards, move('last')],
    ['extendUp', t.extendUp, ['Shift+ArrowUp'], onCards, move('up', true)],
    ['extendDown', t.extendDown, ['Shift+ArrowDown'], onCards, move('down', true)],
  ] satisfies CardRow<Moved<'up' | 'down' | 'left' | 'right' | 'first' | 'last'>>[];

/** Arrows, Space and Enter belong to whatever else has the focus: a button, a field, a list, a panel that is read. */
export const whenOnCards =
  (isHere: When): When =>
  (session, at = document.activeElement) =>
    isHere(session) && (at === null || at === document.body || at.matches('[data-incident]'));

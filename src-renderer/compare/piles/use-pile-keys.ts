import { useEffect, useRef, type RefObject } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import type { Pile } from '../../store/piles-look.ts';
import { useSession } from '../../store/react.tsx';
import { setBench } from '../bench.ts';
import { columnOf, moveCaret, type Direction } from '../caret.ts';
import { cardsIn, nearestCard } from '../geometry.ts';
import type { Hands } from '../hands.ts';
import { pickAll } from '../picking.ts';
import { usePilesAsked } from './ask.ts';
import { pileOf, redo, undo } from './sorting.ts';
import type { Change, PileDeeds } from './use-deeds.ts';

/** Walks, picks and sorts as keys ask. `within` holds the loose list and the piles. */
export function usePileKeys(
  within: RefObject<HTMLElement | null>,
  loose: readonly BenchIncident[],
  piles: readonly Pile[],
  hands: Hands,
  deeds: PileDeeds,
  change: Change,
): void {
  const session = useSession();
  const now = useRef({ loose, piles });
  useEffect(() => {
    now.current = { loose, piles };
  });
  const lie = (): Id[][] => [
    now.current.loose.map((one) => one.id),
    ...now.current.piles.map((pile) => [...pile.ids]),
  ];
  const nextOf = (by: Direction, caret: Id | null): Id | null => {
    const isSideways = by === 'left' || by === 'right';
    const along = isSideways && caret !== null ? null : moveCaret([lie()], caret, by);
    if (along !== null || caret === null || !within.current || by === 'first' || by === 'last') return along;
    // From list to piles and from pile to pile as the eye sees them.
    const all = cardsIn(within.current, false);
    const from = all.find((one) => one.id === caret);
    if (!from) return moveCaret([lie()], null, by);
    return nearestCard(from, isSideways ? cardsIn(within.current, true) : all, by);
  };
  const move = (by: Direction, extend: boolean) => {
    const { bench } = session.view.get();
    const caret =
      bench.caret !== null && lie().some((ids) => ids.includes(bench.caret ?? 0)) ? bench.caret : null;
    const next = nextOf(by, caret);
    if (next === null) return;
    const over = extend ? [caret, next].filter((id) => id !== null) : [];
    const picks = [...bench.picks, ...over.filter((id) => !bench.picks.includes(id))];
    hands.focus.want(next);
    setBench(session, {
      caret: next,
      ...(over.length > 0 ? { picks } : {}),
      ...(bench.side?.what === 'reading' ? { side: { what: 'reading', id: next } } : {}),
    });
  };
  const stepBack = (deed: typeof undo, caret: Id | null) => {
    const before = now.current.piles;
    const after = change(deed);
    // The focus goes along with the card that the keys walk from.
    if (after && caret !== null && pileOf(before, caret) !== pileOf(after.piles, caret))
      hands.focus.want(caret);
  };
  usePilesAsked((asked) => {
    const { caret } = session.view.get().bench;
    switch (asked.do) {
      case 'move':
        return move(asked.by, asked.extend);
      case 'put': {
        const pile = now.current.piles[asked.position - 1];
        return pile && deeds.put(pile.key, deeds.going(), true);
      }
      case 'fresh':
        return deeds.fresh(deeds.going());
      case 'back':
        return deeds.back(deeds.going(), true);
      case 'undo':
        return stepBack(undo, caret);
      case 'redo':
        return stepBack(redo, caret);
      case 'pick':
        return caret === null ? undefined : hands.acts.pick(caret, false);
      case 'read':
        return caret === null ? undefined : hands.acts.read(caret);
      case 'all': {
        const column = columnOf([lie()], caret);
        const own = column.length > 0 ? column : now.current.loose.map((one) => one.id);
        return pickAll(
          session,
          own.map((id) => ({ id })),
        );
      }
    }
  });
}

import { useContext, type RefObject } from 'react';
import { useSession } from '../store/react.tsx';
import { useBenchAsked } from './ask.ts';
import { setBench } from './bench.ts';
import { columnOf, moveCaret, type Lie } from './caret.ts';
import { cardsIn, nearestCard } from './geometry.ts';
import { BenchHands } from './hands.ts';
import { pickAll } from './picking.ts';

/** Moves the caret among the cards of `within` as keys ask, picks what it goes over with Shift, and picks columns. */
export function useCaret(
  within: RefObject<HTMLElement | null>,
  lie: Lie,
  options: { lanes: number; wholeColumn?: () => readonly number[] },
): void {
  const session = useSession();
  const { acts, focus } = useContext(BenchHands);
  const nextOf = (by: Parameters<typeof moveCaret>[2], caret: number | null): number | null => {
    const isSideways = by === 'left' || by === 'right';
    const isByEye = isSideways || (options.lanes > 1 && (by === 'up' || by === 'down'));
    if (isByEye && within.current && caret !== null) {
      const cards = cardsIn(within.current, isSideways);
      const from = cardsIn(within.current, false).find((one) => one.id === caret);
      const found = from && nearestCard(from, cards, by);
      if (found !== null && found !== undefined) return found;
      if (isSideways && options.lanes > 1) return null;
    }
    return moveCaret(lie, caret, by, { lanes: options.lanes });
  };
  useBenchAsked((asked) => {
    const { bench } = session.view.get();
    if (asked.do === 'move') {
      const next = nextOf(asked.by, bench.caret);
      if (next === null) return;
      focus.want(next);
      const over = asked.extend ? [bench.caret, next].filter((id) => id !== null) : [];
      const picks = [...bench.picks, ...over.filter((id) => !bench.picks.includes(id))];
      if (next !== bench.caret || over.length > 0) {
        // What is read beside the columns goes along.
        const side = bench.side?.what === 'reading' ? { what: 'reading' as const, id: next } : bench.side;
        setBench(session, { caret: next, picks, side });
      }
    } else if (asked.do === 'pick' && bench.caret !== null) acts.pick(bench.caret, false);
    else if (asked.do === 'read' && bench.caret !== null) acts.read(bench.caret);
    else if (asked.do === 'column') {
      const all = options.wholeColumn?.() ?? columnOf(lie, bench.caret);
      pickAll(
        session,
        all.map((id) => ({ id })),
      );
    }
  });
}

import { useContext, useEffect, useRef, type RefObject } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession } from '../store/react.tsx';
import { useBenchAsked } from './ask.ts';
import { setBench } from './bench.ts';
import { caretInstead, columnOf, moveCaret, type Direction, type Lie } from './caret.ts';
import { cardsIn, nearestCard } from './geometry.ts';
import { BenchHands } from './hands.ts';
import { pickAll } from './picking.ts';

/**
 * Moves the caret among the cards of `within` as keys ask, picks what it goes over with Shift, and picks columns. Where its
 * card goes, by a verdict, a filter or another window, the caret stays where it was: at the one that takes its place.
 */
export function useCaret(
  within: RefObject<HTMLElement | null>,
  lie: Lie,
  options: {
    lanes: number;
    /** Rows are crossed with columns: sideways the caret stays in its row, also where nothing is drawn yet. */
    isCrossed?: boolean;
    wholeColumn?: () => readonly Id[];
    /** Keys lead to this incident; it is told before it is drawn. */
    onLed?: (id: Id) => void;
  },
): void {
  const session = useSession();
  const { acts, focus } = useContext(BenchHands);
  const { lanes, isCrossed = false, onLed } = options;
  const nextOf = (by: Direction, caret: Id | null): Id | null => {
    const isSideways = by === 'left' || by === 'right';
    const isByEye = isSideways || (lanes > 1 && (by === 'up' || by === 'down'));
    const nearest = (among?: ReadonlySet<Id>): Id | null => {
      if (!within.current || caret === null) return null;
      const from = cardsIn(within.current, false).find((one) => one.id === caret);
      const cards = cardsIn(within.current, isSideways).filter((one) => among?.has(one.id) ?? true);
      return from ? nearestCard(from, cards, by) : null;
    };
    if (isCrossed)
      return moveCaret(lie, caret, by, { isCrossed, beside: (ids) => nearest(new Set(ids)) ?? undefined });
    if (isByEye && caret !== null) {
      const found = nearest();
      if (found !== null) return found;
      if (isSideways && lanes > 1 && within.current) return null;
    }
    return moveCaret(lie, caret, by, { lanes });
  };
  const last = useRef(lie);
  useEffect(() => {
    const before = last.current;
    last.current = lie;
    const { caret } = session.view.get().bench;
    const next = before === lie || caret === null ? null : caretInstead(before, lie, caret);
    if (next === null || next === caret) return;
    // Its card has gone, and the keys with it; somebody who is elsewhere stays there.
    if (document.activeElement === document.body) {
      focus.want(next);
      onLed?.(next);
    }
    setBench(session, { caret: next });
  });
  useBenchAsked((asked) => {
    const { bench } = session.view.get();
    if (asked.do === 'move') {
      const next = nextOf(asked.by, bench.caret);
      if (next === null) return;
      focus.want(next);
      onLed?.(next);
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

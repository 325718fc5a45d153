import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { useView } from '../../store/react.tsx';
import type { FocusWanted } from '../hands.ts';
import { cardId, type CardActs } from '../IncidentCard.tsx';
import { useVirtual } from '../use-virtual.ts';
import { PileCard } from './PileCard.tsx';

/** All cards of piles are as high, in CSS pixels; the style sheet says the same. */
const HEIGHT = 60;

/** The cards of a pile, those in sight only: a pile may hold every incident of a code. */
export const PileList = memo(function PileList({
  name,
  ids,
  byId,
  focus,
  acts,
  isDraggable,
}: {
  name: string;
  ids: readonly Id[];
  byId: ReadonlyMap<Id, BenchIncident>;
  focus: FocusWanted;
  acts: CardActs;
  isDraggable: boolean;
}) {
  const caret = useView(({ bench }) =>
    bench.caret !== null && ids.includes(bench.caret) ? bench.caret : null,
  );
  const scroller = useRef<HTMLDivElement>(null);
  const at = caret === null ? -1 : ids.indexOf(caret);
  const virtual = useVirtual({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    getItemKey: useCallback((i: number) => ids[i] ?? i, [ids]),
    // The card that has the focus stays drawn however far it is scrolled away, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = defaultRangeExtractor(range);
        return at < 0 || drawn.includes(at) ? drawn : [...drawn, at].sort((a, b) => a - b);
      },
      [at],
    ),
    overscan: 2,
    gap: 5,
    paddingStart: 3,
    paddingEnd: 8,
    scrollPaddingStart: 6,
    scrollPaddingEnd: 6,
  });
  useEffect(() => {
    if (at < 0 || caret === null || !focus.take(caret)) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    scroller.current?.closest('.pile')?.scrollIntoView({ block: 'nearest' });
    document.getElementById(cardId(caret))?.focus({ preventScroll: true });
  }, [at, caret, virtual, focus]);
  const drawn = virtual.getVirtualItems();
  const [first] = drawn;
  return (
    <div ref={scroller} className="pile-scroll" data-scrolls="">
      <ul className="pile-list" aria-label={name} style={{ height: virtual.getTotalSize() }}>
        {drawn.map((item) => {
          const incident = byId.get(ids[item.index] ?? 0);
          return incident ? (
            <li
              key={item.key}
              className="pile-item"
              draggable={isDraggable}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <PileCard
                incident={incident}
                isStop={at >= 0 ? item.index === at : item.index === first?.index}
                acts={acts}
              />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
});

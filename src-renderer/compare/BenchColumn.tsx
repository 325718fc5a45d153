import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { useSession } from '../store/react.tsx';
import { cardHeight } from './card-size.ts';
import { BenchHands } from './hands.ts';
import { IncidentCard, cardId } from './IncidentCard.tsx';
import type { Size } from './use-size.ts';
import { heightSeen, useVirtual } from './use-virtual.ts';

/** Between cards, in CSS pixels. */
const GAP = 8;
const PADDING = 10;

/** The cards of one column, those in sight only: a column may hold every incident of a study. */
export function BenchColumn({
  name,
  scrollKey,
  incidents,
  room,
  lanes,
  caret,
  hidesCode,
  isDraggable = false,
}: {
  /** What it holds, for those who hear it. */
  name: string;
  /** Under which its scroll position is kept while the bench is out of sight. */
  scrollKey: string;
  incidents: readonly BenchIncident[];
  /** How wide it is, and about how high: known before it is drawn, the cards in sight are drawn with it. */
  room: Size;
  /** Cards side by side, where the column is wide. */
  lanes: number;
  caret: Id | null;
  hidesCode: boolean;
  /** Whether cards can be dragged; whoever is around the column hears it. */
  isDraggable?: boolean;
}) {
  const { view } = useSession();
  const { picks, find, acts, focus } = useContext(BenchHands);
  const scroller = useRef<HTMLDivElement>(null);
  const laneWidth = (room.width - 2 * PADDING - (lanes - 1) * GAP) / lanes;
  const at = caret === null ? -1 : incidents.findIndex((one) => one.id === caret);
  const anchors = useRef<{ id: Id; offset: number }[]>([]);
  const virtual = useVirtual({
    count: incidents.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => {
      const incident = incidents[i];
      return incident ? cardHeight(incident, laneWidth) : 100;
    },
    getItemKey: useCallback((i: number) => incidents[i]?.id ?? i, [incidents]),
    // The card that has the focus stays drawn however far it is scrolled away, or the focus would be lost.
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = defaultRangeExtractor(range);
        return at < 0 || drawn.includes(at) ? drawn : [...drawn, at].sort((a, b) => a - b);
      },
      [at],
    ),
    overscan: 4,
    gap: GAP,
    lanes,
    paddingStart: 4,
    paddingEnd: 24,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    directDomUpdates: true,
    initialRect: room,
    measureElement: heightSeen,
    initialOffset: () => view.get().bench.scrolls.get(scrollKey) ?? 0,
    onChange: (now) => {
      const top = now.scrollOffset ?? 0;
      view.get().bench.scrolls.set(scrollKey, top);
      anchors.current = now
        .getVirtualItems()
        .filter((item) => item.end > top)
        .map((item) => ({ id: Number(item.key), offset: item.start - top }));
    },
  });

  // What is read stays where it is when incidents before it come or go.
  const before = useRef(incidents);
  useLayoutEffect(() => {
    if (before.current === incidents) return;
    before.current = incidents;
    const place = new Map(incidents.map((one, i) => [one.id, i]));
    const anchor = anchors.current.find((one) => place.has(one.id));
    const item = anchor && virtual.measurementsCache[place.get(anchor.id) ?? -1];
    if (anchor && item && scroller.current && scroller.current.scrollTop > 0)
      scroller.current.scrollTop = Math.max(0, item.start - anchor.offset);
  }, [incidents, virtual]);

  // The widths of all cards have changed, and with them the heights.
  const lastWidth = useRef(laneWidth);
  useLayoutEffect(() => {
    if (lastWidth.current === laneWidth) return;
    lastWidth.current = laneWidth;
    virtual.measure();
  }, [laneWidth, virtual]);

  useEffect(() => {
    if (at < 0 || caret === null || !focus.take(caret)) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    document.getElementById(cardId(caret))?.focus({ preventScroll: true });
  }, [at, caret, virtual, focus]);

  const drawn = virtual.getVirtualItems();
  const { containerRef, measureElement } = virtual;
  const [first] = drawn;
  return (
    <div ref={scroller} className="bench-scroll" data-scrolls="">
      <ul ref={containerRef} className="bench-list" aria-label={name}>
        {drawn.map((item) => {
          const incident = incidents[item.index];
          if (!incident) return null;
          return (
            <li
              key={item.key}
              ref={measureElement}
              data-index={item.index}
              className="bench-item"
              draggable={isDraggable}
              style={{ left: PADDING + item.lane * (laneWidth + GAP), width: laneWidth }}
            >
              <IncidentCard
                incident={incident}
                isPicked={picks.has(incident.id)}
                isStop={at >= 0 ? item.index === at : item.index === first?.index}
                hidesCode={hidesCode}
                find={find}
                acts={acts}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

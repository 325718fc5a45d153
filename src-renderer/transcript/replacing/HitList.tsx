import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import type { ReplaceOutcome } from '@shared/contract/index.ts';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '../../store/react.tsx';
import { Button } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { placeKey, type Left } from './choice.ts';
import { HitGroup } from './HitGroup.tsx';
import { lineAfter, linesOf, type Line } from './lines.ts';

const said = words.replacing;
/** The most that are listed. */
const MOST = 10_000;
/** Heights before they are drawn, in CSS pixels, and the letters that a line of a place has room for. */
const HEAD = 35;
const PLACE = 14;
const TEXT = 22.5;
const CODINGS = 21;
const LETTERS = 120;

/**
 * The places found, by transcript; those in sight only, however many there are. Each can be left as it is. One stop of
 * Tab: the arrows go from box to box.
 */
export function HitList({
  outcome,
  left,
  isStale,
  isDisabled,
  onLeft,
  onMore,
}: {
  outcome: ReplaceOutcome;
  left: Left;
  /** Another question has been asked meanwhile. */
  isStale: boolean;
  isDisabled: boolean;
  onLeft: (change: (left: Left) => Left) => void;
  onMore: (more: number) => void;
}) {
  const exemplars = useStore((state) => state.tables.exemplar);
  const chosen = useMemo(() => new Set([...exemplars.values()].map((row) => row.codingId)), [exemplars]);
  const { lines, groups } = useMemo(() => linesOf(outcome), [outcome]);
  const indexes = useMemo(() => new Map(lines.map((line, i) => [line.key, i])), [lines]);
  const box = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const headOf = useCallback((i: number) => groups[lines[i]?.group ?? 0]?.first ?? 0, [lines, groups]);
  const isStop = (i: number) => {
    const line = lines[i];
    if (line?.is !== 'hit') return line?.is === 'head';
    return !left.transcripts.has(line.hit.transcriptId);
  };
  const at = indexes.get(current ?? '') ?? 0;
  const stop = isStop(at) ? at : headOf(at);
  // oxlint-disable-next-line react/incompatible-library -- read at every draw, and kept by nobody
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => heightOf(lines[i]),
    getItemKey: useCallback((i: number) => lines[i]?.key ?? i, [lines]),
    // The names of the transcripts in sight stay at the top, and Tab finds the box it stops at wherever that is.
    rangeExtractor: useCallback(
      (range: Range) => {
        const drawn = new Set([...defaultRangeExtractor(range), Math.min(stop, range.count - 1)]);
        for (const i of drawn) drawn.add(headOf(i));
        return [...drawn].sort((a, b) => a - b);
      },
      [stop, headOf],
    ),
    overscan: 8,
    scrollPaddingStart: HEAD,
  });
  const wanted = useRef<number | null>(null);
  const arrive = () => {
    const input = box.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] input`);
    if (wanted.current === null || !input) return;
    wanted.current = null;
    input.focus({ preventScroll: true });
  };
  useEffect(arrive);
  const goTo = (to: number) => {
    wanted.current = to;
    setCurrent(lines[to]?.key ?? null);
    virtual.scrollToIndex(to, { align: 'auto' });
    arrive();
  };
  // With the button that lists more goes its focus: it is at the first place that has come.
  const asked = useRef<number | null>(null);
  useEffect(() => {
    const first = asked.current === null ? undefined : outcome.hits[asked.current];
    const to = first && indexes.get(placeKey(first));
    if (to === undefined) return;
    asked.current = null;
    goTo(to);
  });
  const byKey = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key, altKey, ctrlKey, metaKey } = event;
    if (!(target instanceof HTMLInputElement) || altKey || ctrlKey || metaKey) return;
    const to = lineAfter(key, stop, lines.length, isStop);
    if (to === null) return;
    event.preventDefault();
    goTo(to);
  };
  const found = outcome.transcripts.reduce((sum, one) => sum + one.hits + one.left, 0);
  const listed = outcome.hits.length;
  const rest = found - listed;
  const drawn = Map.groupBy(virtual.getVirtualItems(), (item) => lines[item.index]?.group ?? 0);
  const startOf = (i: number) => virtual.measurementsCache[i]?.start ?? 0;
  const endOf = (i: number) => virtual.measurementsCache[i]?.end ?? 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the boxes within have the keys; the arrows are heard on their way up
    <section
      ref={box}
      className={isStale ? 'rp-hits is-stale' : 'rp-hits'}
      aria-label={said.results}
      aria-busy={isStale}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where no box can be reached the list itself is, so that keys can scroll it
      tabIndex={isDisabled ? 0 : undefined}
      onKeyDown={byKey}
    >
      <output className="visually-hidden">{said.listed(listed, found)}</output>
      <div className="rp-sheet" style={{ height: virtual.getTotalSize() }}>
        {[...drawn].map(([index, items]) => {
          const group = groups[index];
          return (
            group && (
              <HitGroup
                key={group.one.id}
                group={group}
                lines={lines}
                items={items}
                start={startOf(group.first)}
                end={endOf(group.last)}
                left={left}
                chosen={chosen}
                stop={stop}
                isDisabled={isDisabled}
                measure={virtual.measureElement}
                onLeft={onLeft}
                onCurrent={setCurrent}
              />
            )
          );
        })}
      </div>
      {rest > 0 && (
        <div className="rp-more">
          <p>{said.moreNotListed(listed, rest)}</p>
          {listed < MOST && (
            <Button
              onPress={() => {
                asked.current = listed;
                onMore(MOST);
              }}
            >
              {said.listMore(Math.min(MOST - listed, rest))}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function heightOf(line: Line | undefined): number {
  if (line?.is !== 'hit') return HEAD;
  const { before, words: removed, by, after, codings } = line.hit;
  const texts = Math.ceil((before.length + removed.length + by.length + after.length) / LETTERS);
  return Math.round(PLACE + Math.max(1, texts) * TEXT) + (codings.length > 0 ? CODINGS : 0);
}

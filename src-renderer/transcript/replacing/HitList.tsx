import type { Id, ReplacedTranscript, ReplaceHit, ReplaceOutcome } from '@shared/contract/index.ts';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useStore } from '../../store/react.tsx';
import { participantsOf, transcriptName } from '../../store/select.ts';
import { Button } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { isLeft, placeKey, withTranscript, type Left } from './choice.ts';
import { Hit } from './Hit.tsx';

const said = words.replacing;
const MORE = 1_000;
const NO_HITS: readonly ReplaceHit[] = [];

/** The places found, by transcript; each can be left as it is. One stop of Tab: the arrows go from box to box. */
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
  const byTranscript = useMemo(() => Map.groupBy(outcome.hits, (hit) => hit.transcriptId), [outcome.hits]);
  const [current, setCurrent] = useState<string | null>(null);
  const keys = useMemo(() => {
    const all = new Set(outcome.transcripts.map((one) => `all ${one.id}`));
    for (const hit of outcome.hits) all.add(placeKey(hit));
    return all;
  }, [outcome]);
  const first = outcome.transcripts[0];
  const tabStop = current !== null && keys.has(current) ? current : first ? `all ${first.id}` : null;
  const found = outcome.transcripts.reduce((sum, one) => sum + one.hits + one.left, 0);
  const rest = found - outcome.hits.length;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the boxes within have the keys; the arrows are heard on their way up
    <section
      className={isStale ? 'rp-hits is-stale' : 'rp-hits'}
      aria-label={said.results}
      aria-busy={isStale}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- where no box can be reached the list itself is, so that keys can scroll it
      tabIndex={isDisabled ? 0 : undefined}
      onKeyDown={byArrows}
    >
      {outcome.transcripts.map((one) => (
        <Group
          key={one.id}
          one={one}
          hits={byTranscript.get(one.id) ?? NO_HITS}
          left={left}
          chosen={chosen}
          tabStop={tabStop}
          isDisabled={isDisabled}
          onLeft={onLeft}
          onCurrent={setCurrent}
        />
      ))}
      {rest > 0 && (
        <div className="rp-more">
          <p>{said.moreNotListed(outcome.hits.length, rest)}</p>
          {outcome.hits.length < 10_000 && (
            <Button onPress={() => onMore(MORE)}>{said.listMore(Math.min(MORE, rest))}</Button>
          )}
        </div>
      )}
    </section>
  );
}

/** Goes to the box before or after, or the first or last. */
function byArrows(event: KeyboardEvent<HTMLElement>) {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLInputElement)) return;
  const boxes = [...currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]:enabled')];
  const at = boxes.indexOf(target);
  const to =
    key === 'ArrowDown'
      ? at + 1
      : key === 'ArrowUp'
        ? at - 1
        : key === 'Home'
          ? 0
          : key === 'End'
            ? boxes.length - 1
            : null;
  if (to === null) return;
  event.preventDefault();
  const box = boxes[to];
  box?.focus({ preventScroll: true });
  box?.closest('.rp-hit, .rp-group-head')?.scrollIntoView({ block: 'nearest' });
}

function Group({
  one,
  hits,
  left,
  chosen,
  tabStop,
  isDisabled,
  onLeft,
  onCurrent,
}: {
  one: ReplacedTranscript;
  hits: readonly ReplaceHit[];
  left: Left;
  /** Codings that are exemplars. */
  chosen: ReadonlySet<Id>;
  tabStop: string | null;
  isDisabled: boolean;
  onLeft: (change: (left: Left) => Left) => void;
  onCurrent: (key: string) => void;
}) {
  const { id } = one;
  const name = useStore((state) => transcriptName(state, id));
  const title = useStore((state) => state.tables.transcript.get(id)?.title ?? '');
  const isIdentifier = useStore((state) => participantsOf(state, id).length > 0);
  const all = one.hits + one.left;
  const isWhole = left.transcripts.has(id);
  const leftHere = isWhole ? all : hits.filter((hit) => left.places.has(placeKey(hit))).length;
  const key = `all ${id}`;
  return (
    <div className="rp-group">
      <h3 className="rp-group-head">
        <label>
          <input
            type="checkbox"
            aria-label={said.replaceIn(name)}
            checked={leftHere === 0}
            ref={(box) => {
              if (box) box.indeterminate = leftHere > 0 && leftHere < all;
            }}
            disabled={isDisabled}
            tabIndex={tabStop === key ? 0 : -1}
            onFocus={() => onCurrent(key)}
            onChange={() => onLeft((now) => withTranscript(now, id, leftHere === 0, hits, all))}
          />
          <span className={isIdentifier ? 'id' : ''}>{name}</span>
        </label>
        {name !== title && <span className="muted rp-title">{title}</span>}
        <span className="grow" />
        <small>{said.inTranscript(all - leftHere, all)}</small>
      </h3>
      <ul>
        {hits.map((hit) => (
          <Hit
            key={hit.start}
            hit={hit}
            chosen={chosen}
            isOut={isLeft(left, hit)}
            isTabStop={tabStop === placeKey(hit)}
            isDisabled={isDisabled || isWhole}
            onLeft={onLeft}
            onCurrent={onCurrent}
          />
        ))}
      </ul>
      {hits.length < all && <p className="muted rp-unlisted">{said.notListed(all - hits.length)}</p>}
    </div>
  );
}

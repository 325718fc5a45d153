import type { VirtualItem } from '@tanstack/react-virtual';
import type { Id } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { useStore } from '../../store/react.tsx';
import { participantsOf, transcriptName } from '../../store/select.ts';
import { words } from '../../words/index.ts';
import { isLeft, placeKey, withTranscript, type Left } from './choice.ts';
import { Hit } from './Hit.tsx';
import type { Group, Line } from './lines.ts';

const said = words.replacing;

/** A transcript and those of its places that are in sight; its name stays at the top while they go by. */
export function HitGroup({
  group,
  lines,
  items,
  start,
  end,
  left,
  chosen,
  stop,
  isDisabled,
  measure,
  onLeft,
  onCurrent,
}: {
  group: Group;
  lines: readonly Line[];
  /** Its lines that are drawn. */
  items: readonly VirtualItem[];
  /** CSS pixels: from where to where it goes in the list. */
  start: number;
  end: number;
  left: Left;
  /** Codings that are exemplars. */
  chosen: ReadonlySet<Id>;
  /** The line that Tab stops at. */
  stop: number;
  isDisabled: boolean;
  measure: (element: HTMLElement | null) => void;
  onLeft: (change: (left: Left) => Left) => void;
  onCurrent: (key: string) => void;
}) {
  const { one, hits, first } = group;
  const { id } = one;
  const name = useStore((state) => transcriptName(state, id));
  const title = useStore((state) => state.tables.transcript.get(id)?.title ?? '');
  const isIdentifier = useStore((state) => participantsOf(state, id).length > 0);
  const all = one.hits + one.left;
  const isWhole = left.transcripts.has(id);
  const leftHere = useMemo(
    () => (isWhole ? all : hits.filter((hit) => left.places.has(placeKey(hit))).length),
    [isWhole, all, hits, left],
  );
  const rest = items.find((item) => lines[item.index]?.is === 'rest');
  return (
    <div className="rp-group" style={{ top: start, height: end - start }}>
      <h3 ref={measure} data-index={first} className="rp-group-head">
        <label>
          <input
            type="checkbox"
            aria-label={said.replaceIn(name)}
            checked={leftHere === 0}
            ref={(box) => {
              if (box) box.indeterminate = leftHere > 0 && leftHere < all;
            }}
            disabled={isDisabled}
            tabIndex={stop === first ? 0 : -1}
            onFocus={() => onCurrent(lines[first]?.key ?? '')}
            onChange={() => onLeft((now) => withTranscript(now, id, leftHere === 0, hits, all))}
          />
          <span className={isIdentifier ? 'id' : ''} title={name}>
            {name}
          </span>
        </label>
        {name !== title && (
          <span className="muted rp-title" title={title}>
            {title}
          </span>
        )}
        <span className="grow" />
        <small>{said.inTranscript(all - leftHere, all)}</small>
      </h3>
      <ul>
        {items.map((item) => {
          const line = lines[item.index];
          return (
            line?.is === 'hit' && (
              <Hit
                key={line.key}
                hit={line.hit}
                index={item.index}
                place={item.index - first}
                of={hits.length}
                top={item.start - start}
                chosen={chosen}
                isOut={isLeft(left, line.hit)}
                isTabStop={stop === item.index}
                isDisabled={isDisabled || isWhole}
                measure={measure}
                onLeft={onLeft}
                onCurrent={onCurrent}
              />
            )
          );
        })}
      </ul>
      {rest && (
        <p
          ref={measure}
          data-index={rest.index}
          className="muted rp-unlisted"
          style={{ top: rest.start - start }}
        >
          {said.notListed(all - hits.length)}
        </p>
      )}
    </div>
  );
}

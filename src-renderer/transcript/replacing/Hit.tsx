import type { Id, ReplaceHit } from '@shared/contract/index.ts';
import { memo } from 'react';
import { words } from '../../words/index.ts';
import { CodeName, Difference } from '../editing/BeforeAfter.tsx';
import { placeKey, withPlace, type Left } from './choice.ts';

const said = words.replacing;

/** One place as it will read, with its box and the codings that it touches. */
export const Hit = memo(function Hit({
  hit,
  index,
  place,
  of,
  top,
  chosen,
  isOut,
  isTabStop,
  isDisabled,
  measure,
  onLeft,
  onCurrent,
}: {
  hit: ReplaceHit;
  /** Of its line in the list; its place, from 1, among those of its transcript that are listed. */
  index: number;
  place: number;
  of: number;
  /** From the top of its transcript, in CSS pixels. */
  top: number;
  chosen: ReadonlySet<Id>;
  isOut: boolean;
  isTabStop: boolean;
  isDisabled: boolean;
  measure: (element: HTMLElement | null) => void;
  onLeft: (change: (left: Left) => Left) => void;
  onCurrent: (key: string) => void;
}) {
  return (
    <li
      ref={measure}
      data-index={index}
      aria-posinset={place}
      aria-setsize={of}
      className={isOut ? 'rp-hit is-out' : 'rp-hit'}
      style={{ top }}
    >
      <label>
        <input
          type="checkbox"
          checked={!isOut}
          disabled={isDisabled}
          tabIndex={isTabStop ? 0 : -1}
          onFocus={() => onCurrent(placeKey(hit))}
          onChange={() => onLeft((now) => withPlace(now, hit, !isOut))}
        />
        <span className="ed-words rp-words" dir="auto">
          <Difference
            before={hit.before}
            removed={isOut ? '' : hit.words}
            inserted={isOut ? '' : hit.by}
            after={isOut ? hit.words + hit.after : hit.after}
          />
        </span>
      </label>
      {!isOut && hit.codings.length > 0 && <Touched codings={hit.codings} chosen={chosen} />}
    </li>
  );
});

/** The codings that a place changes or that lose their words, each with its code's name. */
function Touched({ codings, chosen }: { codings: ReplaceHit['codings']; chosen: ReadonlySet<Id> }) {
  return (
    <ul className="rp-codings">
      {(['changed', 'lost'] as const).map((fate) => {
        const mine = codings.filter((one) => one.fate === fate);
        return (
          mine.length > 0 && (
            <li key={fate} className={`rp-${fate}`}>
              <span className="rp-fate">{fate === 'lost' ? said.loses : said.changes}</span>
              {mine.map((one) => (
                <span key={one.codingId} className="rp-coding">
                  <CodeName id={one.codeId} />
                  {chosen.has(one.codingId) && <span className="muted">({said.exemplar})</span>}
                </span>
              ))}
            </li>
          )
        );
      })}
    </ul>
  );
}

import type { EditPreview, Id } from '@shared/contract/index.ts';
import { Tag } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { BeforeAfter, CodeName } from './BeforeAfter.tsx';

/** So many are listed; the rest is counted. */
const LISTED = 200;

/** What a change of the text does to what stands on it; nothing when nothing does. */
export function WhatChanges({ preview }: { preview: EditPreview }) {
  const { changed, lost, exemplars, memos, regions } = preview;
  const text = words.editing.preview;
  const chosen = new Set<Id>(exemplars.map((one) => one.codingId));
  const name = (one: { codingId: Id; codeId: Id }) => (
    <>
      <CodeName id={one.codeId} />
      {chosen.has(one.codingId) && <Tag tone="warn">{words.editing.review.exemplar}</Tag>}
    </>
  );
  return (
    <div className="ed-preview">
      {lost.length > 0 && (
        <section>
          <h3>{lost.length === 1 ? text.lost(1) : text.lostMany(lost.length)}</h3>
          <ul>
            {lost.slice(0, LISTED).map((one) => (
              <li key={one.codingId}>
                {name(one)}
                <p className="ed-words">
                  <del>{short(one.before)}</del>
                </p>
              </li>
            ))}
          </ul>
          {lost.length > LISTED && <p className="muted">{text.more(lost.length - LISTED)}</p>}
        </section>
      )}
      {changed.length > 0 && (
        <section>
          <h3>{text.changed(changed.length)}</h3>
          <ul>
            {changed.slice(0, LISTED).map((one) => (
              <li key={one.codingId}>
                {name(one)}
                <BeforeAfter before={one.before} after={one.after} />
              </li>
            ))}
          </ul>
          {changed.length > LISTED && <p className="muted">{text.more(changed.length - LISTED)}</p>}
        </section>
      )}
      {exemplars.length > 0 && <p>{text.exemplars(exemplars.length)}</p>}
      {memos.length > 0 && <p>{text.memos(memos.length)}</p>}
      {regions.length > 0 && (
        <p>{text.regions(regions.length, regions.map((region) => region.name).join(', '))}</p>
      )}
    </div>
  );
}

const short = (text: string) => (text.length > 400 ? `${text.slice(0, 300)} … ${text.slice(-60)}` : text);

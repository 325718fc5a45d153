import type { Id, TrailEntry } from '@shared/contract/index.ts';
import { useEffect, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { BringBack } from './BringBack.tsx';
import { labelOf } from './TrailList.tsx';
import { TrailPartCard } from './TrailPartCard.tsx';
import { momentOf } from '../words/day.ts';

const said = words.trail;
const UNSAID = new Set(['turn', 'review', 'comparisonItem']);

/** One entry: what it touched, before and after, and what it removed. */
export function TrailDetail({ revision }: { revision: Id }) {
  const { act } = useSession();
  const now = useStore((state) => state.revision);
  const coders = useStore((state) => state.tables.coder);
  const [entry, setEntry] = useState<TrailEntry | null>(null);
  useEffect(() => {
    let gone = false;
    void act('trail.read', { revision }).then((read) => {
      if (!gone && read) setEntry(read);
    });
    return () => {
      gone = true;
    };
  }, [act, revision, now]);
  if (entry?.revision !== revision) return <section className="trail-detail" aria-label={said.detail} />;
  const coder = coders.get(entry.coderId ?? 0);
  const counts = entry.counts.filter(({ entity }) => !UNSAID.has(entity));
  const removed = entry.counts.some(({ done, entity }) => done === 'removed' && !UNSAID.has(entity));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key
    <section className="trail-detail" aria-label={said.detail} tabIndex={0} key={entry.revision}>
      <header>
        <h2>{labelOf(entry)}</h2>
        <p className="trail-detail-meta">
          <span>{said.byAt(coder ? `${coder.name} (${coder.initials})` : '', momentOf(entry.at))}</span>
          <Tag>{said.groups[entry.group]}</Tag>
          {entry.isUndone && <Tag>{said.undone}</Tag>}
        </p>
        {entry.reason && (
          <p className="trail-reason">
            <b>{said.reason}:</b> {entry.reason}
          </p>
        )}
      </header>
      {entry.gone > 0 ? (
        <BringBack entry={entry} />
      ) : (
        removed && <p className="bring-back-done">{said.back}</p>
      )}
      <section className="passage-part" aria-label={said.touched}>
        <header className="part-head">
          <h3>{said.touched}</h3>
          <small>
            {counts.map(({ done, entity, count }) => said.counted(done, entity, count)).join(' · ')}
          </small>
        </header>
        {entry.parts.length === 0 && <p className="muted">{said.touchedNothing}</p>}
        {entry.parts.map((part) => (
          <TrailPartCard key={`${part.entity} ${part.id}`} part={part} />
        ))}
        {entry.parts.length >= 100 && <p className="muted">{said.notAll(entry.parts.length)}</p>}
      </section>
    </section>
  );
}

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Id, Incident, Property } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';

const t = words.codes.properties;
/** One arrow key; with Shift ten of them. */
const STEP = 0.01;

/** Incidents along a dimension: each a dot, dragged or moved by arrows; what it says is below the one looked at. */
export function PropertyStrip({
  property,
  dots,
}: {
  property: Property;
  dots: readonly { incident: Incident; place: number }[];
}) {
  const { act } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const roles = useStore((state) => state.tables.role);
  const strip = useRef<HTMLFieldSetElement>(null);
  const [shown, setShown] = useState<Id | null>(null);
  const [moved, setMoved] = useState<{ id: Id; place: number } | null>(null);
  const order = [...roles.values()].sort((a, b) => a.position - b.position).map((role) => role.id);
  const on = (codingId: Id) => ({ propertyId: property.id, codingId });
  // A key that is held down goes on from where the last one has sent the dot, until that has come back.
  const sent = useRef(new Map<Id, number>());
  useEffect(() => {
    for (const { incident, place } of dots)
      if (sent.current.get(incident.coding.id) === place) sent.current.delete(incident.coding.id);
  }, [dots]);
  const set = (id: Id, to: number) => {
    const place = Math.min(1, Math.max(0, to));
    sent.current.set(id, place);
    void act('propertyValues.set', { ...on(id), place }).then((done) => {
      if (!done) sent.current.delete(id);
    });
  };
  const placeAt = (clientX: number): number => {
    const box = strip.current?.getBoundingClientRect();
    return box ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) : 0;
  };
  const onKeyDown = (event: KeyboardEvent, id: Id, stored: number) => {
    const place = sent.current.get(id) ?? stored;
    const by = STEP * (event.shiftKey ? 10 : 1);
    const deeds: Record<string, () => void> = {
      ArrowRight: () => set(id, place + by),
      ArrowUp: () => set(id, place + by),
      ArrowLeft: () => set(id, place - by),
      ArrowDown: () => set(id, place - by),
      Home: () => set(id, 0),
      End: () => set(id, 1),
      Delete: () => {
        sent.current.delete(id);
        void act('propertyValues.clear', on(id));
      },
    };
    const deed = deeds[event.key];
    if (!deed || readOnly || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  const told = dots.find((dot) => dot.incident.coding.id === shown);
  return (
    <div className="dimension">
      <fieldset className="dimension-line" ref={strip} aria-label={t.strip(property.name)}>
        {dots.map(({ incident, place: stored }) => {
          const { id } = incident.coding;
          const place = moved?.id === id ? moved.place : stored;
          const percent = Math.round(place * 100);
          const says = incident.words.trim();
          return (
            <button
              key={id}
              type="button"
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- many dots lie on one line; each input would be a line of its own
              role="slider"
              className="dimension-dot"
              style={{ left: `${place * 100}%` }}
              data-role={incident.roleId === null ? undefined : order.indexOf(incident.roleId) % 6}
              aria-label={t.dot(incident.identifier, percent, says.slice(0, 200))}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={percent}
              aria-disabled={readOnly}
              onFocus={() => setShown(id)}
              onPointerEnter={() => setShown(id)}
              onKeyDown={(event) => onKeyDown(event, id, stored)}
              onPointerDown={(event) => {
                if (readOnly) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setMoved({ id, place: stored });
              }}
              onPointerMove={(event) => {
                if (moved?.id === id) setMoved({ id, place: placeAt(event.clientX) });
              }}
              onPointerUp={() => {
                if (moved?.id === id && moved.place !== stored) set(id, moved.place);
                setMoved(null);
              }}
              onPointerCancel={() => setMoved(null)}
            />
          );
        })}
      </fieldset>
      {told && (
        <p className="dimension-told">
          <q className="quote">{told.incident.words.trim()}</q>{' '}
          <span className="id">{told.incident.identifier}</span>{' '}
          {!readOnly && <span className="muted">{t.hint}</span>}
        </p>
      )}
    </div>
  );
}

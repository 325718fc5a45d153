import { useMemo } from 'react';
import type { Id, Incident, PlacedIncidents, Property } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, IconButton, InlineText, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { PropertyStrip } from './PropertyStrip.tsx';
import { usePlaces } from './use-places.ts';

const t = words.codes.properties;
/** So many are offered at once to be placed. */
const OFFERED = 12;

/** What varies among a code's incidents, and where each stands between the two ends. */
export function PropertiesSection({ codeId, incidents }: { codeId: Id; incidents: readonly Incident[] }) {
  const { act } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const rows = useStore((state) => state.tables.property);
  const properties = useMemo(
    () => [...rows.values()].filter((row) => row.codeId === codeId).sort((a, b) => a.id - b.id),
    [rows, codeId],
  );
  const placed = usePlaces(codeId);
  const dots = useMemo(() => dotsOf(placed), [placed]);
  const add = () => {
    const taken = new Set(properties.map((row) => row.name));
    let name = t.add;
    for (let n = 2; taken.has(name); n++) name = `${t.add} ${n}`;
    void act('properties.add', { codeId, name });
  };
  return (
    <section className="passage-part" aria-label={t.title}>
      <header className="part-head">
        <h2>{t.title}</h2>
        <span className="grow" />
        {!readOnly && (
          <Button size="small" variant="quiet" icon="plus" onPress={add}>
            {t.add}
          </Button>
        )}
      </header>
      {properties.length === 0 && <p className="muted">{t.none}</p>}
      {properties.map((property) => (
        <PropertyCard
          key={property.id}
          property={property}
          readOnly={readOnly}
          incidents={incidents}
          dots={dots.get(property.id) ?? NONE}
        />
      ))}
    </section>
  );
}

type Dot = { incident: Incident; place: number };
const NONE: readonly Dot[] = [];

/** Where incidents stand, by property. */
function dotsOf(placed: PlacedIncidents | null): ReadonlyMap<Id, readonly Dot[]> {
  const byId = new Map(placed?.incidents.map((incident) => [incident.coding.id, incident]));
  const dots = new Map<Id, Dot[]>();
  for (const { propertyId, codingId, place } of placed?.values ?? []) {
    const incident = byId.get(codingId);
    if (!incident) continue;
    const own = dots.get(propertyId);
    if (own) own.push({ incident, place });
    else dots.set(propertyId, [{ incident, place }]);
  }
  return dots;
}

function PropertyCard({
  property,
  dots,
  incidents,
  readOnly,
}: {
  property: Property;
  dots: readonly Dot[];
  incidents: readonly Incident[];
  readOnly: boolean;
}) {
  const { act } = useSession();
  const there = new Set(dots.map((dot) => dot.incident.coding.id));
  const free = incidents.filter((one) => !there.has(one.coding.id));
  const save = (patch: { name?: string; lowEnd?: string; highEnd?: string }) =>
    act('properties.update', { id: property.id, ...patch });
  return (
    <article className="card property-card" aria-label={property.name}>
      <div className="card-head">
        <InlineText
          label={t.name}
          value={property.name}
          isDisabled={readOnly}
          onCommit={(name) => save({ name })}
        />
        <small className="muted">{t.placed(dots.length)}</small>
        <span className="grow" />
        {!readOnly && (
          <>
            <Menu
              label={t.toPlace}
              entries={
                free.length === 0
                  ? [{ id: 'none', label: t.nothingToPlace, isDisabled: true, run: () => {} }]
                  : free.slice(0, OFFERED).map((one) => ({
                      id: String(one.coding.id),
                      label: `${one.identifier}  ${one.words.trim().slice(0, 70)}`,
                      run: () =>
                        act('propertyValues.set', {
                          propertyId: property.id,
                          codingId: one.coding.id,
                          place: 0.5,
                        }),
                    }))
              }
            >
              <IconButton icon="plus" size="small" label={t.toPlace} />
            </Menu>
            <IconButton
              icon="trash"
              size="small"
              label={t.remove(property.name)}
              onPress={() => void act('properties.remove', { id: property.id })}
            />
          </>
        )}
      </div>
      <PropertyStrip property={property} dots={dots} />
      <div className="dimension-ends">
        <InlineText
          label={t.low}
          value={property.lowEnd}
          placeholder={t.lowHint}
          mayBeEmpty
          isDisabled={readOnly}
          onCommit={(lowEnd) => save({ lowEnd })}
        />
        <span className="muted" aria-hidden="true">
          ↔
        </span>
        <InlineText
          label={t.high}
          value={property.highEnd}
          placeholder={t.highHint}
          mayBeEmpty
          isDisabled={readOnly}
          onCommit={(highEnd) => save({ highEnd })}
        />
      </div>
    </article>
  );
}

import { useMemo } from 'react';
import type { Coding, Id, Property } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { IconButton } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { usePlacesOf } from './use-places.ts';

const t = words.codes.properties;

/** Where an incident stands on the properties of its code and of everything above it; nothing where there are none. */
export function CodingPlaces({ coding }: { coding: Coding }) {
  const { act } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const codes = useStore((state) => state.tables.code);
  const rows = useStore((state) => state.tables.property);
  const properties = useMemo(() => {
    const found: Property[] = [];
    const seen = new Set<Id>();
    for (
      let at: Id | null = coding.codeId;
      at !== null && !seen.has(at);
      at = codes.get(at)?.parentId ?? null
    ) {
      seen.add(at);
      for (const row of rows.values()) if (row.codeId === at) found.push(row);
    }
    return found;
  }, [codes, rows, coding.codeId]);
  const values = usePlacesOf(coding.id, properties.length > 0);
  if (properties.length === 0 || values === null) return null;
  return (
    <ul className="coding-places">
      {properties.map((property) => {
        const value = values.find((row) => row.propertyId === property.id);
        const on = { propertyId: property.id, codingId: coding.id };
        return (
          <li key={property.id}>
            <span title={t.between(property.lowEnd, property.highEnd)}>{property.name}</span>
            <span className="muted">{property.lowEnd}</span>
            <input
              // A place that came from elsewhere is shown at once; one under the hand stays under it.
              key={value?.place ?? 'none'}
              type="range"
              min={0}
              max={100}
              step={1}
              defaultValue={Math.round((value?.place ?? 0.5) * 100)}
              data-unplaced={value ? undefined : ''}
              disabled={readOnly}
              aria-label={t.place(property.name)}
              aria-valuetext={value ? undefined : t.unplaced}
              onKeyUp={(event) => {
                if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End')
                  void act('propertyValues.set', { ...on, place: Number(event.currentTarget.value) / 100 });
              }}
              onPointerUp={(event) =>
                void act('propertyValues.set', { ...on, place: Number(event.currentTarget.value) / 100 })
              }
            />
            <span className="muted">{property.highEnd}</span>
            {value && !readOnly ? (
              <IconButton
                icon="close"
                size="small"
                label={t.take(property.name)}
                onPress={() => void act('propertyValues.clear', on)}
              />
            ) : (
              <span />
            )}
          </li>
        );
      })}
    </ul>
  );
}

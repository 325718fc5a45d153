import { useEffect, useMemo, useRef } from 'react';
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
            <PlaceField
              label={t.place(property.name)}
              place={value?.place ?? null}
              isDisabled={readOnly}
              onPlace={(place) => void act('propertyValues.set', { ...on, place })}
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

const MOVES = /^(Arrow|Page|Home$|End$)/;

/** A place between two ends, from 0 to 1; null where it has none yet. It is told once the hand or the key is let go. */
function PlaceField({
  label,
  place,
  isDisabled,
  onPlace,
}: {
  label: string;
  place: number | null;
  isDisabled: boolean;
  onPlace: (place: number) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const isHeld = useRef(false);
  const at = Math.round((place ?? 0.5) * 100);
  // A place that came from elsewhere is shown at once; one under the hand stays under it, and the keys stay with it.
  useEffect(() => {
    if (field.current && !isHeld.current) field.current.value = String(at);
  }, [at]);
  const letGo = (value: string) => {
    if (!isHeld.current) return;
    isHeld.current = false;
    onPlace(Number(value) / 100);
  };
  return (
    <input
      ref={field}
      type="range"
      min={0}
      max={100}
      step={1}
      defaultValue={at}
      data-unplaced={place === null ? '' : undefined}
      disabled={isDisabled}
      aria-label={label}
      aria-valuetext={place === null ? t.unplaced : undefined}
      onKeyDown={(event) => {
        if (MOVES.test(event.key)) isHeld.current = true;
      }}
      onPointerDown={() => {
        isHeld.current = true;
      }}
      onKeyUp={(event) => {
        if (MOVES.test(event.key)) letGo(event.currentTarget.value);
      }}
      onPointerUp={(event) => letGo(event.currentTarget.value)}
      onBlur={() => {
        isHeld.current = false;
      }}
      onPointerCancel={() => {
        isHeld.current = false;
      }}
    />
  );
}

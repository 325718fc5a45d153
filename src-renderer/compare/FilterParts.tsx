import { useEffect, useMemo, useState } from 'react';
import type { BenchFilter, RegionName } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { SelectField } from '../ui/index.ts';
import { calendarDay, endOfDay, startOfDay } from '../trail/local-day.ts';
import { words } from '../words/index.ts';
import { Check } from './Check.tsx';
import { shownValue, withAttribute, withList, withSetting } from './filter.ts';
import { Segments } from './Segments.tsx';
import { Ticks } from './Ticks.tsx';

const t = words.compare.filter;

type Part = { filter: BenchFilter; onChange: (filter: BenchFilter) => void };

/** Values of one attribute at a time. */
export function Attributes({ filter, onChange }: Part) {
  const attributes = useStore((state) => state.tables.attribute);
  const values = useStore((state) => state.tables.attributeValue);
  const [shown, setShown] = useState<string | null>(
    filter.attributes?.[0] ? String(filter.attributes[0].attributeId) : null,
  );
  const id = Number(shown);
  const found = useMemo(
    () =>
      [...new Set([...values.values()].filter((row) => row.attributeId === id).map((row) => row.value))].sort(
        (a, b) => a.localeCompare(b, 'en', { numeric: true }),
      ),
    [values, id],
  );
  if (attributes.size === 0) return null;
  const chosen = filter.attributes?.find((one) => one.attributeId === id)?.values ?? [];
  return (
    <fieldset className="filter-set">
      <legend>{t.attribute}</legend>
      <SelectField
        label={t.attribute}
        hideLabel
        placeholder={t.noAttribute}
        items={byPosition(attributes).map((one) => ({ id: String(one.id), label: one.name }))}
        value={shown}
        onChange={setShown}
      />
      {shown !== null && (
        <Ticks
          label={attributes.get(id)?.name ?? ''}
          items={found.map((value) => ({ id: value, label: shownValue(value) }))}
          chosen={chosen}
          onChange={(next) => onChange(withAttribute(filter, id, next))}
        />
      )}
    </fieldset>
  );
}

/** Sections of the interviews, by the names that there are in the whole study. */
export function Sections({ filter, onChange }: Part) {
  const { act } = useSession();
  const [there, setThere] = useState<readonly RegionName[]>([]);
  useEffect(() => {
    let gone = false;
    void act('bench.regions', {}).then((names) => {
      if (!gone && names) setThere(names);
    });
    return () => {
      gone = true;
    };
  }, [act]);
  const chosen = filter.regions ?? [];
  const known = new Set(there.map((one) => one.name));
  return (
    <Ticks
      label={t.region}
      items={[
        ...there.map(({ name, transcripts }) => ({
          id: name,
          label: name,
          detail: words.compare.interviews(transcripts),
        })),
        // A name that no region has any more can still be let go.
        ...chosen.filter((name) => !known.has(name)).map((name) => ({ id: name, label: name })),
      ]}
      chosen={chosen}
      onChange={(next) => onChange(withList(filter, 'regions', next))}
    />
  );
}

/** Memo, negative case, days and scope. */
export function Settings({ filter, onChange }: Part) {
  const threeOf = (value: boolean | undefined) => (value === undefined ? 'any' : value ? 'yes' : 'no');
  const asSetting = { any: undefined, yes: true, no: false };
  const choice = (field: 'hasMemo' | 'isNegativeCase', label: string, yes: string, no: string) => (
    <>
      <span className="filter-name">{label}</span>
      <Segments
        label={label}
        items={[
          { id: 'any', label: t.any },
          { id: 'yes', label: yes },
          { id: 'no', label: no },
        ]}
        value={threeOf(filter[field])}
        onChange={(is) => onChange(withSetting(filter, field, asSetting[is]))}
      />
    </>
  );
  const day = (field: 'from' | 'to', label: string, edgeOf: (day: string) => string) => (
    <label className="filter-day">
      <span className="filter-name">{label}</span>
      <input
        type="date"
        max="9999-12-31"
        className="input"
        value={calendarDay(filter[field] ?? '')}
        onChange={({ target: { value } }) =>
          onChange(withSetting(filter, field, value === '' ? undefined : edgeOf(value)))
        }
      />
    </label>
  );
  return (
    <div className="filter-set filter-settings">
      {choice('hasMemo', t.memo, t.with, t.without)}
      {choice('isNegativeCase', t.negative, t.only, t.not)}
      {day('from', t.from, startOfDay)}
      {day('to', t.to, endOfDay)}
      <Check
        label={t.outOfScope}
        isOn={filter.withOutOfScope === true}
        onChange={(on) => onChange(withSetting(filter, 'withOutOfScope', on || undefined))}
      />
    </div>
  );
}

import { useEffect, useMemo, useState } from 'react';
import type { BenchFilter } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { SelectField, TextField } from '../ui/index.ts';
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

/** Interviews whose sections are read to name them; a study's sections are called alike in all of them. */
const READ = 8;

/** Sections of the interviews; their names are in the transcripts, of which some are read, and any can be written. */
export function Sections({ filter, onChange }: Part) {
  const { call, store } = useSession();
  const [read, setRead] = useState<readonly string[]>([]);
  const [other, setOther] = useState('');
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const { open, tables } = store.get();
      const names = new Set([...open.values()].flatMap((one) => one.regions.map((region) => region.name)));
      for (const id of [...tables.transcript.keys()].slice(0, READ)) {
        if (open.has(id)) continue;
        const opened = await call('transcripts.open', { id });
        if (gone) return;
        if (opened.ok) for (const region of opened.value.region) names.add(region.name);
      }
      setRead([...names].sort((a, b) => a.localeCompare(b, 'en')));
    };
    void look();
    return () => {
      gone = true;
    };
  }, [call, store]);
  const chosen = filter.regions ?? [];
  const all = [...new Set([...read, ...chosen])].filter((name) => name !== '');
  const add = () => {
    const name = other.trim();
    if (name === '' || chosen.includes(name)) return;
    onChange(withList(filter, 'regions', [...chosen, name]));
    setOther('');
  };
  return (
    <div className="filter-set">
      <Ticks
        label={t.region}
        items={all.map((name) => ({ id: name, label: name }))}
        chosen={chosen}
        onChange={(next) => onChange(withList(filter, 'regions', next))}
      />
      <TextField
        label={t.regionOther}
        hideLabel
        placeholder={t.regionOther}
        value={other}
        onChange={setOther}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
      />
    </div>
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
  const day = (field: 'from' | 'to', label: string) => (
    <label className="filter-day">
      <span className="filter-name">{label}</span>
      <input
        type="date"
        className="input"
        value={filter[field] ?? ''}
        onChange={(event) => onChange(withSetting(filter, field, event.target.value))}
      />
    </label>
  );
  return (
    <div className="filter-set filter-settings">
      {choice('hasMemo', t.memo, t.with, t.without)}
      {choice('isNegativeCase', t.negative, t.only, t.not)}
      {day('from', t.from)}
      {day('to', t.to)}
      <Check
        label={t.outOfScope}
        isOn={filter.withOutOfScope === true}
        onChange={(on) => onChange(withSetting(filter, 'withOutOfScope', on || undefined))}
      />
    </div>
  );
}

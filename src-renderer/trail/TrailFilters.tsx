import { TRAIL_GROUPS, type TrailGroup } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { inTreeOrder, build } from '@shared/coding/tree.ts';
import { useStore } from '../store/react.tsx';
import { NOT_NARROWED, type TrailNarrowed } from '../store/view.ts';
import { Button, SearchField, SelectField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { endOfDay, startOfDay } from './local-day.ts';
import type { TrailFilter } from './use-trail.ts';

const said = words.trail;
const ANY = 'any';

export const filterOf = ({ query, codeId, coderId, group, from, to }: TrailNarrowed): TrailFilter => ({
  query,
  ...(codeId === null ? {} : { codeId }),
  ...(coderId === null ? {} : { coderId }),
  ...(group === null ? {} : { groups: [group] }),
  ...(from === '' ? {} : { from: startOfDay(from) }),
  ...(to === '' ? {} : { to: endOfDay(to) }),
});
export const isNarrowed = (now: TrailNarrowed): boolean =>
  now.query !== '' ||
  now.codeId !== null ||
  now.coderId !== null ||
  now.group !== null ||
  now.from !== '' ||
  now.to !== '';

export function TrailFilters({
  now,
  goneName,
  onChange,
}: {
  now: TrailNarrowed;
  /** What the chosen code is called when it is no longer there. */
  goneName: string;
  onChange: (patch: Partial<TrailNarrowed>) => void;
}) {
  const codes = useStore((state) => state.tables.code);
  const coders = useStore((state) => state.tables.coder);
  const listed = useMemo(() => inTreeOrder(build(codes.values())), [codes]);
  const isGone = now.codeId !== null && !codes.has(now.codeId);
  const number = (key: string) => (key === ANY ? null : Number(key));
  return (
    <search className="trail-filters" aria-label={said.filters}>
      <SearchField
        label={said.search}
        placeholder={said.searchShort}
        value={now.query}
        onChange={(query) => onChange({ query })}
      />
      <SelectField
        label={said.group}
        items={[
          { id: ANY, label: said.anyGroup },
          ...TRAIL_GROUPS.map((id) => ({ id, label: said.groups[id] })),
        ]}
        value={now.group ?? ANY}
        onChange={(key) => onChange({ group: key === ANY ? null : (key as TrailGroup) })}
      />
      <SelectField
        label={said.code}
        items={[
          { id: ANY, label: said.anyCode },
          ...(isGone ? [{ id: String(now.codeId), label: said.goneCode(goneName) }] : []),
          ...listed.map((code) => ({ id: String(code.id), label: code.name })),
        ]}
        value={now.codeId === null ? ANY : String(now.codeId)}
        onChange={(key) => onChange({ codeId: number(key) })}
      />
      <SelectField
        label={said.coder}
        items={[
          { id: ANY, label: said.anyCoder },
          ...[...coders.values()].map((coder) => ({ id: String(coder.id), label: coder.name })),
        ]}
        value={now.coderId === null ? ANY : String(now.coderId)}
        onChange={(key) => onChange({ coderId: number(key) })}
      />
      <div className="trail-days">
        <DayField label={said.from} value={now.from} onChange={(from) => onChange({ from })} />
        <DayField label={said.to} value={now.to} onChange={(to) => onChange({ to })} />
      </div>
      <Button size="small" isDisabled={!isNarrowed(now)} onPress={() => onChange(NOT_NARROWED)}>
        {said.clear}
      </Button>
    </search>
  );
}

/** A day, or none. */
export function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input"
        type="date"
        max="9999-12-31"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

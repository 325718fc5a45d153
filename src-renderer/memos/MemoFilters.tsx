import { MEMO_KINDS, type MemoTarget } from '@shared/contract/index.ts';
import { useState } from 'react';
import { CodePicker, TOP } from '../codes/CodePicker.tsx';
import { useSession, useStore, useView } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import type { MemoFilter } from '../store/view.ts';
import { Button, Dialog, SearchField, SelectField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { filtersSet } from './listing.ts';

const said = words.memos;
const ANY = 'any';
const NONE: MemoFilter = { kind: null, coderId: null, on: null, sectionId: null, days: null, codeId: null };
const DAYS = { week: 7, month: 30, year: 365 } as const;

/** Search and filters of the memo list. Kinds stand open; the others are behind a button that counts them. */
export function MemoFilters() {
  const { view } = useSession();
  const query = useView((looking) => looking.memoQuery);
  const filter = useView((looking) => looking.memoFilter);
  const [isOpen, setOpen] = useState(false);
  const set = (patch: Partial<MemoFilter>) => view.set({ memoFilter: { ...filter, ...patch } });
  const others = filtersSet(filter) - (filter.kind === null ? 0 : 1);
  return (
    <div className="memos-filter">
      <SearchField label={said.search} value={query} onChange={(memoQuery) => view.set({ memoQuery })} />
      <div className="memos-filter-line">
        <SelectField
          label={said.kind}
          hideLabel
          items={[
            { id: ANY, label: said.allKinds },
            ...MEMO_KINDS.map((id) => ({ id, label: said.kinds[id] })),
          ]}
          value={filter.kind ?? ANY}
          onChange={(kind) => set({ kind: kind === ANY ? null : kind })}
        />
        <Button icon="filter" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {others === 0 ? said.filters.more : said.filters.inUse(others)}
        </Button>
      </div>
      {isOpen && <MoreFilters filter={filter} set={set} />}
      {filtersSet(filter) > 0 && (
        <Button size="small" variant="quiet" icon="close" onPress={() => set(NONE)}>
          {said.clearFilters}
        </Button>
      )}
    </div>
  );
}

function MoreFilters({ filter, set }: { filter: MemoFilter; set: (patch: Partial<MemoFilter>) => void }) {
  const coders = useStore((state) => state.tables.coder);
  const sections = useStore((state) => state.tables.memoSection);
  const codes = useStore((state) => state.tables.code);
  const [choosing, setChoosing] = useState(false);
  const numberOr = (id: string) => (id === ANY ? null : Number(id));
  const days = Object.entries(DAYS).find(([, length]) => length === filter.days)?.[0] ?? ANY;
  return (
    <div className="memos-filter-more">
      <SelectField
        label={said.filters.on}
        items={[
          { id: ANY, label: said.onAny },
          ...(Object.keys(said.targets) as MemoTarget[]).map((id) => ({ id, label: said.targets[id] })),
        ]}
        value={filter.on ?? ANY}
        onChange={(on) => set({ on: on === ANY ? null : (on as MemoTarget) })}
      />
      <SelectField
        label={said.filters.coder}
        items={[
          { id: ANY, label: said.filters.anyCoder },
          ...[...coders.values()].map((coder) => ({ id: String(coder.id), label: coder.name })),
        ]}
        value={String(filter.coderId ?? ANY)}
        onChange={(id) => set({ coderId: numberOr(id) })}
      />
      <SelectField
        label={said.filters.section}
        items={[
          { id: ANY, label: said.filters.anySection },
          { id: 'none', label: said.filters.unsorted },
          ...byPosition(sections).map((section) => ({ id: String(section.id), label: section.name })),
        ]}
        value={String(filter.sectionId ?? ANY)}
        onChange={(id) => set({ sectionId: id === 'none' ? 'none' : numberOr(id) })}
      />
      <SelectField
        label={said.filters.date}
        items={[
          { id: ANY, label: said.filters.anyDate },
          ...(Object.keys(DAYS) as (keyof typeof DAYS)[]).map((id) => ({
            id,
            label: said.filters.dates[id],
          })),
        ]}
        value={days}
        onChange={(id) => set({ days: id === ANY ? null : DAYS[id as keyof typeof DAYS] })}
      />
      <div className="field memos-filter-code">
        <span className="field-label">{said.filters.code}</span>
        <Button onPress={() => setChoosing(true)}>
          {filter.codeId === null ? said.filters.anyCode : (codes.get(filter.codeId)?.name ?? said.onOther)}
        </Button>
      </div>
      {choosing && (
        <Dialog title={said.filters.code} onClose={() => setChoosing(false)}>
          <CodePicker
            label={said.filters.code}
            find={words.codes.act.filter}
            allow={anyCode}
            value={filter.codeId ?? TOP}
            top={said.filters.anyCode}
            nothing={said.noneFound}
            onChange={(codeId) => {
              set({ codeId: codeId === TOP ? null : codeId });
              setChoosing(false);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}

const anyCode = () => true;

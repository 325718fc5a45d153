import { useState } from 'react';
import { DialogTrigger, Popover } from 'react-aria-components';
import type { BenchFilter } from '@shared/contract/index.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { Button } from '../ui/index.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import { useBenchAsked } from './ask.ts';
import { setBench } from './bench.ts';
import { partsOf, withList } from './filter.ts';
import { Attributes, Sections, Settings } from './FilterParts.tsx';
import { Ticks } from './Ticks.tsx';

const t = words.compare.filter;

/** Which incidents are on the bench: by case, role, coder, attribute, section, day, memo, negative case. */
export function FilterButton() {
  const session = useSession();
  const state = useStore((all) => all);
  const filter = useView((looking) => looking.bench.filter);
  const [isOpen, setOpen] = useState(false);
  useBenchAsked((asked) => {
    if (asked.do === 'filter') setOpen(true);
  });
  const count = partsOf(state, filter).length;
  const set = (next: BenchFilter) => setBench(session, { filter: next });
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button size="small" icon="filter">
        {count > 0 ? `${t.button} · ${number(count)}` : t.button}
      </Button>
      <Popover className="popover filter-popover" placement="bottom end" offset={4}>
        {/* The popover is the dialog, so that its hidden buttons to dismiss it are within. */}
        <div className="filter-dialog">
          <div className="filter-lists">
            <Ticks
              label={t.role}
              items={byPosition(state.tables.role).map((role) => ({ id: role.id, label: role.label }))}
              chosen={filter.roleIds ?? []}
              onChange={(ids) => set(withList(filter, 'roleIds', ids))}
            />
            <Ticks
              label={t.case}
              items={byPosition(state.tables.studyCase).map((one) => ({
                id: one.id,
                label: one.code,
                detail: one.label,
              }))}
              chosen={filter.caseIds ?? []}
              onChange={(ids) => set(withList(filter, 'caseIds', ids))}
            />
            <Ticks
              label={t.coder}
              items={[...state.tables.coder.values()].map((one) => ({
                id: one.id,
                label: one.initials,
                detail: one.name,
              }))}
              chosen={filter.coderIds ?? []}
              onChange={(ids) => set(withList(filter, 'coderIds', ids))}
            />
            <Attributes filter={filter} onChange={set} />
            {isOpen && <Sections filter={filter} onChange={set} />}
            <Settings filter={filter} onChange={set} />
          </div>
          <footer className="filter-foot">
            <Button size="small" variant="quiet" isDisabled={count === 0} onPress={() => set({})}>
              {t.clear}
            </Button>
            <span className="grow" />
            <Button size="small" variant="primary" onPress={() => setOpen(false)}>
              {t.done}
            </Button>
          </footer>
        </div>
      </Popover>
    </DialogTrigger>
  );
}

import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useSession, useStore, useView } from '../store/react.tsx';
import type { OpenDocument } from '../store/state.ts';
import { Button } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CODES, COLOURS, filterOf, NUMBERS, saveShown, shownOf, type Shown } from './shown.ts';

const said = words.reading.shown;

/** What is shown of a transcript: numbers, time stamps, whose colours, which codings. The button says what is left out. */
export function ShownButton({ document }: { document: OpenDocument }) {
  const session = useSession();
  const { preferences } = session;
  const kept = useSyncExternalStore(preferences.subscribe, preferences.get);
  const shown = useMemo(() => shownOf(kept), [kept]);
  const coderId = useStore((state) => state.coderId);
  const tables = useStore((state) => state.tables);
  const codeIds = useView((looking) => looking.codeIds);
  const left = useMemo(() => {
    const filter = filterOf(shown, { coderId, tables }, codeIds);
    if (!filter) return document.codings.size;
    let count = 0;
    for (const coding of document.codings.values()) if (filter(coding)) count++;
    return count;
  }, [shown, coderId, tables, codeIds, document.codings]);
  const isFiltered = left < document.codings.size;
  const save = (patch: Partial<Shown>) => saveShown(session, patch);
  return (
    <DialogTrigger>
      <Button size="small" icon="filter" variant={isFiltered ? 'primary' : 'plain'}>
        {isFiltered ? said.buttonFiltered(left, document.codings.size) : said.button}
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Dialog className="ts-shown" aria-label={said.button}>
          <Choice
            name="numbers"
            legend={said.numbers}
            of={NUMBERS}
            labels={said.numbersAre}
            value={shown.numbers}
            onChange={(numbers) => save({ numbers })}
          >
            {shown.numbers === 'lines' && <p className="muted">{said.linesNote}</p>}
            <Tick label={said.times} value={shown.times} onChange={(times) => save({ times })} />
          </Choice>
          <Choice
            name="colours"
            legend={said.colours}
            of={COLOURS}
            labels={said.coloursAre}
            value={shown.colours}
            onChange={(colours) => save({ colours })}
          />
          <Choice
            name="codes"
            legend={said.codes}
            of={CODES}
            labels={said.codesAre}
            value={shown.codes}
            onChange={(codes) => save({ codes })}
          >
            {shown.codes === 'chosen' && codeIds.length === 0 && <p className="muted">{said.noneChosen}</p>}
            <Tick
              label={said.outOfScope}
              value={shown.outOfScope}
              onChange={(outOfScope) => save({ outOfScope })}
            />
            <Tick label={said.retired} value={shown.retired} onChange={(retired) => save({ retired })} />
          </Choice>
          {isFiltered && (
            <Button size="small" onPress={() => save({ codes: 'all', outOfScope: true, retired: true })}>
              {said.all}
            </Button>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choice<T extends string>({
  name,
  legend,
  of,
  labels,
  value,
  onChange,
  children,
}: {
  name: string;
  legend: string;
  of: readonly T[];
  labels: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
  children?: ReactNode;
}) {
  return (
    <fieldset className="plain-fieldset">
      <legend className="field-label">{legend}</legend>
      {of.map((one) => (
        <label key={one}>
          <input type="radio" name={`shown-${name}`} checked={one === value} onChange={() => onChange(one)} />
          {labels[one]}
        </label>
      ))}
      {children}
    </fieldset>
  );
}

function Tick({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

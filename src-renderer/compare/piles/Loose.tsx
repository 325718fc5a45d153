import { useMemo, useRef } from 'react';
import type { BenchIncident, Code } from '@shared/contract/index.ts';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { Button, EmptyState, SearchField, isComposing } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';
import { BenchColumn } from '../BenchColumn.tsx';
import { Check } from '../Check.tsx';
import { useSize } from '../use-size.ts';
import { usePilesAsked } from './ask.ts';
import { useDropOfIncidents } from './dragging.ts';
import { toCaret } from './PileName.tsx';
import type { Change, PileDeeds } from './use-deeds.ts';

const t = words.piles;

/** The incidents that lie in no pile, those with the words looked for; what is dropped here is loose again. */
export function Loose({
  code,
  incidents,
  total,
  isDisabled,
  deeds,
  withBelow,
  change,
}: {
  code: Code;
  incidents: readonly BenchIncident[];
  /** Loose and sorted; null until it is known. */
  total: number | null;
  isDisabled: boolean;
  deeds: PileDeeds;
  withBelow: boolean;
  change: Change;
}) {
  const session = useSession();
  const find = useView((looking) => looking.bench.find);
  const caret = useView((looking) => looking.bench.caret);
  const { isOver, drop } = useDropOfIncidents(isDisabled ? null : (ids) => deeds.back(ids, false));
  const field = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(list);
  const codes = useStore((state) => state.tables.code);
  const hasBelow = useMemo(
    () => [...codes.values()].some((one) => one.parentId === code.id),
    [codes, code.id],
  );
  const setBelow = (on: boolean) => void change((before) => ({ ...before, withBelow: on }));
  usePilesAsked((asked) => {
    if (asked.do === 'find') field.current?.querySelector('input')?.focus();
  });
  return (
    <section
      className={isOver ? 'piles-loose is-over' : 'piles-loose'}
      aria-label={t.loose}
      aria-busy={total === null}
      {...drop}
    >
      <header className="loose-head">
        <h2>{t.looseTitle(incidents.length)}</h2>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape and Enter are heard on their way out of the field */}
        <div
          ref={field}
          className="bench-find"
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key !== 'Enter' && (event.key !== 'Escape' || find !== '')) return;
            if (event.target instanceof HTMLElement) toCaret(event.target);
          }}
        >
          <SearchField
            label={t.find}
            placeholder={t.findHint}
            value={find}
            onChange={(next) => setBench(session, { find: next })}
          />
        </div>
      </header>
      {hasBelow && (
        <div className="loose-below">
          <Check label={t.withBelow} isOn={withBelow} onChange={setBelow} />
        </div>
      )}
      <div ref={list} className="loose-list">
        {total === null ? (
          <p className="loose-note">{t.bringing}</p>
        ) : incidents.length === 0 ? (
          <NoneLoose
            code={code}
            total={total}
            find={find.trim()}
            withBelow={withBelow}
            onBelow={hasBelow && !withBelow ? () => setBelow(true) : null}
          />
        ) : (
          width > 0 && (
            <BenchColumn
              name={t.loose}
              scrollKey={`piles ${code.id}`}
              incidents={incidents}
              room={{ width, height }}
              lanes={1}
              caret={caret}
              hidesCode={!withBelow}
              isDraggable={!isDisabled}
            />
          )
        )}
      </div>
      {total !== null && total > 0 && (
        <p className="loose-note">{withBelow ? t.looseNoteBelow : t.looseNote(code.name)}</p>
      )}
    </section>
  );
}

/** The list is empty: why, and what to do about it. */
function NoneLoose({
  code,
  total,
  find,
  withBelow,
  onBelow,
}: {
  code: Code;
  total: number;
  find: string;
  withBelow: boolean;
  /** Brings what is coded below; null where that is nothing, or is there. */
  onBelow: (() => void) | null;
}) {
  const session = useSession();
  if (find !== '')
    return (
      <EmptyState
        title={t.noneFound(find)}
        action={<Button onPress={() => setBench(session, { find: '' })}>{t.clearFind}</Button>}
      />
    );
  return total === 0 ? (
    <EmptyState
      icon="compare"
      title={t.noneTitle}
      action={onBelow && <Button onPress={onBelow}>{t.sortBelow}</Button>}
    >
      {t.none(code.name)} {withBelow && t.noneBelow}
    </EmptyState>
  ) : (
    <EmptyState icon="check" title={t.allTitle}>
      {t.all}
    </EmptyState>
  );
}

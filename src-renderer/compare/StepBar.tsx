import { useRef, type ReactNode } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { byPosition, transcriptName } from '../store/select.ts';
import { SearchField, SelectField, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { askBench, useBenchAsked } from './ask.ts';
import { setBench } from './bench.ts';
import { Segments } from './Segments.tsx';
import { isNarrowed, STEPS, stepOf } from './steps.ts';
import { transcriptsOfBench } from './take-step.ts';

const t = words.compare;

/** The steps of constant comparison, one click each; filters and words beside them. */
export function StepBar({ children }: { children: ReactNode }) {
  const session = useSession();
  const bench = useView((looking) => looking.bench);
  const step = stepOf(bench);
  const field = useRef<HTMLDivElement>(null);
  useBenchAsked((asked) => {
    if (asked.do === 'find') field.current?.querySelector('input')?.focus();
  });
  return (
    <div className="bench-steps">
      <Segments
        label={t.steps}
        items={STEPS.map((id, i) => ({ id, label: t.step[id], keys: String(i + 1) }))}
        value={step}
        onChange={(next) => askBench({ do: 'step', step: next })}
      />
      {step === 'within' && <WhichInterview now={bench.filter.transcriptIds?.[0] ?? null} />}
      {step === 'interviews' && <WhichRole now={bench.filter.roleIds?.[0] ?? null} />}
      <span className="grow" />
      {children}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape and Enter are heard on their way out of the field */}
      <div
        ref={field}
        className="bench-find"
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key !== 'Enter' && (event.key !== 'Escape' || bench.find !== '')) return;
          if (event.target instanceof HTMLElement) event.target.blur();
        }}
      >
        <SearchField
          label={t.find}
          placeholder={t.findHint}
          value={bench.find}
          onChange={(find) => setBench(session, { find })}
        />
      </div>
    </div>
  );
}

function WhichInterview({ now }: { now: Id | null }) {
  const session = useSession();
  const state = useStore((all) => all);
  const bench = useView((looking) => looking.bench);
  const counts = transcriptsOfBench(state, bench);
  const items = byPosition(state.tables.transcript)
    .filter((one) => counts.has(one.id) || one.id === now)
    .map((one) => ({
      id: String(one.id),
      // How many a filter lets through in the others is not known here.
      label: isNarrowed(bench)
        ? transcriptName(state, one.id)
        : `${transcriptName(state, one.id)} · ${counts.get(one.id) ?? 0}`,
    }));
  return (
    <div className="bench-which">
      <SelectField
        label={t.whichInterview}
        hideLabel
        items={items}
        value={now === null ? null : String(now)}
        onChange={(id) =>
          setBench(session, { filter: { ...bench.filter, transcriptIds: [Number(id)] }, scrolls: new Map() })
        }
      />
    </div>
  );
}

function WhichRole({ now }: { now: Id | null }) {
  const session = useSession();
  const roles = useStore((state) => state.tables.role);
  const bench = useView((looking) => looking.bench);
  return (
    <div className="bench-which">
      <SelectField
        label={t.whichRole}
        hideLabel
        items={byPosition(roles).map((role) => ({ id: String(role.id), label: role.label }))}
        value={now === null ? null : String(now)}
        onChange={(id) => setBench(session, { filter: { ...bench.filter, roleIds: [Number(id)] } })}
      />
    </div>
  );
}

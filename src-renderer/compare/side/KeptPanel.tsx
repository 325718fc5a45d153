import { useVirtual } from '../use-virtual.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { VERDICTS, type ComparisonLine, type Id, type Verdict } from '@shared/contract/index.ts';
import { dayOf } from '../../codes/CodingCard.tsx';
import { useSession, useStore } from '../../store/react.tsx';
import { Button, IconButton, SearchField, SelectField } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';
import { KeptExport } from './KeptExport.tsx';
import { VerdictTag } from './VerdictTag.tsx';

const t = words.compare.records;
const ANY = 'any';
/** The most that is listed; a study with more is searched. */
const MOST = 5_000;
const PAUSE = 140;

type Wanted = { query: string; verdict: string; codeId: string; coderId: string; from: string; to: string };
const ALL: Wanted = { query: '', verdict: ANY, codeId: ANY, coderId: ANY, from: '', to: '' };

/** The comparisons that were kept, newest first: searched, filtered, opened. */
export function KeptPanel() {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const coders = useStore((state) => state.tables.coder);
  const [wanted, setWanted] = useState(ALL);
  const found = useKept(wanted);
  const set = (patch: Partial<Wanted>) => setWanted({ ...wanted, ...patch });
  const isAsked = JSON.stringify(wanted) !== JSON.stringify(ALL);
  const compared = useMemo(
    () => [...new Set((found?.comparisons ?? []).flatMap((one) => one.codeIds))],
    [found],
  );
  const offered = [...new Set([...compared, ...(wanted.codeId === ANY ? [] : [Number(wanted.codeId)])])]
    .flatMap((id) => codes.get(id) ?? [])
    .map((code) => ({ id: String(code.id), label: code.name }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
  return (
    <aside className="bench-side" aria-label={t.title} data-pane="">
      <header className="side-head">
        <h2>{t.title}</h2>
        {found && <small>{t.count(found.total)}</small>}
        <span className="grow" />
        <KeptExport isDisabled={!found || (found.total === 0 && !isAsked)} />
        <IconButton
          icon="close"
          size="small"
          label={t.close}
          keys="Escape"
          onPress={() => setBench(session, { side: null })}
        />
      </header>
      <div className="kept-wanted">
        <SearchField label={t.search} value={wanted.query} onChange={(query) => set({ query })} />
        <SelectField
          label={t.verdict}
          hideLabel
          items={[
            { id: ANY, label: t.anyVerdict },
            ...VERDICTS.map((id) => ({ id, label: words.compare.verdict.were[id] })),
          ]}
          value={wanted.verdict}
          onChange={(verdict) => set({ verdict })}
        />
        <SelectField
          label={t.code}
          hideLabel
          items={[{ id: ANY, label: t.anyCode }, ...offered]}
          value={wanted.codeId}
          onChange={(codeId) => set({ codeId })}
        />
        <SelectField
          label={t.coder}
          hideLabel
          items={[
            { id: ANY, label: t.anyCoder },
            ...[...coders.values()].map((one) => ({ id: String(one.id), label: one.name })),
          ]}
          value={wanted.coderId}
          onChange={(coderId) => set({ coderId })}
        />
        <div className="kept-days">
          <input
            type="date"
            className="input"
            aria-label={t.from}
            value={wanted.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="date"
            className="input"
            aria-label={t.to}
            value={wanted.to}
            onChange={(event) => set({ to: event.target.value })}
          />
        </div>
      </div>
      {found && found.comparisons.length === 0 ? (
        <div className="kept-none">
          <p className="muted">{isAsked ? t.noneFound : t.none}</p>
          {isAsked && (
            <Button size="small" onPress={() => setWanted(ALL)}>
              {t.clear}
            </Button>
          )}
        </div>
      ) : (
        <Lines comparisons={found?.comparisons ?? []} />
      )}
    </aside>
  );
}

function Lines({ comparisons }: { comparisons: readonly ComparisonLine[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtual({
    count: comparisons.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 88,
    getItemKey: (i) => comparisons[i]?.id ?? i,
    overscan: 6,
    gap: 6,
    paddingStart: 2,
    paddingEnd: 20,
  });
  return (
    <div ref={scroller} className="side-scroll kept-scroll">
      <ul className="kept-list" aria-label={t.title} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = comparisons[item.index];
          return (
            line && (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Line line={line} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function Line({ line }: { line: ComparisonLine }) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const coder = useStore((state) => state.tables.coder.get(line.coderId));
  const names = line.codeIds.map((id) => codes.get(id)?.name ?? t.unknownCode);
  return (
    <button
      type="button"
      className="card kept-line"
      onClick={() => setBench(session, { side: { what: 'comparison', id: line.id } })}
    >
      <span className="kept-line-head">
        <VerdictTag verdict={line.verdict} />
        <span className="muted">{words.compare.incidents(line.incidents)}</span>
        <span className="grow" />
        <span className="muted">
          {coder?.initials} · {dayOf(line.at)}
        </span>
      </span>
      <span className={line.question ? 'kept-question' : 'kept-question muted'} dir="auto">
        {line.question || t.noQuestion}
      </span>
      {line.reason && (
        <span className="kept-reason" dir="auto">
          {line.reason}
        </span>
      )}
      <span className="kept-codes">{t.of(names)}</span>
    </button>
  );
}

/** What is kept and meets what is wanted, asked again when the typing pauses and after every change. */
function useKept({ query, verdict, codeId, coderId, from, to }: Wanted) {
  const { act } = useSession();
  const revision = useStore((state) => state.revision);
  const [found, setFound] = useState<{ comparisons: ComparisonLine[]; total: number } | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    let gone = false;
    const one = (id: string): Id | undefined => (id === ANY ? undefined : Number(id));
    const timer = setTimeout(
      () => {
        void act('comparisons.list', {
          query,
          limit: MOST,
          ...(verdict === ANY ? {} : { verdict: verdict as Verdict }),
          codeId: one(codeId),
          coderId: one(coderId),
          from: from || undefined,
          to: to || undefined,
        }).then((answer) => {
          asked.current = true;
          if (!gone && answer) setFound(answer);
        });
      },
      asked.current ? PAUSE : 0,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [act, query, verdict, codeId, coderId, from, to, revision]);
  return found;
}

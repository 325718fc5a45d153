import { useMemo } from 'react';
import { VERDICTS } from '@shared/contract/index.ts';
import { ALL_KEPT, ANY, type KeptWanted } from '../../store/bench-look.ts';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { Button, IconButton, SearchField, SelectField } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';
import { KeptExport } from './KeptExport.tsx';
import { KeptLines } from './KeptLines.tsx';
import { useKept } from './use-kept.ts';

const t = words.compare.records;
/** The comparisons that were kept, newest first: searched, filtered, opened. */
export function KeptPanel() {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const coders = useStore((state) => state.tables.coder);
  const wanted = useView((looking) => looking.bench.kept);
  const found = useKept(wanted);
  // Every code that the rest of what is wanted leaves, also while one of them is chosen.
  const { codeId } = wanted;
  const ofAny = useKept(
    useMemo(() => (codeId === ANY ? null : { ...wanted, codeId: ANY }), [wanted, codeId]),
  );
  const set = (patch: Partial<KeptWanted>) => setBench(session, { kept: { ...wanted, ...patch } });
  const isAsked = JSON.stringify(wanted) !== JSON.stringify(ALL_KEPT);
  const compared = useMemo(
    () => [...new Set(((ofAny ?? found)?.comparisons ?? []).flatMap((one) => one.codeIds))],
    [ofAny, found],
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
            max="9999-12-31"
            className="input"
            aria-label={t.from}
            value={wanted.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="date"
            max="9999-12-31"
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
            <Button size="small" onPress={() => setBench(session, { kept: ALL_KEPT })}>
              {t.clear}
            </Button>
          )}
        </div>
      ) : (
        <KeptLines comparisons={found?.comparisons ?? []} />
      )}
    </aside>
  );
}

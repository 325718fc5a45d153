import { useState } from 'react';
import { useSession, useStore, useView } from '../store/react.tsx';
import type { TrailLook } from '../store/view.ts';
import { Button, EmptyState, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodeHistory } from './CodeHistory.tsx';
import { EXPORTS, exportTrail, type TrailFormat } from './export.ts';
import { TrailDetail } from './TrailDetail.tsx';
import { filterOf, isNarrowed, TrailFilters } from './TrailFilters.tsx';
import { TrailList } from './TrailList.tsx';
import { useTrail } from './use-trail.ts';
import { dayOf } from '../words/day.ts';

const said = words.trail;

/** Everything that was done: filters, entries by day, and the entry that is open. */
export function TrailRoom() {
  const { view } = useSession();
  const { revision, ...narrowed } = useView((looking) => looking.trail);
  const [goneName, setGoneName] = useState('');
  const codes = useStore((state) => state.tables.code);
  const filter = filterOf(narrowed);
  const trail = useTrail(filter);
  const change = (patch: Partial<TrailLook>) => view.set({ trail: { ...view.get().trail, ...patch } });
  const first = trail?.lines[0]?.revision ?? null;
  const chosen = revision ?? first;
  const isEmpty = trail !== null && trail.lines.length === 0 && trail.next === null;
  return (
    <main className="trail-room" data-pane="">
      <header className="room-bar">
        <h1>{said.room}</h1>
        <span className="muted trail-summary">{said.summary}</span>
        <span className="grow" />
        <ExportButton filter={filter} />
      </header>
      <div className="trail-split">
        <aside className="trail-side" aria-label={said.filters}>
          <TrailFilters now={narrowed} goneName={goneName} onChange={change} />
          {narrowed.codeId !== null && (
            <CodeHistory
              key={narrowed.codeId}
              codeId={narrowed.codeId}
              isInTrail
              onName={codes.has(narrowed.codeId) ? undefined : setGoneName}
            />
          )}
        </aside>
        <div className="trail-entries">
          {trail && trail.lines.length > 0 && (
            <TrailList trail={trail} chosen={chosen} onChoose={(next) => change({ revision: next })} />
          )}
          {isEmpty &&
            (isNarrowed(narrowed) ? (
              <EmptyState icon="trail" title={said.noneTitle}>
                {said.none}
              </EmptyState>
            ) : (
              <EmptyState icon="trail" title={said.emptyTitle}>
                {said.empty}
              </EmptyState>
            ))}
          {trail && trail.next !== null && trail.lookedBackTo && !trail.isLoading && (
            <footer className="trail-foot">
              <span className="muted">{said.searched(dayOf(trail.lookedBackTo))}</span>
              <Button size="small" variant="quiet" onPress={trail.more}>
                {said.goOn}
              </Button>
            </footer>
          )}
        </div>
        {chosen !== null && !isEmpty ? (
          <TrailDetail revision={chosen} />
        ) : (
          <div className="trail-detail">
            {!isEmpty && trail && (
              <EmptyState icon="trail" title={said.chooseTitle}>
                {said.choose}
              </EmptyState>
            )}
          </div>
        )}
      </div>
    </main>
  );
}

/** The trail as a file, as far as it is shown. */
function ExportButton({ filter }: { filter: ReturnType<typeof filterOf> }) {
  const session = useSession();
  const [withNames, setWithNames] = useState(false);
  const run = (format: TrailFormat) => exportTrail(session, format, { ...filter, withNames });
  return (
    <Menu
      label={said.export}
      entries={[
        ...EXPORTS.map((format) => ({ id: format, label: said.exportAs[format], run: () => run(format) })),
        'line',
        { id: 'names', label: said.withNames, isChosen: withNames, run: () => setWithNames(!withNames) },
      ]}
    >
      <Button icon="export">{said.export}</Button>
    </Menu>
  );
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { useBenchAsked } from './ask.ts';
import { codesThere, rememberBench, setBench } from './bench.ts';
import { BenchColumns } from './BenchColumns.tsx';
import { BenchHead } from './BenchHead.tsx';
import { BenchStart } from './BenchStart.tsx';
import { CodesDialog } from './CodesDialog.tsx';
import { CrossGrid } from './CrossGrid.tsx';
import { FilterButton } from './FilterButton.tsx';
import { FilterChips } from './FilterChips.tsx';
import { mayHide } from './groups.ts';
import { BenchHands } from './hands.ts';
import { layOut, type Layout } from './layout.ts';
import { NothingHere } from './NothingHere.tsx';
import { PilesRoom } from './piles/PilesRoom.tsx';
import { Question } from './Question.tsx';
import { BenchSide } from './side/BenchSide.tsx';
import { StepBar } from './StepBar.tsx';
import { takeStep } from './take-step.ts';
import { useBench, usePicked } from './use-bench.ts';
import { useFound } from './use-found.ts';
import { useHands } from './use-hands.ts';
import { VerdictDesk } from './verdicts/VerdictDesk.tsx';
import { createWordCache, WordCacheProvider } from './word-cache.ts';

const t = words.compare;

/** Constant comparison: incident beside incident, or the incidents of one code being sorted into piles. */
export function CompareRoom() {
  const openFor = useView((looking) => looking.piles.openFor);
  const isThere = useStore((state) => openFor !== null && state.tables.code.has(openFor));
  return openFor !== null && isThere ? <PilesRoom key={openFor} codeId={openFor} /> : <BenchRoom />;
}

/** The incidents in columns, and the verdict on them. */
function BenchRoom() {
  const session = useSession();
  const { act, view } = session;
  const bench = useView((looking) => looking.bench);
  const tables = useStore((state) => state.tables);
  const [cache] = useState(() => createWordCache((ids) => act('bench.words', { ids })));
  const incidents = useBench(bench, cache);
  const found = useFound(incidents ?? NONE, bench.find, cache);
  const { withBelow, columns, rows, filter } = bench;
  const codeIds = useMemo(() => codesThere(bench.codeIds, tables.code), [bench.codeIds, tables.code]);
  const isThere = incidents !== null;
  const layout = useMemo(
    () =>
      isThere ? layOut(tables, found, { codeIds, withBelow, columns, rows, filter }, t.noName) : NOTHING,
    [isThere, tables, found, codeIds, withBelow, columns, rows, filter],
  );
  const letGo = useCallback(
    (gone: readonly Id[]) => {
      const lost = new Set(gone);
      setBench(session, { picks: view.get().bench.picks.filter((id) => !lost.has(id)) });
    },
    [session, view],
  );
  const picked = usePicked(bench.picks, incidents, letGo);
  const hands = useHands(found);
  const [isChoosing, setChoosing] = useState(false);
  useEffect(() => rememberBench(session), [session, codeIds, withBelow, columns, rows]);
  const current = useRef(found);
  useEffect(() => {
    current.current = found;
  });
  // From what lies over the bench down to what is picked on it: one thing for each press.
  const clear = () => {
    const now = view.get().bench;
    if (now.side) setBench(session, { side: null });
    else if (now.find !== '') setBench(session, { find: '' });
    else if (now.picks.length > 0) setBench(session, { picks: [] });
  };
  useBenchAsked((asked) => {
    if (asked.do === 'codes') setChoosing(true);
    if (asked.do === 'step') {
      const shown = current.current;
      takeStep(session, asked.step, shown.find((one) => one.id === view.get().bench.caret) ?? null, shown);
    }
    if (asked.do === 'clear') clear();
  });
  const there = codeIds.length > 0;
  const hidden = useMemo(() => {
    const here = new Set(found.map((one) => one.id));
    return picked.filter((one) => !here.has(one.id)).length;
  }, [picked, found]);
  const isFiltered = mayHide(filter) || bench.find.trim() !== '';
  // Codes beside each other with nothing picked are compared as codes.
  const asCodes = bench.picks.length === 0 && columns === 'code' && codeIds.length > 1;
  const subject = useMemo(
    () => ({ incidents: picked, codeIds: asCodes ? codeIds : [] }),
    [picked, asCodes, codeIds],
  );
  return (
    <WordCacheProvider value={cache}>
      <BenchHands value={hands}>
        <main className={bench.side ? 'compare-room has-side' : 'compare-room'} aria-label={t.room}>
          <div className="bench" data-pane="">
            {there && (
              <>
                <BenchHead incidents={found} onCodes={() => setChoosing(true)} />
                <Question />
                <StepBar>
                  <FilterButton />
                </StepBar>
                <FilterChips />
              </>
            )}
            <section className="bench-body" aria-label={t.bench} aria-busy={incidents === null}>
              {!there ? (
                <BenchStart onChoose={() => setChoosing(true)} />
              ) : isThere && found.length === 0 ? (
                <NothingHere />
              ) : rows !== null && rows !== columns ? (
                <CrossGrid layout={layout} isFiltered={isFiltered} />
              ) : (
                // It stands before the incidents do, and knows its size when they come.
                <BenchColumns layout={layout} isFiltered={isFiltered} />
              )}
            </section>
            {there && <VerdictDesk subject={subject} hidden={hidden} />}
          </div>
          {bench.side && <BenchSide side={bench.side} incidents={incidents} onPick={hands.acts.pick} />}
          {isChoosing && (
            <CodesDialog
              first={codeIds}
              withBelow={withBelow}
              onDone={(chosen, below) =>
                setBench(session, { codeIds: chosen, withBelow: below, scrolls: new Map(), whole: new Set() })
              }
              onClose={() => setChoosing(false)}
            />
          )}
        </main>
      </BenchHands>
    </WordCacheProvider>
  );
}

const NONE: readonly never[] = [];
/** Until the host has answered. */
const NOTHING: Layout = { columns: [], empty: [], rows: null };

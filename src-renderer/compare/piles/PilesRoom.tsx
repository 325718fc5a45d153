import { useCallback, useMemo, useRef, useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { words } from '../../words/index.ts';
import { setBench, showBench } from '../bench.ts';
import { BenchHands } from '../hands.ts';
import { BenchSide } from '../side/BenchSide.tsx';
import { useBench } from '../use-bench.ts';
import { useFound } from '../use-found.ts';
import { useHands } from '../use-hands.ts';
import { createWordCache, WordCacheProvider } from '../word-cache.ts';
import { usePilesAsked } from './ask.ts';
import { startDrag } from './dragging.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Loose } from './Loose.tsx';
import { MakeDialog } from './MakeDialog.tsx';
import { PileGrid } from './PileGrid.tsx';
import { pileNameId, pileNumberId } from './PileName.tsx';
import { PilePalette } from './PilePalette.tsx';
import { PilesFoot } from './PilesFoot.tsx';
import { PilesHead } from './PilesHead.tsx';
import { filled, problemsOf } from './result.ts';
import { sortedIds } from './sorting.ts';
import { useDeeds } from './use-deeds.ts';
import { usePileKeys } from './use-pile-keys.ts';
import { useSorting } from './use-sorting.ts';

const t = words.piles;

/** The incidents of one code, sorted into piles by drag or keys; the piles become codes under it. */
export function PilesRoom({ codeId }: { codeId: Id }) {
  const session = useSession();
  const { act, view } = session;
  const [cache] = useState(() => createWordCache((ids) => act('bench.words', { ids })));
  const withBelow = useView((looking) => looking.piles.sortings.get(codeId)?.withBelow ?? false);
  const asked = useMemo(() => ({ codeIds: [codeId], withBelow, filter: {} }), [codeId, withBelow]);
  const incidents = useBench(asked, cache);
  const { sorting, byId, change } = useSorting(codeId, incidents);
  const find = useView((looking) => looking.bench.find);
  const side = useView((looking) => looking.bench.side);
  const codes = useStore((state) => state.tables.code);
  const readOnly = useStore((state) => state.readOnly);
  const found = useFound(incidents ?? NONE, find, cache);
  const { piles } = sorting;
  const sorted = useMemo(() => sortedIds(piles), [piles]);
  const loose = useMemo(() => found.filter((one) => !sorted.has(one.id)), [found, sorted]);
  const hands = useHands(loose);
  const deeds = useDeeds(change, byId, loose, hands.focus);
  const body = useRef<HTMLDivElement>(null);
  usePileKeys(body, loose, piles, hands, deeds, change);

  const [asking, setAsking] = useState<'make' | 'leave' | 'choose' | null>(null);
  const [isTried, setTried] = useState(false);
  const all = useMemo(() => problemsOf(piles, codes, codeId), [piles, codes, codeId]);
  // A pile without a name is one in the making, until codes are to be made of it.
  const problems = useMemo(
    () => (isTried ? all : new Map([...all].filter(([, problem]) => problem !== 'unnamed'))),
    [all, isTried],
  );
  const ready = filled(piles).length > 0;
  const make = () => {
    if (readOnly || !ready) return;
    const [bad] = all.keys();
    setTried(true);
    if (bad === undefined) setAsking('make');
    else document.getElementById(pileNameId(bad))?.focus();
  };
  const choose = (key: number) => {
    const ids = deeds.going();
    if (ids.length > 0) deeds.put(key, ids, true);
    else document.getElementById(pileNumberId(key))?.focus();
  };
  const leave = () => {
    if (ready && !readOnly) setAsking('leave');
    else showBench(session);
  };
  usePilesAsked((what) => {
    if (what.do === 'make') make();
    if (what.do === 'choose' && piles.length > 0) setAsking('choose');
    if (what.do !== 'leave') return;
    const { bench } = view.get();
    // From what lies over the piles down to the piles: one thing for each press.
    if (bench.side) setBench(session, { side: null });
    else if (bench.find !== '') setBench(session, { find: '' });
    else if (bench.picks.length > 0) setBench(session, { picks: [] });
    else leave();
  });
  const drag = useCallback(
    (event: React.DragEvent) => {
      const card = event.target instanceof Element ? event.target.querySelector('[data-incident]') : null;
      if (!card) return;
      const id = Number(card.getAttribute('data-incident'));
      const { picks } = view.get().bench;
      const ids = picks.includes(id) ? picks.filter((one) => byId.has(one)) : [id];
      startDrag(event, ids, t.dragged(ids.length));
    },
    [view, byId],
  );
  const code = codes.get(codeId);
  if (!code) return null;
  const isReading = side?.what === 'reading';
  return (
    <WordCacheProvider value={cache}>
      <BenchHands value={hands}>
        <main className={isReading ? 'compare-room has-side' : 'compare-room'} aria-label={t.room}>
          <div className="bench" data-pane="">
            <PilesHead
              code={code}
              sorting={sorting}
              counts={incidents === null ? '' : t.counts(incidents.length - sorted.size, sorted.size)}
              isReady={ready}
              change={change}
              onMake={make}
              onLeave={leave}
            />
            <div ref={body} className="piles-body" onDragStart={drag}>
              <Loose
                code={code}
                incidents={loose}
                total={incidents?.length ?? null}
                isDisabled={readOnly}
                deeds={deeds}
                withBelow={withBelow}
                change={change}
              />
              <PileGrid
                code={code}
                piles={piles}
                problems={problems}
                byId={byId}
                hands={hands}
                deeds={deeds}
                isDisabled={readOnly || incidents === null}
              />
            </div>
            {!readOnly && <PilesFoot byId={byId} problems={isTried ? all.size : 0} />}
          </div>
          {isReading && <BenchSide side={side} incidents={incidents} onPick={hands.acts.pick} />}
          {asking === 'make' && (
            <MakeDialog
              code={code}
              sorting={sorting}
              loose={(incidents?.length ?? 0) - sorted.size}
              change={change}
              onClose={() => setAsking(null)}
            />
          )}
          {asking === 'choose' && (
            <PilePalette
              piles={piles}
              going={deeds.going().length}
              onChoose={choose}
              onClose={() => setAsking(null)}
            />
          )}
          {asking === 'leave' && (
            <LeaveDialog codeId={codeId} sorted={sorted.size} onClose={() => setAsking(null)} />
          )}
        </main>
      </BenchHands>
    </WordCacheProvider>
  );
}

const NONE: readonly never[] = [];

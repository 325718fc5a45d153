import { useCallback, useRef } from 'react';
import type { ComparisonLine } from '@shared/contract/index.ts';
import { nearDayOf } from '../../words/day.ts';
import { useSession, useStore } from '../../store/react.tsx';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';
import { useVirtual } from '../use-virtual.ts';
import { VerdictTag } from './VerdictTag.tsx';

const t = words.compare.records;

/** Kept comparisons one below the other, those in sight only; each opens. */
export function KeptLines({ comparisons }: { comparisons: readonly ComparisonLine[] }) {
  const { view } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtual({
    count: comparisons.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 88,
    // Another function would have all lines measured anew.
    getItemKey: useCallback((i: number) => comparisons[i]?.id ?? i, [comparisons]),
    overscan: 6,
    gap: 6,
    paddingStart: 2,
    paddingEnd: 20,
    // Back from one of them the list is where it was.
    initialOffset: () => view.get().bench.scrolls.get('kept') ?? 0,
    onChange: (now) => void view.get().bench.scrolls.set('kept', now.scrollOffset ?? 0),
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
          {coder?.initials} · {nearDayOf(line.at)}
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

import { useVirtual } from './use-virtual.ts';
import { useEffect, useMemo, useRef } from 'react';
import { useSession, useView } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { BenchColumn } from './BenchColumn.tsx';
import { pickAll } from './picking.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { saysCode, type Group, type Layout } from './layout.ts';
import { useCaret } from './use-caret.ts';
import { useSize } from './use-size.ts';

const t = words.compare;
/** The narrowest a column may be, and the width from which cards stand side by side in it, in CSS pixels. */
const NARROW = 252;
const LANE = 330;
const EMPTY = 220;
/** A column's head, about. */
const HEAD = 38;

/** Incidents in columns, side by side; those in sight only. */
export function BenchColumns({ layout, isFiltered }: { layout: Layout; isFiltered: boolean }) {
  const session = useSession();
  const caret = useView((looking) => looking.bench.caret);
  const box = useRef<HTMLDivElement>(null);
  const { width: all, height } = useSize(box);
  const { columns } = layout;
  const room = all - (layout.empty.length > 0 ? EMPTY : 0);
  const width = Math.max(NARROW, Math.floor(room / Math.max(1, columns.length)));
  const lanes = Math.max(1, Math.floor(width / LANE));
  const lie = useMemo(() => [columns.map((column) => column.incidents.map((one) => one.id))], [columns]);
  useCaret(box, lie, { lanes });
  const at = useMemo(
    () => (caret === null ? -1 : (lie[0] ?? []).findIndex((ids) => ids.includes(caret))),
    [lie, caret],
  );
  const across = useVirtual({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => width,
    getItemKey: useMemo(() => keysAt(columns, width), [columns, width]),
    overscan: 1,
    initialOffset: () => session.view.get().bench.scrolls.get('across') ?? 0,
    onChange: (now) => void session.view.get().bench.scrolls.set('across', now.scrollOffset ?? 0),
  });
  // Where keys led the caret to; not on coming back to the bench, which is left as it was.
  const lastAt = useRef(at);
  useEffect(() => {
    if (at >= 0 && lastAt.current !== at) across.scrollToIndex(at, { align: 'auto' });
    lastAt.current = at;
  }, [at, across]);
  return (
    // Cards that are drawn take the focus, and bring themselves in sight.
    <div ref={box} className="bench-columns" data-bench="">
      <div className="bench-across" style={{ width: across.getTotalSize() }}>
        {all > 0 &&
          across.getVirtualItems().map((item) => {
            const column = columns[item.index];
            if (!column) return null;
            return (
              <section
                key={item.key}
                className="bench-column"
                aria-label={t.column(column.title, column.incidents.length)}
                style={{ left: item.start, width }}
              >
                <ColumnHead
                  group={column}
                  isFiltered={isFiltered}
                  onPick={() => pickAll(session, column.incidents)}
                />
                {column.incidents.length === 0 ? (
                  <NoEvidence column={column} isFiltered={isFiltered} />
                ) : (
                  <BenchColumn
                    name={column.title}
                    scrollKey={column.key}
                    incidents={column.incidents}
                    room={{ width, height: height - HEAD }}
                    lanes={lanes}
                    caret={at === item.index ? caret : null}
                    hidesCode={saysCode([column], column.incidents)}
                  />
                )}
              </section>
            );
          })}
      </div>
      {layout.empty.length > 0 && (
        <section
          className="bench-empty"
          aria-label={isFiltered ? t.nothingFiltered : t.noEvidence}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list of names is scrolled by key
          tabIndex={0}
        >
          <h2>{isFiltered ? t.nothingFiltered : t.noEvidence}</h2>
          <ul>
            {layout.empty.map((name, i) => (
              // Two interviews of one participant have one name.
              <li key={i}>{name}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Another function for every width: it has all columns placed anew. */
const keysAt = (columns: readonly Group[], _width: number) => (i: number) => columns[i]?.key ?? i;

function NoEvidence({ column, isFiltered }: { column: Group; isFiltered: boolean }) {
  return (
    <div className="column-none">
      {column.missing.length > 0
        ? isFiltered
          ? t.missingFiltered(column.missing)
          : t.missing(column.missing)
        : isFiltered
          ? t.nothingFiltered
          : t.noEvidence}
    </div>
  );
}

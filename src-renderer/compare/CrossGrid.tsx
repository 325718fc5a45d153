import { useVirtual } from './use-virtual.ts';
import { useCallback, useContext, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { codeColor } from '../codes/CodeRow.tsx';
import { useSession, useView } from '../store/react.tsx';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { CrossCell, SHOWN } from './CrossCell.tsx';
import { BenchHands } from './hands.ts';
import { cardId } from './IncidentCard.tsx';
import type { Layout } from './layout.ts';
import { pickAll } from './picking.ts';
import { useCaret } from './use-caret.ts';
import { useWidth } from './use-width.ts';

const t = words.compare;
/** CSS pixels: the narrowest column, the names of the rows, a row before it is drawn. */
const NARROW = 240;
const HEADS = 136;
const ROW = 260;

/** Columns crossed with rows. A cell shows its first incidents, and all of them, scrolled, when more is asked for. */
export function CrossGrid({ layout, isFiltered }: { layout: Layout; isFiltered: boolean }) {
  const session = useSession();
  const { focus } = useContext(BenchHands);
  const caret = useView((looking) => looking.bench.caret);
  const box = useRef<HTMLDivElement>(null);
  const all = useWidth(box);
  const { columns } = layout;
  const rows = useMemo(() => (layout.rows ?? []).filter((row) => row.incidents.length > 0), [layout.rows]);
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const width = Math.max(NARROW, Math.floor((all - HEADS) / Math.max(1, columns.length)));
  const lie = useMemo(
    () =>
      rows.map((row) =>
        row.cells.map((cell, i) => {
          const isWhole = whole.has(`${row.key} ${columns[i]?.key}`);
          return (isWhole ? cell : cell.slice(0, SHOWN)).map((one) => one.id);
        }),
      ),
    [rows, columns, whole],
  );
  useCaret(box, lie, {
    lanes: 1,
    wholeColumn: () => {
      const { caret: id } = session.view.get().bench;
      return (rows.flatMap((row) => row.cells).find((cell) => cell.some((one) => one.id === id)) ?? []).map(
        (one) => one.id,
      );
    },
  });
  const down = useVirtual({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    getItemKey: useCallback((i: number) => rows[i]?.key ?? i, [rows]),
    overscan: 2,
    initialOffset: () => session.view.get().bench.scrolls.get('crossed') ?? 0,
    onChange: (now) => void session.view.get().bench.scrolls.set('crossed', now.scrollOffset ?? 0),
  });
  const at = caret === null ? -1 : lie.findIndex((row) => row.some((ids) => ids.includes(caret)));
  useEffect(() => {
    if (at < 0 || caret === null || !focus.isFor(caret)) return;
    const card = document.getElementById(cardId(caret));
    if (!card) {
      down.scrollToIndex(at, { align: 'auto' });
      return;
    }
    focus.take(caret);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const tracks = { '--tracks': `${HEADS}px repeat(${columns.length}, ${width}px)` } as CSSProperties;
  return (
    <div ref={box} className="cross" data-bench="" style={tracks}>
      <div className="cross-heads">
        <span className="cross-corner" />
        {columns.map((column) => (
          <ColumnHead
            key={column.key}
            group={{ ...column, missing: [] }}
            isFiltered={isFiltered}
            onPick={() => pickAll(session, column.incidents)}
          />
        ))}
      </div>
      <div className="cross-rows" style={{ height: down.getTotalSize() }}>
        {down.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <section
              key={item.key}
              ref={down.measureElement}
              data-index={item.index}
              className="cross-row"
              aria-label={t.row(row.title, row.incidents.length)}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <header className="cross-row-head">
                <h3
                  className={row.by === 'case' || row.by === 'interview' ? 'id' : undefined}
                  title={row.title}
                >
                  {row.color && <span className="code-dot" style={codeColor(row.color)} />}
                  {row.title}
                </h3>
                {row.detail && <span className="column-detail">{row.detail}</span>}
                <span className="column-count">{number(row.incidents.length)}</span>
              </header>
              {row.cells.map((cell, i) => {
                const column = columns[i];
                const key = `${row.key} ${column?.key}`;
                return (
                  <CrossCell
                    key={key}
                    name={`${row.title}, ${column?.title}`}
                    cellKey={key}
                    incidents={cell}
                    width={width}
                    caret={caret}
                    isWhole={whole.has(key)}
                    isFiltered={isFiltered}
                    hidesCode={row.by === 'code' || column?.by === 'code'}
                    onWhole={(is) => {
                      const next = new Set(whole);
                      if (is) next.add(key);
                      else next.delete(key);
                      setWhole(next);
                    }}
                  />
                );
              })}
            </section>
          );
        })}
      </div>
    </div>
  );
}

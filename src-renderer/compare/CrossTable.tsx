/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a <table> lays out all of its rows; here most are not there (ARIA APG, Table) */
import { useCallback, useMemo, useReducer, type CSSProperties, type RefObject } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { useSession, useView } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { setBench } from './bench.ts';
import { placeOf } from './caret.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { cellWith, lieOf, rowHeights } from './crossing.ts';
import { CrossRow } from './CrossRow.tsx';
import type { Layout } from './layout.ts';
import { pickAll } from './picking.ts';
import { CardToggled } from './toggled.ts';
import { useCaret } from './use-caret.ts';
import { useInSight } from './use-in-sight.ts';
import { useLed } from './use-led.ts';

const t = words.compare;
/** CSS pixels: the narrowest column, and the names of the rows. */
const NARROW = 240;
const HEADS = 136;

/**
 * The rows and columns of a crossing, those in sight only. Where not all columns are drawn a row is as high as its
 * highest cell, wherever that is: what comes in sight as columns are scrolled moves no row.
 */
export function CrossTable({
  box,
  room,
  layout,
  isFiltered,
}: {
  /** What is scrolled, and its inner width in CSS pixels. */
  box: RefObject<HTMLDivElement | null>;
  room: number;
  layout: Layout;
  isFiltered: boolean;
}) {
  const session = useSession();
  const caret = useView((looking) => looking.bench.caret);
  const whole = useView((looking) => looking.bench.whole);
  const columnsBy = useView((looking) => looking.bench.columns);
  const rowsBy = useView((looking) => looking.bench.rows ?? looking.bench.columns);
  const { columns } = layout;
  const rows = useMemo(() => (layout.rows ?? []).filter((row) => row.incidents.length > 0), [layout.rows]);
  const width = Math.max(NARROW, Math.floor((room - HEADS) / Math.max(1, columns.length)));
  const isPartly = HEADS + width * columns.length > room;
  const lie = useMemo(() => lieOf(rows, columns, whole), [rows, columns, whole]);
  const heights = useMemo(() => rowHeights(rows, columns, width, whole), [rows, columns, width, whole]);
  const at = useMemo(() => placeOf(lie, caret), [lie, caret]);
  const { down, shown } = useInSight({ box, rows, columns, width, heights, at });
  useCaret(box, lie, {
    lanes: 1,
    isCrossed: true,
    onLed: useLed(caret),
    wholeColumn: () => cellWith(rows, session.view.get().bench.caret).map((one) => one.id),
  });
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const toggled = useCallback(
    (id: Id) => {
      const place = placeOf(lie, id);
      if (place) heights.forget(place.row);
      redraw();
    },
    [lie, heights],
  );
  const onWhole = useCallback(
    (key: string, is: boolean) => {
      const next = new Set(session.view.get().bench.whole);
      if (is) next.add(key);
      else next.delete(key);
      setBench(session, { whole: next });
    },
    [session],
  );
  const onPick = useCallback((all: readonly BenchIncident[]) => pickAll(session, all), [session]);
  const tracks = { '--tracks': `${HEADS}px repeat(${columns.length}, ${width}px)` } as CSSProperties;
  return (
    <CardToggled value={toggled}>
      <div
        role="table"
        className="cross-table"
        aria-label={t.crossing(t.by[rowsBy], t.by[columnsBy])}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        style={tracks}
      >
        <div role="row" aria-rowindex={1} className="cross-heads">
          <div role="columnheader" aria-colindex={1} className="cross-corner">
            <span className="visually-hidden">{t.by[rowsBy]}</span>
          </div>
          {shown.map((i) => {
            const column = columns[i];
            return (
              column && (
                <div
                  key={column.key}
                  role="columnheader"
                  aria-colindex={i + 2}
                  className="cross-column"
                  style={{ gridColumn: i + 2 }}
                >
                  <ColumnHead
                    group={column}
                    isFiltered={isFiltered}
                    onPick={() => onPick(column.incidents)}
                  />
                </div>
              )
            );
          })}
        </div>
        <div role="rowgroup" className="cross-rows" style={{ height: down.getTotalSize() }}>
          {down.getVirtualItems().map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <CrossRow
                  key={item.key}
                  row={row}
                  columns={columns}
                  shown={shown}
                  index={item.index}
                  start={item.start}
                  least={isPartly ? heights.of(item.index) : 0}
                  width={width}
                  caret={at?.row === item.index ? caret : null}
                  caretColumn={at?.row === item.index ? at.column : -1}
                  whole={whole}
                  isFiltered={isFiltered}
                  measure={down.measureElement}
                  onWhole={onWhole}
                />
              )
            );
          })}
        </div>
      </div>
    </CardToggled>
  );
}

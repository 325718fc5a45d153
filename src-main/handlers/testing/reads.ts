import type Database from 'better-sqlite3';

/** What was read: a statement, and the rows that came, each as its values. */
export type Read = { sql: string; rows: unknown[][] };

/** Everything that is read from a connection while `act` is done: what work costs, where no clock may be asked. */
export function readsDuring(sqlite: Database.Database, act: () => void): Read[] {
  const reads: Read[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- put back as it was, and called with its connection
  const prepare = sqlite.prepare;
  const valuesOf = (row: unknown): unknown[] =>
    Array.isArray(row) ? row : typeof row === 'object' && row !== null ? Object.values(row) : [row];
  const watched = (statement: object, sql: string): object =>
    new Proxy(statement, {
      get(target, property) {
        const held = Reflect.get(target, property, target) as unknown;
        if (typeof held !== 'function') return held;
        return (...given: unknown[]) => {
          const done = (held as (...values: unknown[]) => unknown).apply(target, given);
          if (done === target) return watched(target, sql);
          if (property === 'all') reads.push({ sql, rows: (done as unknown[]).map(valuesOf) });
          if (property === 'get' && done !== undefined) reads.push({ sql, rows: [valuesOf(done)] });
          if (property === 'iterate') return counted(done as Iterable<unknown>, sql);
          return done;
        };
      },
    });
  function* counted(rows: Iterable<unknown>, sql: string) {
    const read: Read = { sql, rows: [] };
    reads.push(read);
    for (const row of rows) {
      read.rows.push(valuesOf(row));
      yield row;
    }
  }
  sqlite.prepare = ((sql: string) => watched(prepare.call(sqlite, sql), sql)) as typeof sqlite.prepare;
  try {
    act();
  } finally {
    sqlite.prepare = prepare;
  }
  return reads;
}

/** How many times a value was read. */
export const timesRead = (reads: readonly Read[], value: unknown): number =>
  reads.flatMap(({ rows }) => rows.flat()).filter((one) => one === value).length;

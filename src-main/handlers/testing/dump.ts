import type { Db } from '../../db/open.ts';

/** Every table that a write may touch. The log is left out. */
const tablesOf = (db: Db): string[] =>
  db.sqlite
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%_fts%' and name not in ('change', 'change_touch', '__drizzle_migrations') order by name",
    )
    .pluck()
    .all() as string[];

/** Every row of every table that a write may touch, in order: equal dumps are equal projects. */
export function dump(db: Db): Record<string, unknown[]> {
  return Object.fromEntries(
    tablesOf(db).map((name) => [name, db.sqlite.prepare(`select * from "${name}" order by 1`).all()]),
  );
}

/**
 * The same as one text, for whoever looks at one study again and again: a line is a table that has rows, its name and
 * columns first. Equal texts are equal projects. Most tables are empty and each takes its time to be asked, so SQLite's
 * own list of the tables that ever had a row is asked first.
 */
export function rowsOf(db: Db): () => string {
  const counted = db.sqlite.prepare('select name from sqlite_sequence').pluck();
  const isCounted = new Set(
    db.sqlite
      .prepare("select name from sqlite_master where type = 'table' and sql like '%autoincrement%'")
      .pluck()
      .all(),
  );
  const names = tablesOf(db);
  const compiled = new Map<string, { head: string; rows: { all(): unknown[] } }>();
  const look = (name: string) => {
    const rows = db.sqlite.prepare(`select * from "${name}" order by 1`).raw();
    const columns = rows.columns().map((column) => column.name);
    const table = { head: `${name} (${columns.join(', ')})`, rows };
    compiled.set(name, table);
    return table;
  };
  return () => {
    const used = new Set(counted.all());
    const lines: string[] = [];
    for (const name of names) {
      if (isCounted.has(name) && !used.has(name)) continue;
      const { head, rows } = compiled.get(name) ?? look(name);
      const found = rows.all();
      if (found.length > 0) lines.push(`${head}: ${JSON.stringify(found)}`);
    }
    return lines.join('\n');
  };
}

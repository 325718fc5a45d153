import type { Diff } from '@shared/contract/index.ts';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { comparedStudy, type ComparedStudy } from '../handlers/testing/compared.ts';
import { dump } from '../handlers/testing/study.ts';
import type { Host } from '../host.ts';
import { openProject } from '../open.ts';
import { createDatabase, knownVersion, migrationsFolder, type Db } from './open.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-old-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder of migrations that holds the first two only, as a Groundwork of that time had. */
function firstTwo(): string {
  const old = join(folder, 'migrations');
  mkdirSync(join(old, 'meta'), { recursive: true });
  const journal = JSON.parse(readFileSync(join(migrationsFolder(), 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, 2);
  for (const { tag } of entries) cpSync(join(migrationsFolder(), `${tag}.sql`), join(old, `${tag}.sql`));
  writeFileSync(join(old, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return old;
}

/** A study with an exemplar and memos, some of which were deleted, and no comparison: there were none yet. */
function lived(): ComparedStudy {
  const study = comparedStudy();
  study.call('exemplars.add', { codingId: study.two.id, reason: 'Plain.' });
  const exemplar = study.call('exemplars.add', { codingId: study.one.id });
  const memo = (title: string) =>
    study.call('memos.add', {
      kind: 'theoretical',
      title,
      plainText: 'It is asked.',
      on: [{ target: 'coding', targetId: study.one.id }],
    });
  memo('stays');
  const gone = memo('goes');
  study.call('exemplars.remove', { id: exemplar.id });
  study.call('memos.remove', { id: gone.id });
  return study;
}

const columnsOf = (db: Db, table: string) =>
  new Set(
    (db.sqlite.prepare(`select name from pragma_table_info(?)`).all(table) as { name: string }[]).map(
      ({ name }) => name,
    ),
  );
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A diff as it was recorded when the tables had fewer columns. */
function asRecorded(json: string, db: Db): string {
  const without = (table: string, row: object) => {
    const known = columnsOf(db, snake(table));
    return Object.fromEntries(Object.entries(row).filter(([field]) => known.has(snake(field))));
  };
  const steps = (JSON.parse(json) as Diff).map((step) =>
    'rows' in step ? { ...step, rows: step.rows.map((row) => without(step.table, row)) } : step,
  );
  return JSON.stringify(steps);
}

/** Puts all rows of a study, and its log, into a database of the old tables. */
function copyInto(db: Db, study: ComparedStudy) {
  const from = study.host.parts.db;
  const put = (table: string, rows: Record<string, unknown>[]) => {
    const known = columnsOf(db, table);
    for (const row of rows) {
      const names = Object.keys(row).filter((name) => known.has(name));
      const given = names.map((name) => `"${name}"`).join(', ');
      db.sqlite
        .prepare(`insert into "${table}" (${given}) values (${names.map(() => '?').join(', ')})`)
        .run(names.map((name) => row[name]));
    }
  };
  db.sqlite.transaction(() => {
    db.sqlite.pragma('defer_foreign_keys = ON');
    for (const [table, rows] of Object.entries(dump(from)))
      if (columnsOf(db, table).size > 0) put(table, rows as Record<string, unknown>[]);
    const log = from.sqlite.prepare('select * from change order by revision').all() as { diff: string }[];
    put('change', log.map((row) => ({ ...row, diff: asRecorded(row.diff, db) }))); // prettier-ignore
    put('change_touch', from.sqlite.prepare('select * from change_touch').all() as never);
  })();
}

function opened(file: string): Host {
  const open = openProject(file);
  if (!open.ok) throw new Error(open.failure.message);
  return open.value;
}

test('A project of the first two migrations opens with all its rows, passes every check, and is undone to its start and redone.', () => {
  const study = lived();
  const file = join(folder, 'old.gwk');
  const old = createDatabase(file, { migrations: firstTwo() });
  expect(columnsOf(old, 'exemplar').has('standing')).toBe(false);
  expect(columnsOf(old, 'memo_section').size).toBe(0);
  copyInto(old, study);
  old.close();

  const host = opened(file);
  expect(existsSync(`${file}.before-${knownVersion(migrationsFolder())}.bak`)).toBe(true);
  const ask = (method: 'history.undo' | 'history.redo' | 'project.check') =>
    (host.handlers[method] as (input: object) => unknown)({});
  const end = dump(study.host.parts.db);
  expect(dump(host.parts.db)).toEqual(end);
  expect(ask('project.check')).toEqual([]);
  let steps = 0;
  while (host.parts.history().undo !== null) {
    ask('history.undo');
    study.call('history.undo', {});
    expect(dump(host.parts.db)).toEqual(dump(study.host.parts.db));
    steps++;
  }
  expect(steps).toBe(15);
  while (host.parts.history().redo !== null) ask('history.redo');
  expect(dump(host.parts.db)).toEqual(end);
  expect(ask('project.check')).toEqual([]);
  host.close();
});

test('A row deleted before its table gained a column comes back with that column’s default, in the file and in what windows are told.', () => {
  const study = lived();
  const { parts } = study.host;
  const log = parts.db.sqlite.prepare('select revision, diff from change').all() as {
    revision: number;
    diff: string;
  }[];
  const old = createDatabase(':memory:', { migrations: firstTwo() });
  for (const { revision, diff } of log)
    parts.db.sqlite
      .prepare('update change set diff = ? where revision = ?')
      .run(asRecorded(diff, old), revision);
  old.close();
  expect(log.at(-1)?.diff).toContain('sectionId');
  const told = () =>
    study.broadcasts.at(-1)!.change.diff.flatMap((step): object[] => ('rows' in step ? step.rows : []));
  study.call('history.undo', {});
  expect(told()).toContainEqual(expect.objectContaining({ title: 'goes', sectionId: null, place: 0 }));
  expect(parts.db.sqlite.prepare("select section_id, place from memo where title = 'goes'").get()).toEqual({
    section_id: null,
    place: 0,
  });
  study.call('history.undo', {});
  expect(told()).toContainEqual(expect.objectContaining({ codingId: study.one.id, standing: 'chosen' }));
  expect(
    parts.db.sqlite.prepare('select standing from exemplar where coding_id = ?').get(study.one.id),
  ).toEqual({ standing: 'chosen' });
});

test('A row made before its table gained a column is taken out and put back with what the column holds now.', () => {
  const study = comparedStudy();
  const { parts } = study.host;
  study.call('exemplars.add', { codingId: study.one.id });
  const old = createDatabase(':memory:', { migrations: firstTwo() });
  const { diff } = parts.db.sqlite.prepare('select diff from change order by revision desc').get() as {
    diff: string;
  };
  parts.db.sqlite
    .prepare('update change set diff = ? where revision = ?')
    .run(asRecorded(diff, old), parts.revision());
  old.close();
  // As a migration might fill it.
  parts.db.sqlite.prepare("update exemplar set standing = 'supplementary'").run();
  study.call('history.undo', {});
  study.call('history.redo', {});
  expect(parts.db.sqlite.prepare('select standing from exemplar').get()).toEqual({
    standing: 'supplementary',
  });
});

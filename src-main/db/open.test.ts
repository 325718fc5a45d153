import Database from 'better-sqlite3';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProject, openProject, uuidV7 } from '../open.ts';
import { APPLICATION_ID, migrationsFolder, openDatabase } from './open.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (name = 'study.gwk') => {
  const file = join(folder, name);
  const made = createProject(file, { title: 'Peer worker roles' });
  if (!made.ok) throw new Error(made.failure.message);
  return file;
};
const refusal = (file: string) => {
  const opened = openDatabase(file);
  if (opened.ok) {
    opened.value.close();
    throw new Error(`${file} was opened.`);
  }
  return opened.failure;
};

describe('A project file', () => {
  test('is one SQLite file with our application id, and nothing beside it once closed', () => {
    const file = make();
    expect(readFileSync(file).readUInt32BE(68)).toBe(APPLICATION_ID);
    const host = openProject(file);
    if (!host.ok) throw new Error(host.failure.message);
    host.value.close();
    expect(readdirSync(folder)).toEqual(['study.gwk']);
  });

  test('is written so that a power cut loses nothing that was acknowledged', () => {
    const opened = openDatabase(make());
    if (!opened.ok) throw new Error(opened.failure.message);
    const { sqlite } = opened.value;
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    opened.value.close();
  });

  test('is never made over a file that is there', () => {
    const file = make();
    const before = readFileSync(file);
    expect(createProject(file)).toMatchObject({ ok: false, failure: { code: 'exists' } });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('is not half made where its folder is missing', () => {
    expect(createProject(join(folder, 'no/such/study.gwk'))).toMatchObject({
      ok: false,
      failure: { code: 'not_found' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('Opening refuses, with a message that names the file,', () => {
  test('a file that is not there', () =>
    expect(refusal(join(folder, 'gone.gwk'))).toMatchObject({ code: 'not_found' }));

  test('a text that only has the name of a project', () => {
    const file = join(folder, 'notes.gwk');
    writeFileSync(file, 'Dear diary');
    expect(refusal(file)).toEqual({
      code: 'not_a_project',
      message: 'notes.gwk is not a Groundwork project. Choose another file; this one is as it was.',
    });
    expect(readFileSync(file, 'utf8')).toBe('Dear diary');
  });

  test('an empty file, a folder, and a database of another program', () => {
    const empty = join(folder, 'empty.gwk');
    writeFileSync(empty, '');
    expect(refusal(empty).code).toBe('not_a_project');
    const inner = join(folder, 'inner.gwk');
    mkdirSync(inner);
    expect(refusal(inner).code).toBe('not_a_project');
    const other = join(folder, 'other.gwk');
    new Database(other).exec('create table t (x)').close();
    expect(refusal(other).code).toBe('not_a_project');
  });

  test('a project made by a newer Groundwork, and leaves it as it is', () => {
    const file = make();
    const db = new Database(file);
    db.pragma('user_version = 9999');
    db.close();
    const before = readFileSync(file);
    expect(refusal(file)).toMatchObject({
      code: 'newer_version',
      message: expect.stringContaining('study.gwk') as string,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a project whose pages have been overwritten', () => {
    const file = make();
    const bytes = readFileSync(file);
    bytes.fill(0xab, 4096, bytes.length);
    writeFileSync(file, bytes);
    expect(refusal(file).code).toBe('damaged');
  });
});

describe('A project of an older Groundwork', () => {
  /** The migrations of the first release alone. */
  const firstMigrations = () => {
    const old = join(folder, 'migrations');
    const all = migrationsFolder();
    mkdirSync(join(old, 'meta'), { recursive: true });
    const journal = JSON.parse(readFileSync(join(all, 'meta/_journal.json'), 'utf8')) as {
      entries: { tag: string }[];
    };
    journal.entries = journal.entries.slice(0, 1);
    for (const { tag } of journal.entries) copyFileSync(join(all, `${tag}.sql`), join(old, `${tag}.sql`));
    writeFileSync(join(old, 'meta/_journal.json'), JSON.stringify(journal));
    return old;
  };

  test('is put aside as a copy and then brought up to date', () => {
    const old = firstMigrations();
    const file = join(folder, 'old.gwk');
    const first = new Database(file);
    first.pragma(`application_id = ${APPLICATION_ID}`);
    first.close();
    const made = openDatabase(file, { migrations: old });
    if (!made.ok) throw new Error(made.failure.message);
    made.value.sqlite
      .prepare("insert into role (guid, prefix, label, position) values ('g', 'PW', 'Peer worker', 0)")
      .run();
    made.value.close();
    const opened = openDatabase(file);
    if (!opened.ok) throw new Error(opened.failure.message);
    expect(opened.value.sqlite.prepare('select label from role').pluck().get()).toBe('Peer worker');
    expect(
      opened.value.sqlite.prepare("select count(*) from sqlite_master where name = 'turn_fts'").pluck().get(),
    ).toBe(1);
    opened.value.close();
    const copies = readdirSync(folder).filter((name) => name.endsWith('.bak'));
    expect(copies.length).toBeGreaterThan(0);
  });
});

describe('Opening to read', () => {
  test('leaves nothing behind and refuses every write', async () => {
    const file = make();
    const host = openProject(file, { readOnly: true });
    if (!host.ok) throw new Error(host.failure.message);
    expect(() =>
      host.value.parts.write({ kind: 'test', label: 'x' }, (tx) =>
        tx.insert('codeGroup', { guid: 'g', name: 'x' }),
      ),
    ).toThrow('read only');
    host.value.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('reads a project while another host is writing it', () => {
    const file = make();
    const writer = openProject(file);
    if (!writer.ok) throw new Error(writer.failure.message);
    writer.value.parts.write({ kind: 'test', label: 'x' }, (tx) =>
      tx.insert('codeGroup', { guid: 'g', name: 'while open' }),
    );
    const reader = openDatabase(file, { readOnly: true });
    if (!reader.ok) throw new Error(reader.failure.message);
    expect(reader.value.sqlite.prepare('select name from code_group').pluck().get()).toBe('while open');
    reader.value.close();
    writer.value.close();
  });
});

test('Guids are UUID v7 and sort by when they were minted', () => {
  const minted = [1, 2, 1_700_000_000_000, 1_900_000_000_000].map((now) => uuidV7(now));
  expect([...minted].sort()).toEqual(minted);
  for (const guid of minted)
    expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('A few bytes more at the end of the file do not lose it', () => {
  const file = make();
  appendFileSync(file, 'xx');
  const opened = openDatabase(file);
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.value.close();
});

import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepStatements } from './statements.ts';

let sqlite = new Database(':memory:');
/** Every statement that was compiled. */
let compiled: string[] = [];

beforeEach(() => {
  sqlite = new Database(':memory:');
  const native = sqlite.prepare.bind(sqlite);
  compiled = [];
  sqlite.prepare = ((sql: string) => {
    compiled.push(sql);
    return native(sql);
  }) as typeof sqlite.prepare;
  keepStatements(sqlite);
  sqlite.exec('create table word (id integer primary key, said text)');
  const add = sqlite.prepare('insert into word (said) values (?)');
  for (const said of ['I', 'tell', 'them', 'straight']) add.run(said);
  compiled = [];
});

const ALL = 'select id, said from word order by id';

describe('A connection that keeps its statements', () => {
  test('compiles the same words once', () => {
    for (let i = 0; i < 3; i++)
      expect(sqlite.prepare('select count(*) as n from word').get()).toEqual({ n: 4 });
    expect(compiled).toEqual(['select count(*) as n from word']);
  });

  test('gives each caller rows in the shape it asked for, whoever asked for another before, between and after', () => {
    const objects = sqlite.prepare(ALL);
    const arrays = sqlite.prepare(ALL).raw();
    const values = sqlite.prepare(ALL).pluck();
    const look = () => [objects.get(), arrays.get(), values.get()];
    const first = [{ id: 1, said: 'I' }, [1, 'I'], 1];
    expect(look()).toEqual(first);
    expect(sqlite.prepare(ALL).raw().pluck().get()).toBe(1);
    expect(sqlite.prepare(ALL).raw().raw(false).get()).toEqual({ id: 1, said: 'I' });
    expect(look()).toEqual(first);
  });

  test('lets one caller stand in the middle of its rows while another reads the same', () => {
    const said: unknown[] = [];
    for (const row of sqlite.prepare(ALL).pluck().iterate())
      said.push([row, sqlite.prepare(ALL).pluck().all()]);
    expect(said).toEqual([1, 2, 3, 4].map((id) => [id, [1, 2, 3, 4]]));
  });

  test('sees a column that came after, and refuses what names a table that has gone', () => {
    const all = sqlite.prepare('select * from word where id = 1');
    expect(all.get()).toEqual({ id: 1, said: 'I' });
    sqlite.exec("alter table word add column by text default 'PW01'");
    expect(all.get()).toEqual({ id: 1, said: 'I', by: 'PW01' });
    expect(sqlite.prepare('select * from word where id = 1').raw().get()).toEqual([1, 'I', 'PW01']);
    sqlite.exec('drop table word');
    expect(() => all.get()).toThrow('no such table: word');
  });

  test('says what is wrong with a statement when it is prepared', () => {
    expect(() => sqlite.prepare('select from word')).toThrow('syntax error');
  });

  test('drops what was not asked for longest, and keeps no insert of thousands of rows', () => {
    const kept = sqlite.prepare('select 0');
    for (let i = 1; i <= 1_000; i++) {
      sqlite.prepare(`select ${i}`).get();
      sqlite.prepare('select 0').get();
    }
    expect(kept.pluck().get()).toBe(0);
    const long = `select '${'word '.repeat(1_000)}'`;
    compiled = [];
    for (const sql of ['select 0', 'select 1000', 'select 1', long, long]) sqlite.prepare(sql).get();
    expect(compiled).toEqual(['select 1', long, long]);
  });

  test('can be closed with all of them, and a transaction that fails leaves nothing behind', () => {
    const count = sqlite.prepare('select count(*) from word').pluck();
    const fail = sqlite.transaction(() => {
      sqlite.prepare("insert into word (said) values ('gone')").run();
      throw new Error('No.');
    });
    expect(() => fail()).toThrow('No.');
    expect(count.get()).toBe(4);
    sqlite.close();
    expect(() => count.get()).toThrow('The database connection is not open');
  });
});

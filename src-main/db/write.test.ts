import type { Broadcast } from '@shared/contract/index.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject, openProject } from '../open.ts';
import { addTranscript, code, emptyStudy } from '../testing/study.ts';

const group = (name: string) => ({ guid: `guid of ${name}`, name });
const groups = (host: ReturnType<typeof emptyStudy>) =>
  host.parts.db.sqlite.prepare('select name from code_group order by id').pluck().all();

describe('A write', () => {
  test('stores its rows, logs them as one change and tells every listener before it returns', () => {
    const host = emptyStudy();
    const heard: Broadcast[] = [];
    host.subscribe((broadcast) => heard.push(broadcast));
    const row = host.parts.write({ kind: 'groups.add', label: 'Added group', reason: 'to compare' }, (tx) =>
      tx.insert('codeGroup', group('a')),
    );
    expect(heard).toHaveLength(1);
    expect(heard[0]?.change).toMatchObject({
      revision: 1,
      kind: 'groups.add',
      label: 'Added group',
      reason: 'to compare',
      origin: 'user',
      coderId: 1,
      diff: [{ op: 'insert', table: 'codeGroup', rows: [row] }],
    });
    expect(heard[0]?.history).toEqual({ undo: 'Added group', redo: null });
  });

  test('that throws leaves nothing behind: no row, no log entry, no broadcast', () => {
    const host = emptyStudy();
    const heard: Broadcast[] = [];
    host.subscribe((broadcast) => heard.push(broadcast));
    expect(() =>
      host.parts.write({ kind: 'x', label: 'x' }, (tx) => {
        tx.insert('codeGroup', group('a'));
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(groups(host)).toEqual([]);
    expect(heard).toEqual([]);
    expect(host.parts.db.sqlite.prepare('select count(*) from change').pluck().get()).toBe(0);
  });

  test('that changes nothing is no change', () => {
    const host = emptyStudy();
    const row = host.parts.write({ kind: 'x', label: 'x' }, (tx) => tx.insert('codeGroup', group('a')));
    host.parts.write({ kind: 'x', label: 'same' }, (tx) => tx.update('codeGroup', row.id, { name: 'a' }));
    expect(host.parts.revision()).toBe(1);
  });

  test('of half a character records it as SQLite keeps it, so that the step can be taken back and done again', () => {
    const host = emptyStudy();
    const half = 'half \ud83d';
    const row = host.parts.write({ kind: 'x', label: 'x' }, (tx) => tx.insert('codeGroup', group('a')));
    host.parts.write({ kind: 'x', label: 'one' }, (tx) => tx.update('codeGroup', row.id, { name: half }));
    host.parts.write({ kind: 'x', label: 'many' }, (tx) => tx.set('codeGroup', [row.id], 'name', `${half}!`));
    host.parts.undo();
    expect(groups(host)).toEqual(['half \ufffd']);
    host.parts.undo();
    expect(groups(host)).toEqual(['a']);
    host.parts.redo();
    host.parts.redo();
    expect(groups(host)).toEqual(['half \ufffd!']);
  });

  test('that would leave a row pointing at nothing is refused as a whole', () => {
    const host = emptyStudy();
    const transcript = addTranscript(host, { title: 'T', caseCode: 'PAR1' });
    expect(() =>
      host.parts.write({ kind: 'x', label: 'x' }, (tx) => tx.remove('transcript', transcript)),
    ).toThrow('FOREIGN KEY constraint failed');
    expect(host.parts.db.sqlite.prepare('select count(*) from transcript').pluck().get()).toBe(1);
  });
});

describe('Undo and redo', () => {
  test('name what they do, take turns, and forget what was redone when something new is done', () => {
    const host = emptyStudy();
    for (const name of ['a', 'b', 'c'])
      host.parts.write({ kind: 'x', label: `Added ${name}` }, (tx) => tx.insert('codeGroup', group(name)));
    expect(host.parts.undo().label).toBe('Added c');
    expect(host.parts.undo().label).toBe('Added b');
    expect(groups(host)).toEqual(['a']);
    expect(host.parts.history()).toEqual({ undo: 'Added a', redo: 'Added b' });
    expect(host.parts.redo().label).toBe('Added b');
    expect(groups(host)).toEqual(['a', 'b']);
    host.parts.write({ kind: 'x', label: 'Added d' }, (tx) => tx.insert('codeGroup', group('d')));
    expect(host.parts.history().redo).toBeNull();
    expect(() => host.parts.redo()).toThrow('nothing to redo');
  });

  test('bring rows back with the keys and guids they had', () => {
    const host = emptyStudy();
    const transcript = addTranscript(host, { title: 'T', caseCode: 'PAR1' });
    code(host, transcript, 'the whole face change', 'delight');
    const dump = () => host.parts.db.sqlite.prepare('select * from coding').all();
    const before = dump();
    const [row] = before as { id: number }[];
    host.parts.write({ kind: 'x', label: 'x' }, (tx) => tx.remove('coding', row!.id));
    host.parts.undo();
    expect(dump()).toEqual(before);
  });

  test('take back an import and put it back, text, turns and search index too', () => {
    const host = emptyStudy();
    addTranscript(host, { title: 'T', caseCode: 'PAR1' });
    const dump = () =>
      ['transcript', 'turn', 'speaker', 'participant', 'study_case'].map((table) =>
        host.parts.db.sqlite.prepare(`select * from ${table}`).all(),
      );
    const hits = () =>
      host.parts.db.sqlite.prepare("select count(*) from turn_fts where turn_fts match 'cafe'").pluck().get();
    const before = dump();
    expect(hits()).toBe(1);
    host.parts.undo();
    expect(dump().flat()).toEqual([]);
    expect(hits()).toBe(0);
    host.parts.redo();
    expect(dump()).toEqual(before);
    expect(hits()).toBe(1);
  });

  test('refuse when a row has moved on outside the log', () => {
    const host = emptyStudy();
    const row = host.parts.write({ kind: 'x', label: 'Added a' }, (tx) => tx.insert('codeGroup', group('a')));
    host.parts.write({ kind: 'x', label: 'Renamed a' }, (tx) =>
      tx.update('codeGroup', row.id, { name: 'b' }),
    );
    host.parts.db.sqlite
      .prepare('update code_group set name = ? where id = ?')
      .run('changed by another program', row.id);
    expect(() => host.parts.undo()).toThrow('changed since');
    expect(groups(host)).toEqual(['changed by another program']);
  });

  test('work after the project has been closed and opened again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'groundwork-undo-'));
    const file = join(folder, 'study.gwk');
    createProject(file);
    const first = openProject(file);
    if (!first.ok) throw new Error(first.failure.message);
    first.value.parts.write({ kind: 'x', label: 'Added a' }, (tx) => tx.insert('codeGroup', group('a')));
    first.value.parts.write({ kind: 'x', label: 'Added b' }, (tx) => tx.insert('codeGroup', group('b')));
    first.value.parts.undo();
    first.value.close();
    const second = openProject(file);
    if (!second.ok) throw new Error(second.failure.message);
    expect(second.value.parts.history()).toEqual({ undo: 'Added a', redo: 'Added b' });
    second.value.parts.redo();
    expect(second.value.parts.revision()).toBe(4);
    expect(groups(second.value)).toEqual(['a', 'b']);
    second.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('Bulk changes', () => {
  test('record columns, so that moving many codings to one code is a small record', () => {
    const host = emptyStudy();
    const transcript = addTranscript(host, { title: 'T', caseCode: 'PAR1' });
    const ids = Array.from({ length: 60 }, (_, i) =>
      code(host, transcript, 'I tell them straight'.slice(0, 3 + (i % 15)), i % 2 ? 'a' : 'b'),
    );
    const target = host.parts.db.sqlite
      .prepare("select id from code where name = 'a'")
      .pluck()
      .get() as number;
    host.parts.write({ kind: 'x', label: 'x' }, (tx) => tx.set('coding', ids, 'codeId', target));
    const [diff] = host.parts.db.sqlite
      .prepare('select diff from change order by revision desc limit 1')
      .pluck()
      .all() as string[];
    expect(JSON.parse(diff!)).toEqual([
      {
        op: 'set',
        table: 'coding',
        ids: ids.filter((_, i) => i % 2 === 0),
        field: 'codeId',
        from: { same: 2 - target + 1 },
        to: { same: target },
      },
    ]);
  });
});

test('Two hosts in one process know nothing of each other', () => {
  const [one, two] = [emptyStudy(), emptyStudy()];
  one.parts.write({ kind: 'x', label: 'x' }, (tx) => tx.insert('codeGroup', group('only here')));
  expect(groups(two)).toEqual([]);
  expect(two.parts.history().undo).toBeNull();
});

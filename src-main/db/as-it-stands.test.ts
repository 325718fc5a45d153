import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, memoryProject, openProject } from '../open.ts';
import type { Host } from '../host.ts';
import { asItStands, standStill } from './as-it-stands.ts';
import { list } from './rows.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'groundwork-'));

function onDisk(): { host: Host; end: () => void } {
  const place = folder();
  const made = createProject(join(place, 'study.gwk'), { title: 'A study' });
  const opened = made.ok ? openProject(made.value.file) : made;
  if (!opened.ok) throw new Error(opened.failure.message);
  return {
    host: opened.value,
    end: () => {
      opened.value.close();
      rmSync(place, { recursive: true });
    },
  };
}
const inMemory = () => {
  const host = memoryProject({ title: 'A study' });
  return { host, end: () => host.close() };
};

test.each([
  ['a file', onDisk],
  ['memory', inMemory],
])(
  'What is read of %s stays as it was while others write, and writers do not wait for it.',
  async (_of, open) => {
    const { host, end } = open();
    const { db, write } = host.parts;
    const add = (name: string) =>
      write({ kind: 'codeGroups.add', label: name }, (tx) =>
        tx.insert('codeGroup', { guid: host.parts.newGuid(), name }),
      );
    const names = (of: typeof db) => list(of.orm, 'codeGroup').map((one) => one.name);
    add('first');
    const seen = await asItStands(db, async (still) => {
      const before = names(still);
      add('second');
      await Promise.resolve();
      return [before, names(still), names(db)];
    });
    expect(seen).toEqual([['first'], ['first'], ['first', 'second']]);
    expect(await asItStands(db, async (still) => names(still))).toEqual(['first', 'second']);
    end();
  },
);

test('It can write nothing, and is closed when the work ends, also where the work fails.', async () => {
  const { host, end } = onDisk();
  let held: typeof host.parts.db | null = null;
  const failing = asItStands(host.parts.db, async (still) => {
    held = still;
    still.sqlite.exec('delete from role');
  });
  await expect(failing).rejects.toThrow('readonly');
  expect((held as typeof host.parts.db | null)?.sqlite.open).toBe(false);
  end();
});

test('A study that is opened to read stands still from its first reading, while another program writes in it.', async () => {
  const { host, end } = onDisk();
  const reader = openProject(host.file, { readOnly: true });
  if (!reader.ok) throw new Error(reader.failure.message);
  const { db } = reader.value.parts;
  standStill(db.sqlite);
  const write = host.parts.write({ kind: 'codeGroups.add', label: 'late' }, (tx) =>
    tx.insert('codeGroup', { guid: host.parts.newGuid(), name: 'late' }),
  );
  expect(write.name).toBe('late');
  expect(list(db.orm, 'codeGroup')).toEqual([]);
  expect(await asItStands(db, async (still) => list(still.orm, 'codeGroup'))).toEqual([]);
  reader.value.close();
  const again = openProject(host.file, { readOnly: true });
  if (!again.ok) throw new Error(again.failure.message);
  expect(await asItStands(again.value.parts.db, async (still) => list(still.orm, 'codeGroup'))).toHaveLength(
    1,
  );
  again.value.close();
  end();
});

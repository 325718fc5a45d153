import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './db/open.ts';
import { openLocked } from './open-locked.ts';
import { createProject } from './open.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-locked-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made = () => {
  const file = join(folder, 'study.gwk');
  const project = createProject(file, { title: 'Peer worker roles' });
  if (!project.ok) throw new Error(project.failure.message);
  mkdirSync(join(folder, 'data'));
  return file;
};
/** Does something while a file cannot be written: for the superuser by a mount, or not at all where nothing can be mounted. */
function unwritable(file: string, act: () => void) {
  chmodSync(file, 0o444);
  if (process.getuid?.() !== 0) return act();
  if (spawnSync('mount', ['--bind', file, file]).status !== 0)
    return console.log('Skipped: the superuser may write everywhere, and nothing can be mounted here.');
  try {
    spawnSync('mount', ['-o', 'remount,ro,bind', file]);
    act();
  } finally {
    spawnSync('umount', [file]);
  }
}
const opened = (file: string) => openLocked(file, join(folder, 'data'), 'browser', () => {});

test('A file that cannot be written, in a folder that can be, is opened to read, without a lock, and is as it was.', () => {
  const file = made();
  const before = readFileSync(file);
  unwritable(file, () => {
    const host = opened(file);
    if (!host.ok) throw new Error(host.failure.message);
    expect(host.value.readOnly).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['data', 'study.gwk']);
    host.value.close();
  });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['data', 'study.gwk']);
});

test('A file that can be written is not written by being opened and closed.', () => {
  const file = made();
  const before = readFileSync(file);
  const host = opened(file);
  if (!host.ok) throw new Error(host.failure.message);
  expect(host.value.readOnly).toBe(false);
  host.value.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('A file of an older Groundwork that can only be read is refused with what can be done about it.', () => {
  const file = made();
  const project = openDatabase(file);
  if (!project.ok) throw new Error(project.failure.message);
  project.value.sqlite.pragma('user_version = 1');
  project.value.close();
  unwritable(file, () => {
    const host = opened(file);
    expect(host).toMatchObject({ ok: false, failure: { code: 'read_only' } });
    expect(host.ok ? '' : host.failure.message).toContain(
      'copy it to a folder of your own and open the copy',
    );
  });
});

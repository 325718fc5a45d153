import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { checkProject } from './check.ts';
import { alongside } from './testing/coded-study.ts';

test('Nothing is found in a project as the program makes it.', () => {
  expect(checkProject(alongside().host.parts.db)).toEqual([]);
});

test.each([
  [
    'codings',
    'a coding moved off its words',
    `update coding set "start" = "start" + 1 where id = 3`,
    'does not stand on its own words',
  ],
  [
    'codings',
    'a coding beyond the text',
    `update coding set "end" = 100000 where id = 3`,
    'not inside the text',
  ],
  [
    'codings',
    'half of a character',
    `update coding set "start" = "start" + 1 where id = 4`,
    'cuts a character in two',
  ],
  [
    'scope',
    'a coding with the wrong scope',
    'update coding set in_scope = 0 where id = 1',
    'counts as out of scope',
  ],
  ['turns', 'a gap between turns', 'delete from turn where id = 2', 'do not follow each other'],
  ['turns', 'turns that end early', 'delete from turn where id = 4', 'its text at'],
  ['regions', 'a region beyond the text', `update region set "end" = 100000`, 'not inside the text'],
  [
    'exemplars',
    'a quotation that is no cut',
    `update exemplar set rendition = '{"cuts":[{"start":0,"end":9999,"with":null}]}' where id = 1`,
    'reaches beyond',
  ],
  [
    'exemplars',
    'a quotation that is no JSON',
    `update exemplar set rendition = 'x' where id = 1`,
    'cannot be read',
  ],
  ['codes', 'a code under itself', 'update code set parent_id = 3 where id = 2', 'stands under itself'],
  ['codes', 'a theme under a code', `update code set level = 'theme' where id = 4`, 'stands under'],
  [
    'foreign keys',
    'a coding without a code',
    'pragma foreign_keys = off; update coding set code_id = 999 where id = 1',
    'coding',
  ],
  [
    'foreign keys',
    'an entry to review without its coding',
    `pragma foreign_keys = off; insert into review (coding_id, old_words, old_context, reason, revision) values (999, '', '', '', 1)`,
    'review',
  ],
  [
    'memos',
    'a memo on nothing',
    `insert into memo (guid, kind, title, plain_text, coder_id, created_at, updated_at) values ('g', 'theoretical', 'Tea', '', 1, '', ''); insert into memo_link (memo_id, target, target_id) values (1, 'code', 999)`,
    '“Tea”',
  ],
  ['change log', 'a change that is missing', 'delete from change where revision = 3', 'some are missing'],
])('%s: %s is found.', (check, _what, damage, message) => {
  const { db } = alongside().host.parts;
  db.sqlite.exec(damage);
  const found = checkProject(db);
  expect(found).toContainEqual({ check, message: expect.stringContaining(message) });
});

test('A file with a damaged page is reported, not thrown about.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-check-'));
  const file = join(folder, 'study.gwk');
  const { sqlite } = alongside().host.parts.db;
  const bytes = sqlite.serialize();
  const page = sqlite
    .prepare(`select rootpage from sqlite_master where name = 'coding'`)
    .pluck()
    .get() as number;
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
  const opened = openDatabase(file, { readOnly: true });
  if (!opened.ok) throw new Error(opened.failure.message);
  expect(checkProject(opened.value)).toContainEqual(expect.objectContaining({ check: 'database' }));
  opened.value.close();
  rmSync(folder, { recursive: true });
});

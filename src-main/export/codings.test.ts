import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { alongside, BED, codedStudy } from '../repositories/testing/coded-study.ts';
import type { CodingRow } from './coding-rows.ts';
import { codingsFile } from './codings.ts';

const utf8 = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
const json = async (study = alongside(), withOutOfScope = false) =>
  JSON.parse(utf8(await codingsFile(study.host.parts.db, { format: 'json', withOutOfScope }))) as CodingRow[];
const csv = async (study = alongside()) =>
  utf8(await codingsFile(study.host.parts.db, { format: 'csv', withOutOfScope: false }));

test('Every coding in scope is a row, in order of collection and then of the text.', async () => {
  const rows = await json();
  expect(rows.map((row) => [row.transcript, row.text])).toEqual([
    ['PAR1PW01', BED],
    ['PAR1PW01', 'the whole face change'],
    ['VOL2SU02', '👩‍👩‍👧 e\u0301 and שלום עולם.'],
    ['VOL2SU02', 'שלום עולם'],
    ['Both', 'I never did'],
    ['Field note', 'kitchen'],
  ]);
  expect(rows[1]).toEqual({
    transcript: 'PAR1PW01',
    case: 'PAR1',
    participant: 'PW01',
    identifier: 'PAR1PW01',
    role: 'PW',
    coder: 'R2',
    code: 'face change',
    path: 'Keeping company > Recognition > Signs > face change',
    start: 41 + BED.indexOf('the whole'),
    end: 41 + BED.indexOf('the whole') + 21,
    text: 'the whole face change',
    inScope: true,
    negativeCase: false,
    retired: false,
    comment: '',
  });
  expect(rows[5]).toMatchObject({
    case: 'VOL2',
    participant: '',
    identifier: 'Field note',
    role: '',
    path: 'not grouped',
  });
  expect((await json(alongside(), true)).map((row) => row.inScope)).toEqual([false, ...rows.map(() => true)]);
});

test('CSV says the same as JSON, with a byte order mark, CRLF and a header.', async () => {
  const file = await csv();
  expect(
    file.startsWith(
      '\ufefftranscript,case,participant,identifier,role,coder,code,path,start,end,text,inScope,negativeCase,retired,comment\r\n',
    ),
  ).toBe(true);
  expect(file.endsWith('\r\n')).toBe(true);
  expect(file).not.toContain('\r\n\r\n');
  const read = Papa.parse<Record<string, string>>(file.slice(1), {
    header: true,
    skipEmptyLines: true,
    newline: '\r\n',
  });
  expect(read.errors).toEqual([]);
  const rows = await json();
  expect(read.data).toEqual(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)])),
    ),
  );
});

test('No cell is run as a formula, not even one of several lines, and nothing else is changed.', async () => {
  const study = codedStudy();
  study.code('@SUM(A1)', 'code');
  study.transcript('=1+1', ['PAR1PW01: =cmd|calc', 'PAR1PW01: "quoted", with, commas', 'PAR1PW01: 5-4']);
  study.coding('=1+1', '=cmd|calc\n"quoted", with', '@SUM(A1)');
  study.coding('=1+1', '5-4', '@SUM(A1)');
  const { data } = Papa.parse<string[]>((await csv(study)).slice(1), { skipEmptyLines: true });
  expect(data[1]).toEqual([
    "'=1+1",
    'PAR1',
    'PW01',
    'PAR1PW01',
    'PW',
    'R1',
    "'@SUM(A1)",
    "'@SUM(A1)",
    '0',
    '24',
    `'=cmd|calc\n"quoted", with`,
    'true',
    'false',
    'false',
    '',
  ]);
  expect(data[2]?.at(10)).toBe('5-4');
});

test('A project without codings makes a file all the same.', async () => {
  expect(await json(codedStudy())).toEqual([]);
  expect((await csv(codedStudy())).trim().split('\r\n')).toHaveLength(1);
});

test('A coding says that it speaks against its code, that the code is retired, and what was noted on it.', async () => {
  const study = codedStudy();
  study.code('out of use', 'code', undefined, { retiredAt: '2026-01-01T00:00:00.000Z' });
  study.transcript('PAR1PW01', ['PAR1PW01: I never did.']);
  const id = study.coding('PAR1PW01', 'never', 'out of use');
  study.host.parts.write({ kind: 'test', label: 'Test' }, (tx) =>
    tx.update('coding', id, { comment: 'said laughing', isNegativeCase: true }),
  );
  expect(await json(study)).toEqual([
    expect.objectContaining({
      inScope: true,
      negativeCase: true,
      retired: true,
      comment: 'said laughing',
    }),
  ]);
});

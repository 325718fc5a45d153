import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { asked, comparedStudy, type ComparedStudy } from '../handlers/testing/compared.ts';
import { FIRST_WORDS, SECOND_WORDS } from '../handlers/testing/study.ts';
import type { ComparisonOut } from './comparison-rows.ts';
import { comparisonsFile } from './comparisons.ts';
import { readDocx } from './testing/docx.ts';

const EDITION = { title: 'A small study', date: '2026-01-02' };
const file = (study: ComparedStudy, format: 'csv' | 'json' | 'docx' | 'md', pause?: () => Promise<void>) =>
  comparisonsFile(study.host.parts.db, format, EDITION, pause);
const text = async (study: ComparedStudy, format: 'csv' | 'json' | 'md') =>
  new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(await file(study, format));

/** Three comparisons: one of incidents, of which one moved on and one has gone; one of two codes; a formula. */
function kept(): ComparedStudy {
  const study = comparedStudy();
  study.decide({ is: 'same' }, [study.one.id, study.two.id, study.three.id], {
    question: 'Are they *asking*?',
    reason: 'Each wants\nan answer.',
  });
  study.decide({ is: 'different' }, [], {
    codeIds: [study.asking.id, study.telling.id],
    question: '',
    reason: '',
  });
  study.decide({ is: 'negative' }, [study.told.id], { question: '=1+1', reason: '-2' });
  study.decide({ is: 'move', to: { id: study.telling.id } }, [study.two.id], { question: 'And this?' });
  study.call('codings.remove', { ids: [study.three.id] });
  study.call('codes.update', { ids: [study.telling.id], patch: { name: 'telling, unasked' } });
  return study;
}

const compared = [
  { identifier: 'PAR1PW01', code: 'asking', codeNow: 'asking', words: FIRST_WORDS.slice(0, 20) },
  { identifier: 'PAR1PW01', code: 'asking', codeNow: 'telling, unasked', words: FIRST_WORDS.slice(22, 51) },
  { identifier: 'PAR1SU01', code: 'asking', codeNow: '', words: SECOND_WORDS.slice(16, 30) },
];

test('JSON holds every comparison in the order they were made, each incident with its code then and now.', async () => {
  const all = JSON.parse(await text(kept(), 'json')) as ComparisonOut[];
  expect(all.map((one) => one.verdict)).toEqual(['same', 'different', 'negative', 'move']);
  expect(all[0]).toEqual({
    at: expect.stringMatching(/^2026-01-01T\d\d:\d\d:\d\d\.000Z$/),
    coder: 'R1',
    verdict: 'same',
    question: 'Are they *asking*?',
    reason: 'Each wants\nan answer.',
    compared,
  });
  expect(all[1]?.compared).toEqual([
    { identifier: '', code: 'asking', codeNow: 'asking', words: '' },
    { identifier: '', code: 'telling', codeNow: 'telling, unasked', words: '' },
  ]);
});

test('CSV says the same, a row for each thing compared, and no cell is run as a formula.', async () => {
  const study = kept();
  const csv = await text(study, 'csv');
  expect(
    csv.startsWith('\ufeffcomparison,at,coder,verdict,question,reason,identifier,code,codeNow,words\r\n'),
  ).toBe(true);
  const read = Papa.parse<Record<string, string>>(csv.slice(1), {
    header: true,
    skipEmptyLines: true,
    newline: '\r\n',
  });
  expect(read.errors).toEqual([]);
  const all = JSON.parse(await text(study, 'json')) as ComparisonOut[];
  const safe = (cell: string) => (/^[=-]/.test(cell) ? `'${cell}` : cell);
  expect(read.data).toEqual(
    all.flatMap(({ compared: items, ...one }, i) =>
      items.map((item) => ({
        ...one,
        comparison: String(i + 1),
        question: safe(one.question),
        reason: safe(one.reason),
        ...item,
      })),
    ),
  );
  expect(read.data.find((row) => row['verdict'] === 'negative')).toMatchObject({
    question: "'=1+1",
    reason: "'-2",
  });
});

test('Word has a heading for each question, and quotes with identifier and codes.', async () => {
  const { paragraphs } = readDocx(await file(kept(), 'docx'));
  const of = (style: string) => paragraphs.filter((one) => one.style === style).map((one) => one.text);
  expect(of('Title')).toEqual(['A small study']);
  expect(of('Subtitle')).toEqual(['Constant comparison, 2026-01-02']);
  expect(of('Heading1')).toEqual(['Are they *asking*?', 'Not the same', '=1+1', 'And this?']);
  expect(of('Counts')[0]).toMatch(/^The same · 2026-01-01 00:00 UTC · R1 · 3 incidents$/);
  expect(of('Counts')[1]).toMatch(/ · 2 codes$/);
  expect(of('Definition')).toContain('Reason: Each wants\nan answer.');
  expect(of('Quote').slice(0, 5)).toEqual([
    `“${FIRST_WORDS.slice(0, 20)}” (PAR1PW01) · asking`,
    `“${FIRST_WORDS.slice(22, 51)}” (PAR1PW01) · asking → telling, unasked`,
    `“${SECOND_WORDS.slice(16, 30)}” (PAR1SU01) · asking → (deleted)`,
    'asking',
    'telling → telling, unasked',
  ]);
});

test('Markdown reads the same once rendered: nothing of a question is taken for markup.', async () => {
  const md = await text(kept(), 'md');
  expect(md.split('\n').slice(0, 6)).toEqual([
    '# A small study',
    '',
    'Constant comparison, 2026-01-02.',
    '',
    '## Are they \\*asking\\*?',
    '',
  ]);
  expect(md).toContain('**Reason:** Each wants\\\nan answer.\n');
  expect(md).toContain(`> “${FIRST_WORDS.slice(22, 51)}” (PAR1PW01) · asking → telling, unasked\n`);
  expect(md).toContain('\n\n## Not the same\n\n');
  expect(md.endsWith('\n') && !md.endsWith('\n\n')).toBe(true);
});

test('A project without comparisons makes a file all the same.', async () => {
  const study = comparedStudy();
  expect(JSON.parse(await text(study, 'json'))).toEqual([]);
  expect((await text(study, 'csv')).trim().split('\r\n')).toHaveLength(1);
  expect(await text(study, 'md')).toMatch(/\n\nNothing has been compared yet\.\n$/);
  expect(readDocx(await file(study, 'docx')).paragraphs.map((one) => one.text)).toContain(
    'Nothing has been compared yet.',
  );
});

test('Many comparisons are read in lots, with a pause after each, and a stop in one stops all.', async () => {
  const study = comparedStudy();
  for (let n = 0; n < 230; n++)
    study.call('comparisons.decide', asked({ is: 'same' }, [study.one.id], study.asking.id));
  let pauses = 0;
  const bytes = await file(study, 'json', async () => void pauses++);
  expect(JSON.parse(new TextDecoder().decode(bytes))).toHaveLength(230);
  expect(pauses).toBe(3);
  const stop = file(study, 'csv', () => Promise.reject(new Error('stopped')));
  await expect(stop).rejects.toThrow('stopped');
});

import { strFromU8, unzipSync } from 'fflate';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from '@playwright/test';
import type { Input } from '../src-shared/contract/index.ts';
import { readDocx } from '../src-main/export/testing/docx.ts';
import { ended, expect, groundwork, test } from './support/app.ts';
import { stored } from './support/stored.ts';
import {
  codingsOf,
  exported,
  nameField,
  selectByKeys,
  selectByMouse,
  stripe,
  text,
} from './support/transcript.ts';
import { valueOf, wireTo } from './support/wire.ts';

const FAMILY = '👩‍👩‍👧‍👦';
const WAVE = '👋🏽';
/** `é` and `ñ` in two characters each, and a letter with two marks. */
const DECOMPOSED = 'cafe\u0301 man\u0303ana s\u0323\u0307';
const HEBREW = 'שָׁלוֹם לכולם';
const ARABIC = 'مرحبا بكم';

const SAID = [
  `I: Who came ${WAVE}?`,
  `PW01: The whole family ${FAMILY} came to the ${DECOMPOSED}, and then nobody spoke.`,
  'I: And what did she say?',
  `PW01: She said ${HEBREW} and he said ${ARABIC} twice.`,
  'I: Then?',
  `PW01: Then we all ${FAMILY}${WAVE} sat down 𝒽ere.`,
];
const FILES: [name: string, bytes: Uint8Array][] = [
  ['UNI1PW01.txt', Buffer.from(`\uFEFF${SAID.join('\r\n')}\r\n`, 'utf8')],
  ['UNI2PW01.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SAID.join('\r\n'), 'utf16le')])],
  [
    'UNI3PW01.md',
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(SAID.join('\n\n'), 'utf16le').swap16()]),
  ],
];

/** In one order, whatever they came in. */
const sorted = (rows: readonly string[]) => rows.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
/** Each code with the words it stands on. */
const pairs = (rows: readonly { code: string; text: string }[]) =>
  sorted(rows.map((one) => `${one.code} = ${one.text}`));

/** The marks that a document of Word may not split stand in it as they were said: its text is read back whole. */
const sayings = (bytes: Uint8Array) =>
  readDocx(bytes)
    .paragraphs.filter(({ style }) => style === 'Quote')
    .map((one) => one.text);

async function codeAs(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(stripe(page, name)).toBeVisible();
}

test('Emoji, combining marks, right-to-left, CRLF, a byte order mark and UTF-16 come in whole, are coded by mouse and by keys, and stand on their words in every export', async ({
  app,
  page,
}) => {
  const file = app.empty();
  const names = FILES.map(([name, bytes]) => {
    writeFileSync(join(app.folder, name), bytes);
    return join(app.folder, name);
  });
  const opened = await app.show(page, file);
  await page.keyboard.press('Control+i');
  const desk = page.getByRole('dialog', { name: /import/i });
  await desk.locator('input[type=file]').setInputFiles(names);
  await expect(desk.getByRole('heading', { name: 'Import 3 files' })).toBeVisible();
  // Whatever they were saved as, the words are the same; so the second and third are said to be there already.
  await expect(desk.getByText('The same words as UNI1PW01.txt')).toHaveCount(2);
  for (const name of ['UNI2PW01.txt', 'UNI3PW01.md'])
    await desk.getByLabel(`Import of ${name}`).check({ force: true });
  await desk.getByRole('button', { name: 'Import 3 transcripts' }).click();
  await expect(desk).toBeHidden();

  const bySelection: [
    select: (page: Page, passage: string) => Promise<void>,
    passage: string,
    code: string,
  ][] = [
    [selectByKeys, `family ${FAMILY} came to the ${DECOMPOSED}`, 'by keys'],
    [selectByMouse, `${FAMILY} came to the café`.normalize('NFD'), 'by mouse'],
    [selectByKeys, HEBREW, 'leftwards, typed'],
    [selectByMouse, ARABIC, 'leftwards, dragged'],
    [selectByKeys, `all ${FAMILY}${WAVE}`, 'joined'],
    [selectByMouse, 'sat down 𝒽ere.', 'beyond the plane'],
  ];
  await page.getByRole('listbox', { name: 'Transcripts' }).getByText('UNI2PW01').click();
  await expect(text(page)).toContainText(HEBREW);
  for (const [select, passage, code] of bySelection) {
    await select(page, passage);
    await codeAs(page, code);
  }
  // A character of several parts is taken whole, wherever the selection ends in it.
  await text(page).focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill(WAVE);
  await expect(page.getByRole('search')).toContainText(/1 of \d/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await expect(stripe(page, WAVE)).toBeVisible();
  // In the window: the passage panel says the words, and `S` makes each an exemplar.
  for (const [, passage, code] of bySelection) {
    await stripe(page, code).click();
    const card = page
      .getByRole('region', { name: 'This passage' })
      .getByRole('article', { name: code, exact: true });
    await expect(card.locator('.quote').first()).toContainText(`“${passage}”`);
    await text(page).focus();
    await card.getByRole('button', { name: 'Choose as exemplar' }).click();
    await expect(card.getByRole('button', { name: 'Take back as exemplar' })).toBeVisible();
  }
  opened.child.kill('SIGTERM');
  await ended(opened.child);

  const wanted = [
    ...bySelection.map(([, passage, code]) => ({ code, text: passage })),
    { code: WAVE, text: WAVE },
  ];
  const expected = pairs(wanted);
  const codings = codingsOf(app.folder, file);
  expect(pairs(codings)).toEqual(expected);
  // In the store the offsets stand on the words, on the canonical text.
  const rows = stored(file);
  const texts = (rows['transcript'] as { id: number; text: string }[]).map((one) => one.text);
  expect(new Set(texts).size).toBe(1);
  const [held = ''] = texts;
  expect(held).not.toMatch(/\r|\uFEFF/u);
  const cut = (rows['coding'] as { start: number; end: number }[]).map(({ start, end }) =>
    held.slice(start, end),
  );
  expect(sorted(cut)).toEqual(sorted(wanted.map((one) => one.text)));
  expect(groundwork('check', file)).toMatchObject({ status: 0 });

  const csv = Papa.parse<{ code: string; text: string }>(
    exported<Buffer>(app.folder, ['codings', file], 'csv')
      .toString('utf8')
      .replace(/^\uFEFF/u, ''),
    { header: true, skipEmptyLines: true },
  );
  expect(pairs(csv.data)).toEqual(expected);
  const transcript = exported<{ text: string }>(app.folder, ['transcript', file, 'UNI2PW01'], 'json');
  for (const one of codings) expect(transcript.text.slice(one.start, one.end)).toBe(one.text);
  const quotations = sorted(bySelection.map(([, passage]) => `“${passage}” (UNI2PW01)`));
  expect(sorted(sayings(exported<Buffer>(app.folder, ['codebook', file], 'docx')))).toEqual(quotations);
  const json = JSON.stringify(exported<object>(app.folder, ['codebook', file], 'json'));
  const html = exported<Buffer>(app.folder, ['codebook', file], 'html').toString('utf8');
  const md = exported<Buffer>(app.folder, ['codebook', file], 'md').toString('utf8');
  for (const [, passage] of bySelection) {
    expect(json).toContain(JSON.stringify(passage));
    expect(html).toContain(passage);
    expect(md).toContain(passage.replace(/\.$/u, ''));
  }
});

type Target = { text: string; utf16: [start: number, end: number] };

test('Codings placed at the corpus’s targets stand on the right words in every export', async ({ app }) => {
  const corpus = join(import.meta.dirname, '../../shared/corpus/unicode-offsets');
  test.skip(!existsSync(corpus), 'There is no ../shared/corpus/unicode-offsets beside the project.');
  const { file: name, targets } = JSON.parse(
    readFileSync(join(corpus, 'mixed-scripts-offsets.json'), 'utf8'),
  ) as { file: string; targets: Target[] };
  const source = readFileSync(join(corpus, name), 'utf8');
  // The offsets are those of the file; as a plain paragraph each, without labels, they are those of the transcript too.
  const file = app.empty();
  const opened = await app.open(file);
  const { call } = await wireTo(opened.address);
  const bytes = new Uint8Array(readFileSync(join(corpus, name)));
  const { stagingId } = valueOf(await call('import.read', { name: 'UNI9PW09.txt', bytes }));
  const confirmed: Input<'import.confirm'> = {
    files: [{ stagingId, title: 'UNI9PW09', caseCode: 'UNI9', participantCode: 'PW09' }],
  };
  const { transcriptIds } = valueOf(await call('import.confirm', confirmed));
  const [id = 0] = transcriptIds;
  const { transcript } = valueOf(await call('transcripts.open', { id }));
  const placed = targets.map((target, i) => ({
    ...target,
    code: `target ${i}`,
    at: placeOf(source, transcript.text, target),
  }));
  for (const { code, at } of placed) {
    const coding = valueOf(
      await call('codings.add', { transcriptId: id, ...at, code: { add: { name: code } } }),
    );
    valueOf(await call('exemplars.add', { codingId: coding.id }));
  }
  const read = valueOf(await call('transcripts.open', { id })).coding;
  expect(sorted(read.map(({ start, end }) => transcript.text.slice(start, end)))).toEqual(
    sorted(targets.map((one) => one.text)),
  );
  opened.child.kill('SIGTERM');
  await ended(opened.child);
  expect(groundwork('check', file)).toMatchObject({ status: 0 });

  const expected = pairs(placed);
  expect(expected.length).toBeGreaterThan(5);
  expect(pairs(codingsOf(app.folder, file))).toEqual(expected);
  const csv = Papa.parse<{ code: string; text: string }>(
    exported<Buffer>(app.folder, ['codings', file], 'csv')
      .toString('utf8')
      .replace(/^\uFEFF/u, ''),
    { header: true, skipEmptyLines: true },
  );
  expect(pairs(csv.data)).toEqual(expected);
  const docx = exported<Buffer>(app.folder, ['codebook', file], 'docx');
  expect(sorted(sayings(docx))).toEqual(sorted(targets.map((one) => `“${one.text}” (UNI9PW09)`)));
  expect(strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())).not.toContain('\uFFFD');
});

/**
 * Where a target of the file is in the transcript: the same words, the same time round. Labels of speakers and line ends
 * are not in a transcript's text, so the offset itself may be another; which of several equal words is meant may not.
 */
function placeOf(source: string, held: string, { text: words, utf16: [start, end] }: Target) {
  expect(source.slice(start, end)).toBe(words);
  const before = source.slice(0, start).split(words).length - 1;
  let at = -1;
  for (let i = 0; i <= before; i++) at = held.indexOf(words, at + 1);
  expect(at, `“${words}” is in the transcript`).toBeGreaterThanOrEqual(0);
  return { start: at, end: at + words.length };
}

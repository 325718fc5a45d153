import { expect, test } from 'vitest';
import { alongside } from '../repositories/testing/coded-study.ts';
import { fileName } from './file-name.ts';
import { transcriptJson, transcriptOut, transcriptTitled, transcriptTxt } from './transcript.ts';

test('A transcript is read as labelled turns, with the time where it is known.', () => {
  const { db } = alongside().host.parts;
  expect(transcriptTxt(transcriptOut(db, 2))).toBe(
    'I: Go on.\n\n[00:01:01] VOL2SU02: She said 👩‍👩‍👧 e\u0301 and שלום עולם.\n\n[00:02:03] VOL2SU02: That was it.\n',
  );
  expect(transcriptTxt(transcriptOut(db, 4))).toBe('The kitchen is cold.\n');
});

test('As JSON a transcript has its text, its turns with times and its regions.', () => {
  const { db } = alongside().host.parts;
  const out = JSON.parse(transcriptJson(transcriptOut(db, 1))) as ReturnType<typeof transcriptOut>;
  expect(out.title).toBe('PAR1PW01');
  expect(out.turns.slice(0, 3)).toEqual([
    { speaker: 'I', start: 0, end: 11, startsAt: null },
    { speaker: 'PAR1PW01', start: 11, end: 24, startsAt: '00:01:01.500' },
    { speaker: 'I', start: 24, end: 41, startsAt: '00:02:03' },
  ]);
  expect(out.turns.map(({ start, end }) => out.text.slice(start, end)).join('')).toBe(out.text);
  expect(out.regions).toEqual([{ name: 'Form', start: 0, end: 23, inScope: false }]);
});

test('A transcript is found by its title, whatever the case of its letters.', () => {
  const { db } = alongside().host.parts;
  expect(transcriptTitled(db, 'vol2su02')).toBe(2);
  expect(() => transcriptTitled(db, 'nobody')).toThrow('There is no transcript “nobody”');
});

test.each([
  ['Alongside: peer/workers? "A" <study>', 'Alongside peer workers A study codebook.docx'],
  ['CON', 'CON_ codebook.docx'],
  ['...', 'Groundwork codebook.docx'],
  ['', 'Groundwork codebook.docx'],
  ['tab\tand\nline\u0000', 'tab and line codebook.docx'],
  ['été مرحبا 👩‍👩‍👧', 'été مرحبا 👩‍👩‍👧 codebook.docx'],
])('A project titled %j makes the file %j.', (title, name) => {
  expect(fileName(title, 'codebook', 'docx')).toBe(name);
});

test('A long title is cut between characters.', () => {
  const name = fileName('👩‍👩‍👧'.repeat(100), 'codebook', 'docx');
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^(👩‍👩‍👧)+ codebook\.docx$/u);
});

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reading } from './read.ts';
import { readOk, tilingFaults } from './testing/read-ok.ts';

/** Openly licensed transcripts beside the project. They are not part of it. */
const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');
const isThere = existsSync(CORPUS);
if (!isThere) console.log(`skipped: real transcripts are tried only where ${CORPUS} is`);

const bytes = (path: string): Uint8Array => readFileSync(resolve(CORPUS, path));
const read = (path: string): Promise<Reading> => readOk(path, bytes(path));
const said = ({ text, turns, speakers }: Reading) =>
  turns.map(({ start, end, speaker }) => ({
    speaker: speaker === null ? null : speakers[speaker]?.label,
    text: text.slice(start, end).replace(/\n$/, ''),
  }));

describe.skipIf(!isThere)('one interview in many styles of label', () => {
  const expected = (): { speaker: string; text: string }[] =>
    JSON.parse(Buffer.from(bytes('derived-formats/en-nprc008-expected-turns.json')).toString('utf8'));

  it.each(['.txt', '-QA.txt', '-bracket.txt', '-own-line.txt', '-timestamped.txt', '.md', '.docx'])(
    'en-nprc008%s gives its 60 turns',
    async (ending) => {
      const reading = await read(`derived-formats/en-nprc008${ending}`);
      expect(tilingFaults(reading)).toEqual([]);
      const turns = said(reading);
      expect(turns.map(({ text }) => text)).toEqual(expected().map(({ text }) => text));
      const isQA = ending.startsWith('-QA');
      expect(turns.map(({ speaker }) => speaker?.toUpperCase())).toEqual(
        expected().map(({ speaker }) => (isQA ? { MOORE: 'Q', MCGUIRE: 'A' }[speaker] : speaker)),
      );
      const times = ending.startsWith('-time') ? [40_000, 41_000, 52_000] : [null, null, null];
      expect(reading.turns.slice(0, 3).map((turn) => turn.startsAtMs)).toEqual(times);
    },
  );
});

describe.skipIf(!isThere)('one excerpt in many encodings', () => {
  it.each([
    'utf8-bom.txt',
    'utf16le-bom.txt',
    'utf16be-bom.txt',
    'cp1252.txt',
    'crlf.txt',
    'cr.txt',
    'nfd.txt',
    'nbsp-zwsp.txt',
    '.docx',
  ])('de-%s gives the same turns', async (ending) => {
    const plain = await read('derived-formats/encodings/de-utf8.txt');
    const reading = await read(`derived-formats/encodings/de${ending === '.docx' ? '' : '-'}${ending}`);
    expect(tilingFaults(reading)).toEqual([]);
    // Decomposed letters, no-break spaces and zero-width spaces stay in the text: they are undone only to compare.
    const same = reading.text.normalize('NFC').replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
    // Windows-1252 has no character for some; the file was written without them.
    expect(same).toBe(plain.text);
    expect(reading.speakers).toEqual(plain.speakers);
    expect(reading.turns.map((turn) => turn.startsAtMs)).toEqual(plain.turns.map((turn) => turn.startsAtMs));
    expect(plain.text).toContain('Modalitäten');
  });
});

describe.skipIf(!isThere)('real files', () => {
  it.each([
    ['1', ['I', 'S2', 'S1'], 13],
    ['2', ['I', 'S3', 'S4'], 19],
    ['3', ['I', 'S5', 'S6'], 20],
  ])('German interview %s has its three speakers', async (number, labels, turns) => {
    const reading = await read(`haski-german-docx/interview${number}_german.docx`);
    expect(tilingFaults(reading)).toEqual([]);
    expect(reading.speakers.map(({ label }) => label)).toEqual(labels);
    expect(reading.speakers.map(({ isInterviewer }) => isInterviewer)).toEqual([true, false, false]);
    expect(reading.speakers.reduce((sum, speaker) => sum + speaker.turns, 0)).toBe(turns);
    expect(reading.text).not.toMatch(/^(?:I|S\d): ?/m);
  });

  it.each([
    ['nprc-oral-histories-00001', { REYNOLDS: 47, SEIBERT: 46 }],
    ['returned-peace-corps-volunteers-00168', { QUATTRO: 70, ADAMS: 69 }],
  ])('oral history %s has the turns that its labels mark', async (file, turns) => {
    const reading = await read(`oral-history/${file}.txt`);
    expect(tilingFaults(reading)).toEqual([]);
    expect(Object.fromEntries(reading.speakers.map((speaker) => [speaker.label, speaker.turns]))).toEqual(
      turns,
    );
  });

  it('a Spanish transcript has two speakers, its title and its headings', async () => {
    const reading = await read('multilingual/taproot-activation-lockinontimeout.es.md');
    expect(tilingFaults(reading)).toEqual([]);
    expect(reading.title).toBe('Activación de Taproot y LOT=true vs LOT=false');
    expect(reading.speakers.map(({ label, turns }) => [label, turns])).toEqual([
      ['AvW', 63],
      ['SP', 63],
    ]);
    expect(reading.regions[0]?.name).toBe('Introducción');
    expect(reading.text).not.toContain('](http');
  });

  it('a Chinese transcript has its questioners', async () => {
    const reading = await read('multilingual/2020-05-24-sergi-delgado-watchtowers.zh.md');
    expect(tilingFaults(reading)).toEqual([]);
    expect(reading.speakers.find(({ label }) => label === '答')?.turns).toBe(10);
  });

  it('seven scripts and emoji: every passage stands on its words, counted in UTF-16', async () => {
    type Target = { text: string; utf16: [number, number] };
    const { targets } = JSON.parse(
      Buffer.from(bytes('unicode-offsets/mixed-scripts-offsets.json')).toString('utf8'),
    ) as { targets: Target[] };
    const raw = Buffer.from(bytes('unicode-offsets/mixed-scripts.txt')).toString('utf8');
    const { text } = await read('unicode-offsets/mixed-scripts.txt');
    let from = 0;
    for (const { text: words, utf16 } of targets.toSorted((a, b) => a.utf16[0] - b.utf16[0])) {
      expect(raw.slice(...utf16)).toBe(words);
      // What is taken out are labels, stamps and blank lines: what surrounds a target must surround it here too.
      const before =
        raw
          .slice(Math.max(0, utf16[0] - 3), utf16[0])
          .split('\n')
          .at(-1) ?? '';
      const start =
        text.indexOf(utf16[0] < 20 ? words : before + words, from) + (utf16[0] < 20 ? 0 : before.length);
      expect(text.slice(start, start + (utf16[1] - utf16[0]))).toBe(words);
      from = start;
    }
  });
});

import { atLeast, LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { docx, paragraph, run } from './testing/docx-by-hand.ts';
import { readOk, tilingFaults } from './testing/read-ok.ts';

/** One turn as it was said. A paragraph is one line. */
type Said = { label: string; seconds: number; paragraphs: string[] };

const clock = (seconds: number): string =>
  [3_600, 60, 1]
    .map((unit) => String(Math.floor(seconds / unit) % (unit === 3_600 ? 24 : 60)).padStart(2, '0'))
    .join(':');

/** Each way of writing a turn down: its lines, and whether its time is in them. */
const STYLES: Record<string, { lines: (said: Said) => string[]; isTimed: boolean }> = {
  colon: {
    lines: ({ label, paragraphs: [first, ...rest] }) => [`${label}: ${first}`, ...rest],
    isTimed: false,
  },
  'colon and tab': {
    lines: ({ label, paragraphs: [first, ...rest] }) => [`${label}:\t${first}`, ...rest],
    isTimed: false,
  },
  'full-width colon': {
    lines: ({ label, paragraphs: [first, ...rest] }) => [`${label}：${first}`, ...rest],
    isTimed: false,
  },
  'stamp before': {
    lines: ({ label, seconds, paragraphs: [first, ...rest] }) => [
      `[${clock(seconds)}] ${label}: ${first}`,
      ...rest,
    ],
    isTimed: true,
  },
  'round stamp before': {
    lines: ({ label, seconds, paragraphs: [first, ...rest] }) => [
      `(${clock(seconds)}) ${label}: ${first}`,
      ...rest,
    ],
    isTimed: true,
  },
  'bare stamp before': {
    lines: ({ label, seconds, paragraphs: [first, ...rest] }) => [
      `${clock(seconds)} ${label}: ${first}`,
      ...rest,
    ],
    isTimed: true,
  },
  'stamp between': {
    lines: ({ label, seconds, paragraphs: [first, ...rest] }) => [
      `${label} [${clock(seconds)}]: ${first}`,
      ...rest,
    ],
    isTimed: true,
  },
  'stamp after': {
    lines: ({ label, seconds, paragraphs: [first, ...rest] }) => [
      `${label}: [${clock(seconds)}] ${first}`,
      ...rest,
    ],
    isTimed: true,
  },
  bracket: {
    lines: ({ label, paragraphs: [first, ...rest] }) => [`[${label}] ${first}`, ...rest],
    isTimed: false,
  },
  tab: {
    lines: ({ label, paragraphs: [first, ...rest] }) => [`${label}\t${first}`, ...rest],
    isTimed: false,
  },
  'own line': { lines: ({ label, paragraphs }) => [label, ...paragraphs], isTimed: false },
  'own line with stamp': {
    lines: ({ label, seconds, paragraphs }) => [`${label} [${clock(seconds)}]`, ...paragraphs],
    isTimed: true,
  },
};

/** Words that tempt: before a colon, in brackets, times, and what UTF-16 counts differently. */
const word = fc.constantFrom(
  ...'and he said: no; well: 9:30 http://a.b [laughs] so I she hm… Größe e\u0301 👍🏽 🇩🇪 كان 很好 a\u00a0b \u200bx – “yes” The truth is: Note: p.m.'.split(
    ' ',
  ),
);
/** A time in brackets tempts inside a line; where it opens one it is a stamp. */
const inside = fc.oneof(
  { weight: 20, arbitrary: word },
  fc.constantFrom('(10:15)', '[1:02]', '#00:00:12-3#', '[MOORE]'),
);
const sentence = fc
  .tuple(word, fc.array(inside, { maxLength: 7 }))
  .map(([first, rest]) => `${[first, ...rest].join(' ')}.`);
/** Labels as one study would write them; at least two speak. */
const cast = fc.constantFrom<string[][]>(
  ['I', 'PW01', 'SU02'],
  ['INTERVIEWER', 'MOORE', 'MCGUIRE'],
  ['Interviewer', 'Dr Smith', 'Jane O’Neill'],
  ['Moderatorin', 'Jörg', 'Frau Müller'],
  ['Q', 'A'],
  ['I', 'S1', 'S2', 'S3'],
);

const transcript = cast.chain((labels) =>
  fc
    .array(
      fc.record({
        who: fc.nat(labels.length - 1),
        paragraphs: fc.array(sentence, { minLength: 1, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 20 },
    )
    .map((turns) =>
      // Everybody speaks twice, as a label that is no known word must.
      [...labels, ...labels]
        .map((label, i) => ({ label, paragraphs: [`so that is ${i}`] }))
        .concat(turns.map(({ who, paragraphs }) => ({ label: labels[who] ?? '', paragraphs }))),
    )
    .map((turns): Said[] => turns.map((turn, i) => ({ ...turn, seconds: i * 37 }))),
);

/** What a reading must give back. White space at a paragraph's start goes with the label. */
const asRead = (said: Said[], isTimed: boolean) =>
  said.map(({ label, seconds, paragraphs }) => ({
    label,
    words: paragraphs.join('\n'),
    startsAtMs: isTimed ? seconds * 1000 : null,
  }));

async function read(name: string, content: string | Uint8Array) {
  const reading = await readOk(name, content);
  expect(tilingFaults(reading)).toEqual([]);
  return reading.turns.map(({ start, end, speaker, startsAtMs }) => ({
    label: speaker === null ? null : reading.speakers[speaker]?.label,
    words: reading.text.slice(start, end).replace(/\n$/, ''),
    startsAtMs,
  }));
}

it.each(Object.entries(STYLES))(
  'turns written with labels in the style “%s” are read back',
  async (_, { lines, isTimed }) => {
    await fc.assert(
      fc.asyncProperty(
        transcript,
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        async (said, withBlanks, end) => {
          const content = said.map((turn) => lines(turn).join(end)).join(withBlanks ? end + end : end);
          expect(await read('a.txt', content)).toEqual(asRead(said, isTimed));
        },
      ),
      { seed: 20_261, numRuns: Math.ceil(LAW_RUNS * 0.3) },
    );
  },
  timeFor(100),
);

it(
  'turns written in Markdown and Word are read back',
  async () => {
    await fc.assert(
      fc.asyncProperty(transcript, async (said) => {
        const marked = said
          .map(({ label, paragraphs }) => `**${label}:** ${paragraphs.join('\n\n')}`)
          .join('\n\n');
        const escaped = marked.replaceAll('[', '\\[');
        expect(await read('a.md', escaped)).toEqual(asRead(said, false));
        const body = said.flatMap(({ label, paragraphs: [first, ...rest] }) => [
          paragraph(run(`${label}:`, true), run(` ${first}`)),
          ...rest.map((text) => paragraph(run(text))),
        ]);
        expect(await read('a.docx', docx(body.join('')))).toEqual(asRead(said, false));
      }),
      { seed: 20_262, numRuns: LAW_RUNS / 5 },
    );
  },
  timeFor(100),
);

it(
  'whatever the file, turns tile its text and lose none of its letters but labels',
  async () => {
    const line = fc.oneof(
      sentence,
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('', 'I: a', '# b', '[00:00:01]', 'MOORE', '**x** y', 'Date: z'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('a.txt', 'a.md'),
        async (lines, name) => {
          // Control characters make it no text; a last line has words.
          const content = [...lines, 'end']
            .join('\n')
            .replaceAll(/[\p{Cc}\p{Cs}]/gu, (control) => (control === '\n' ? control : ' '));
          const reading = await readOk(name, content);
          expect(tilingFaults(reading)).toEqual([]);
          expect(reading.text.endsWith('end')).toBe(true);
          expect(reading.turns.length).toBeGreaterThan(0);
          expect(reading.speakers.reduce((sum, { words }) => sum + words, 0)).toBeLessThanOrEqual(
            reading.words,
          );
        },
      ),
      { seed: 20_263, numRuns: atLeast(500) },
    );
  },
  timeFor(100),
);

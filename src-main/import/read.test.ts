import { describe, expect, it } from 'vitest';
import { fingerprintOfBytes, fingerprintOfText } from './fingerprint.ts';
import { MAX_FILE_BYTES, MAX_LINES } from './limits.ts';
import { readFile } from './read.ts';
import { readOk, refusal, tilingFaults } from './testing/read-ok.ts';
import { EXPLODED } from '@shared/text/testing/runs.ts';

describe('a file', () => {
  it('is titled by its name, without folder and ending', async () => {
    expect((await readOk('/home/a/VOL2_SU02 interview.v2.TXT', 'I: one')).title).toBe(
      'VOL2_SU02 interview.v2',
    );
    expect((await readOk('C:\\a\\sta3-st01.md', 'I: one')).title).toBe('sta3-st01');
  });

  it('says its kind', async () => {
    expect((await readOk('a.txt', 'I: one')).mediaType).toBe('text/plain');
    expect((await readOk('a.markdown', 'I: one')).mediaType).toBe('text/markdown');
  });

  it.each([
    [
      'a.pdf',
      'unreadable: a.pdf is not of a kind that Groundwork reads: .txt, .md and .docx. Copy its text into a Word document, or export it as text. If it is a scan, have its text recognised first.',
    ],
    [
      'a.vtt',
      'unreadable: a.vtt is not of a kind that Groundwork reads: .txt, .md and .docx. Export it as plain text from the program that made it, or save it as .txt.',
    ],
    ['a', 'unreadable: a is not of a kind that Groundwork reads: .txt, .md and .docx.'],
    [
      'a.doc',
      'unreadable: a.doc is not of a kind that Groundwork reads: .txt, .md and .docx. Open it in Word or LibreOffice and save it as .docx.',
    ],
  ])('%s is refused', async (name, expected) => {
    expect(await refusal(name, 'I: one')).toBe(expected);
  });

  it.each(['', ' \n\t\r\n\u00a0', '\ufeff', '\u200b\n\u200b', 'I:\nB:\n'])(
    '%j has no words',
    async (content) => {
      expect(await refusal('/a/b.txt', content)).toBe('unreadable: b.txt has no words.');
    },
  );

  it('over the limit is refused before it is looked at', async () => {
    expect(await refusal('a.txt', new Uint8Array(200 * 1024 * 1024))).toBe(
      'too_large: a.txt is 200 MB; Groundwork reads transcripts up to 50 MB. Split it into one file for each interview.',
    );
    expect(await refusal('a.docx', new Uint8Array(MAX_FILE_BYTES + 1))).toMatch(/^too_large/);
  });

  it('of too many lines is refused', async () => {
    expect(await refusal('a.txt', 'a\n'.repeat(MAX_LINES + 1))).toMatch(
      /^too_large: a\.txt has more than 1,000,000 lines\./,
    );
  });
});

describe('a reading takes no longer than its length asks for', () => {
  const large = 400_000;
  it.each<[string, () => string]>([
    ['many short lines', () => 'Note: a\nWord b: c\n'.repeat(40_000)],
    ['a line of 2 MB', () => 'word '.repeat(large)],
    ['colons', () => ':'.repeat(large)],
    ['colons with letters and lines', () => 'a:'.repeat(large / 4) + '\n:'.repeat(large / 4)],
    ['brackets', () => '['.repeat(large) + '\n' + '[A '.repeat(large / 3)],
    ['spaces and full stops', () => 'A' + ' '.repeat(large) + '. '.repeat(large) + ':'],
    ['nearly labels', () => `${'A.'.repeat(60)} [00:00:\n`.repeat(20_000)],
    ['blank lines', () => '\n'.repeat(10 * large) + 'a'],
    [
      'many different labels',
      () => Array.from({ length: 10_000 }, (_, i) => `Name ${i % 5_000}: words`).join('\n'),
    ],
  ])('%s', async (_, build) => {
    const content = build();
    for (const name of ['a.txt', 'a.md']) {
      const started = performance.now();
      const reading = await readFile(name, new TextEncoder().encode(content));
      expect(performance.now() - started).toBeLessThan(EXPLODED);
      const faults = reading.ok ? tilingFaults(reading.value) : reading.failure.message;
      expect(faults).toEqual(reading.ok ? [] : `${name} has no words.`);
    }
  });

  it('5 MB of turns', async () => {
    const turns =
      'I: And how was that for you, then?\nPW01: It was hard, I said so: he would not listen to me.\n';
    const content = new TextEncoder().encode(turns.repeat(57_500));
    const started = performance.now();
    const result = await readFile('a.txt', content);
    expect(performance.now() - started).toBeLessThan(EXPLODED);
    expect(result.ok && result.value.turns.length).toBe(115_000);
  });
});

it('fingerprints: a file by its bytes, a text by its words whatever it came in', async () => {
  const crlf = await readOk('a.txt', 'I: Größe\r\nB: ja');
  const lf = await readOk('a.md', '**I:** Größe\n\n**B:** ja\n');
  expect(fingerprintOfText(crlf.text)).toBe(fingerprintOfText(lf.text));
  expect(fingerprintOfBytes(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

import { describe, expect, it } from 'vitest';
import { plainLine } from './markdown-inline.ts';
import { readOk, tilingFaults, turnLines } from './testing/read-ok.ts';
import { EXPLODED } from '@shared/text/testing/runs.ts';

describe('one line', () => {
  it.each([
    ['**MOORE:** One.', 'MOORE: One.'],
    ['__I__: *never* said ***that***', 'I: never said that'],
    ['_So_ he **said “no”**, loudly', 'So he said “no”, loudly'],
    ['see [the list](http://a.example "x") and ![us](b.png)', 'see the list and us'],
    ['a link with marks: [x](http://a.example/_b_c_)', 'a link with marks: x'],
    ['**[I](a)** asks', 'I asks'],
    ['s*** and f***, 2 * 3 * 4, snake_case_here', 's*** and f***, 2 * 3 * 4, snake_case_here'],
    ['f**k and s**t', 'f**k and s**t'],
    ['**never closed', '**never closed'],
    ['\\*not\\* \\[laughs\\] a\\_b', '*not* [laughs] a_b'],
    ['[laughs] (quietly)', '[laughs] (quietly)'],
    ['**** ** * _', '**** ** * _'],
  ])('%s → %s', (source, expected) => {
    expect(plainLine(source).text).toBe(expected);
  });

  it.each([
    ['**I [00:00:00]** One', 'I [00:00:00]'],
    ['  **I** One', '  I'],
    ['__I__', 'I'],
    ['One **two**', ''],
    ['*I* One', ''],
  ])('%s begins in bold with “%s”', (source, expected) => {
    const { text, bold } = plainLine(source);
    expect(text.slice(0, bold)).toBe(expected);
  });

  it('of a megabyte of marks takes no time', () => {
    const started = performance.now();
    for (const mark of ['*', '_a', '[', '\\[', '[a](', '**a ', '*a* ', ']('])
      plainLine(mark.repeat(1_000_000 / mark.length));
    expect(performance.now() - started).toBeLessThan(EXPLODED);
  });
});

describe('a file', () => {
  it('gives its front matter’s title and keeps nothing else of it', async () => {
    const { title, text } = await readOk(
      'a.md',
      '---\ntags:\n  - x\ntitle: "The garden"\ndate: 2021-01-01\n---\nI: One.\n',
    );
    expect({ title, text }).toEqual({ title: 'The garden', text: 'One.' });
  });

  it('whose first rule is never followed by another has no front matter', async () => {
    expect((await readOk('a.md', '---\nI: One.\nB: Two.')).text).toBe('One.\nTwo.');
  });

  it('opens a region at each heading, and headings are no words', async () => {
    const reading = await readOk(
      'a.md',
      '# Interview\n\n## Part A: structured\n\n**I:** One.\n\n**PW01:** Two.\n\n## Part B #\n\nStill two.\n\n---\n\n**I:** Three.\n',
    );
    expect(turnLines(reading)).toEqual(['I| One.', 'PW01| Two. ⏎ Still two.', 'I| Three.']);
    expect(reading.regions.map(({ start, end, name }) => [name, reading.text.slice(start, end)])).toEqual([
      ['Part A: structured', 'One.\nTwo.\n'],
      ['Part B', 'Still two.\nThree.'],
    ]);
    expect(reading.regions.every(({ inScope }) => inScope)).toBe(true);
    expect(tilingFaults(reading)).toEqual([]);
  });

  it.each<[string, string]>([
    ['the colon in bold', '**I:** One.\n\n**B:** Two.'],
    ['the colon outside', '**I**: One.\n\n**B**: Two.'],
    ['no colon', '**I** One.\n\n**B** Two.'],
    ['underscores', '__I:__ One.\n\n__B:__ Two.'],
    ['a line of its own', '**I**\n\nOne.\n\n**B**\n\nTwo.'],
    ['a heading of its own', '### I\n\nOne.\n\n### B\n\nTwo.'],
    ['a heading with a colon', '### I:\n\nOne.\n\n### B:\n\nTwo.'],
  ])('names its speakers with %s', async (_, content) => {
    expect(turnLines(await readOk('a.md', content))).toEqual(['I| One.', 'B| Two.']);
  });

  it('names its speakers with a stamp in bold', async () => {
    expect(
      turnLines(
        await readOk('a.md', '**I [00:00:00]** One.\n\n**Jane [00:01:00]**\nTwo.\n\n**I [00:02:00]** Three.'),
      ),
    ).toEqual(['I@0| One.', 'Jane@60000| Two.', 'I@120000| Three.']);
  });
});

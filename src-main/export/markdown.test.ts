import { expect, test } from 'vitest';
import { markdownCell, markdownLine, markdownText } from './markdown.ts';

test.each([
  ['plain words, “quoted” – and done.', 'plain words, “quoted” – and done.'],
  ['[staff member] said … so', '[staff member] said … so'],
  ['a [link](x) and [ref][x]', 'a [link\\](x) and [ref\\][x]'],
  ['[x]: url', '[x\\]: url'],
  ['[^1]', '\\[^1]'],
  ['*star* `tick` ~strike~', '\\*star\\* \\`tick\\` \\~strike\\~'],
  ['snake_case but _emphasis_ and __x__', 'snake_case but \\_emphasis\\_ and \\_\\_x\\_\\_'],
  ['été_été', 'été_été'],
  ['a < b & c &amp; &#65; d', 'a \\< b & c \\&amp; \\&#65; d'],
  ['back\\slash', 'back\\\\slash'],
  ['# not a heading', '\\# not a heading'],
  ['#hashtag', '#hashtag'],
  ['> not a quote', '\\> not a quote'],
  ['- not a list', '\\- not a list'],
  ['– a dash', '– a dash'],
  ['-5 degrees', '-5 degrees'],
  ['+ not a list', '\\+ not a list'],
  ['12. not a list', '12\\. not a list'],
  ['12.5 hours', '12.5 hours'],
  ['1) nor this', '1\\) nor this'],
  ['---', '\\---'],
  ['- - -', '\\- - -'],
  ['===', '\\==='],
  ['a | b\n--- | :-:', 'a | b\\\n\\--- | :-:'],
  ['|-|', '\\|-|'],
  [':--', '\\:--'],
  ['in C #', 'in C \\#'],
  ['see https://x.y/a_b_ or www.x.y', 'see https\\://x.y/a_b\\_ or www\\.x.y'],
  ['write to a@b.cd, @once', 'write to a\\@b.cd, \\@once'],
])('%j is written %j.', (text, written) => {
  expect(markdownText(text)).toBe(written);
});

test('Lines stay lines, blank lines part paragraphs, and a lead goes before each new line.', () => {
  expect(markdownText('one\n# two\n\nthree')).toBe('one\\\n\\# two\n\nthree');
  expect(markdownText('one\ntwo', '> ')).toBe('one\\\n> two');
});

test('Headings and cells are one line, and a bar does not end a cell.', () => {
  expect(markdownLine(' two\nlines ')).toBe('two lines');
  expect(markdownLine('one\r# two')).toBe('one # two');
  expect(markdownCell('one\r\n\rtwo')).toBe('one two');
  expect(markdownCell('a | b\nc')).toBe('a \\| b c');
});

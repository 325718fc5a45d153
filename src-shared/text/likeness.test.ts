import { expect, test } from 'vitest';
import { likeness } from './likeness.ts';

const said =
  'I sit where they sit, not behind the desk. Then I tell them straight, I have been in that bed myself, and you see the whole face change.';
const other =
  'My mother was born in the valley, and when the mill closed we moved down to the coast, where my father found work.';

test('A correction is like its transcript, whatever its case and punctuation, and another interview is not.', () => {
  expect(likeness(said, said)).toBe(1);
  expect(likeness(said, said.toUpperCase().replaceAll(',', ''))).toBe(1);
  expect(likeness(said, said.replace('straight', 'strait'))).toBeGreaterThan(0.6);
  expect(likeness(said, other)).toBe(0);
});

test('A part of a transcript is like the whole, either way round.', () => {
  const whole = `${said} ${other}`;
  expect([likeness(whole, said), likeness(said, whole)]).toEqual([1, 1]);
});

test('Texts of a few words are compared by those, and one without words is like nothing.', () => {
  expect(likeness('And then?', 'and then')).toBe(1);
  expect(likeness('', said)).toBe(0);
  expect(likeness('…', '')).toBe(0);
});

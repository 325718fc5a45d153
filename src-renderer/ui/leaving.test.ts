import { expect, test } from 'vitest';
import { leaving } from './leaving.ts';

test('A field in which nothing was typed is let go, also when somebody else has written there since.', () => {
  expect(leaving({ text: 'old', was: 'old', value: 'old' })).toBe('let-go');
  expect(leaving({ text: 'old', was: 'old', value: 'theirs' })).toBe('let-go');
  expect(leaving({ text: ' old\n', was: 'old', value: 'theirs' })).toBe('let-go');
});

test('What was typed is saved; where both have changed it asks, unless both wrote the same.', () => {
  expect(leaving({ text: 'mine', was: 'old', value: 'old' })).toBe('save');
  expect(leaving({ text: '', was: 'old', value: 'old' })).toBe('save');
  expect(leaving({ text: 'mine', was: 'old', value: 'theirs' })).toBe('ask');
  expect(leaving({ text: 'theirs', was: 'old', value: 'theirs ' })).toBe('let-go');
});

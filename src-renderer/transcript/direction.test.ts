import { describe, expect, test } from 'vitest';
import { isRightToLeft } from './direction.ts';

const directions = (words: string) =>
  Array.from({ length: words.length }, (_, i) => (isRightToLeft(words, i) ? '<' : '>')).join('');

describe('which way a character is laid out', () => {
  test('letters go by their script', () => {
    expect(directions('aב')).toBe('><');
    expect(directions('سلام')).toBe('<<<<');
    expect(isRightToLeft('\u{1e900}', 1)).toBe(true);
    expect(isRightToLeft('😀', 1)).toBe(false);
  });

  test('signs go with the letters on both sides, and between two scripts with the turn', () => {
    expect(directions('אב, גד')).toBe('<<<<<<');
    expect(directions('אב, she')).toBe('<<<<>>>');
    expect(directions('she, אב.')).toBe('>>>>><<>');
    expect(directions('אב.')).toBe('<<<');
    expect(directions('...')).toBe('>>>');
  });

  test('numbers are read from left to right among any letters', () => {
    expect(directions('אב 12')).toBe('<<<>>');
    expect(directions('اب ٣')).toBe('<<<>');
  });
});

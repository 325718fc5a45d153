import { describe, expect, it } from 'vitest';
import { isKeys, typesSign, type KeyPress } from './keys.ts';

const press = (key: string, patch: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...patch,
});

describe('keys', () => {
  it('need exactly the modifiers that are written', () => {
    expect(isKeys('Mod+Z', press('z', { ctrlKey: true }), false)).toBe(true);
    expect(isKeys('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(isKeys('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(isKeys('M', press('m', { ctrlKey: true }), false)).toBe(false);
  });

  it('are Cmd on a Mac, where Ctrl is another key', () => {
    expect(isKeys('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(isKeys('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  it('with Option type a sign on a Mac, where a field has the focus', () => {
    const bracket = press('[', { code: 'Digit5', altKey: true });
    expect(isKeys('Alt+5', bracket, true)).toBe(true);
    expect(typesSign(bracket, true)).toBe(true);
    expect(typesSign(bracket, false)).toBe(false);
    expect(typesSign(press('ArrowLeft', { altKey: true }), true)).toBe(false);
    expect(typesSign(press('s', { altKey: true, metaKey: true }), true)).toBe(false);
  });

  it('are signs as typed, whatever makes them', () => {
    expect(isKeys('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(isKeys('?', press('?'), false)).toBe(true);
  });

  it('are found by their place where the letters are not Latin, or Alt makes another sign', () => {
    expect(isKeys('Mod+K', press('л', { ctrlKey: true, code: 'KeyK' }), false)).toBe(true);
    expect(isKeys('Alt+1', press('¡', { altKey: true, code: 'Digit1' }), true)).toBe(true);
    // On an AZERTY keyboard the key in the place of Q types A.
    expect(isKeys('Mod+Q', press('a', { ctrlKey: true, code: 'KeyQ' }), false)).toBe(false);
  });
});

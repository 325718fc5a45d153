import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';
import { readOk, refusal } from './testing/read-ok.ts';

const TEXT = 'I: Größe, „Maß“ – 5 €?\nB: Schön übel, ja. 👍🏽 e\u0301\n';
const LATIN = 'I: Größe, „Maß“ – 5 €?\nB: Schön übel, ja.\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

function utf16(text: string, order: 'LE' | 'BE'): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), order === 'LE');
  return new Uint8Array(view.buffer);
}

/** Only the characters of the text above that Windows-1252 has elsewhere than Latin-1. */
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text),
    (character) => ({ '„': 0x84, '“': 0x93, '–': 0x96, '€': 0x80 })[character] ?? character.charCodeAt(0),
  );

describe('an encoding', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(TEXT), TEXT],
    ['UTF-8 with a mark', joined(bytes(0xef, 0xbb, 0xbf), utf8(TEXT)), TEXT],
    ['UTF-16, low byte first, with a mark', joined(bytes(0xff, 0xfe), utf16(TEXT, 'LE')), TEXT],
    ['UTF-16, high byte first, with a mark', joined(bytes(0xfe, 0xff), utf16(TEXT, 'BE')), TEXT],
    ['UTF-16, low byte first, without a mark', utf16(TEXT, 'LE'), TEXT],
    ['UTF-16, high byte first, without a mark', utf16(TEXT, 'BE'), TEXT],
    ['Windows-1252', windows1252(LATIN), LATIN],
  ])('%s gives the same characters', (_, content, expected) => {
    expect(decodeText('a.txt', content)).toBe(expected);
  });

  it('of Chinese in UTF-16 without a mark is found by its line ends', () => {
    const text = '唐鳳：柏林晚安。\n記者：請說，我們在聽。\n'.repeat(3);
    expect(decodeText('a.txt', utf16(text, 'LE'))).toBe(text);
    expect(decodeText('a.txt', utf16(text, 'BE'))).toBe(text);
  });
});

it.each([
  ['CRLF', '\r\n'],
  ['CR', '\r'],
  ['LF', '\n'],
])('%s line ends become LF', (_, end) => {
  expect(decodeText('a.txt', utf8(`a${end}${end}b${end}c`))).toBe('a\n\nb\nc');
});

describe('what is not text', () => {
  it.each<[string, Uint8Array]>([
    [
      'a picture',
      bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52),
    ],
    ['a text with a NUL in it', utf8(`I: one\nB: two\0three\n`)],
    ['control characters', Uint8Array.from({ length: 400 }, (_, i) => ((i * 7) % 31) | 1)],
    ['UTF-16 with a NUL in it', joined(bytes(0xff, 0xfe), utf16('I: one\0', 'LE'))],
  ])('%s is refused by name', async (_, content) => {
    expect(await refusal('STA1ST01.txt', content)).toMatch(
      /^unreadable: STA1ST01\.txt is not a text file\. Open it/,
    );
  });

  it('a Word document with the wrong ending is said to be one', async () => {
    expect(await refusal('a.txt', bytes(0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0))).toBe(
      'unreadable: a.txt is not a text file. If it is a Word document, give its name the ending .docx.',
    );
  });
});

it('no normal form is imposed', async () => {
  expect((await readOk('a.txt', 'I: Gro\u0308ße \ufb01 \u00c5 \u212b')).text).toBe(
    'Gro\u0308ße \ufb01 \u00c5 \u212b',
  );
});

import { Refusal } from '@shared/contract/failure.ts';

/** How much of a file without a mark is looked at to tell UTF-16 from something that is not text: 64 KB. */
const SAMPLE = 65_536;
/** ASCII characters, line ends at least, must make this share of the units for UTF-16 to be believed. */
const UTF16_SHARE = 0.01;
/** Every second byte of UTF-16 in Latin letters is NUL. UTF-8 with fewer than this share is UTF-8 with something broken in it. */
const NUL_SHARE = 0.1;
/** More control characters than this share of the bytes, and the file is not text. Old word processors leave a few. */
const CONTROL_SHARE = 0.002;

/**
 * A text file's characters, with LF line ends and no byte order mark, otherwise untouched. Reads UTF-8, UTF-16 (with
 * a mark or without) and, when the bytes are not UTF-8, Windows-1252. Refuses with `unreadable` what is not text.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  return withLineFeeds(decode(name, bytes));
}

/** CRLF and lone CR become LF. */
const withLineFeeds = (text: string): string =>
  text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;

function decode(name: string, bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return utf16(name, bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return utf16(name, bytes, 'utf-16be');
  if (bytes.includes(0)) {
    const guess = isSpoiltUtf8(bytes) ? null : guessUtf16(bytes);
    if (guess === null) throw notText(name, bytes);
    return utf16(name, bytes, guess);
  }
  if (controls(bytes) > bytes.length * CONTROL_SHARE) throw notText(name, bytes);
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  return utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Null when the bytes are not UTF-8. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function utf16(name: string, bytes: Uint8Array, order: 'utf-16le' | 'utf-16be'): string {
  const text = new TextDecoder(order).decode(bytes);
  if (text.includes('\0')) throw notText(name, bytes);
  return text;
}

/** The byte order of UTF-16 without a mark: the one that gives more ASCII characters and no control characters. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const units = Math.min(bytes.length, SAMPLE) >> 1;
  const little = asciiUnits(bytes, units, 0);
  const big = asciiUnits(bytes, units, 1);
  if (Math.max(little, big) < units * UTF16_SHARE) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/** ASCII characters among the first units; -1 when there is a control character. `low`: where the low byte is. */
function asciiUnits(bytes: Uint8Array, units: number, low: 0 | 1): number {
  let count = 0;
  for (let i = 0; i < units; i++) {
    const unit = (bytes[2 * i + low] ?? 0) | ((bytes[2 * i + 1 - low] ?? 0) << 8);
    if (unit < 0x20 && !isTextControl(unit)) return -1;
    if (unit < 0x7f) count++;
  }
  return count;
}

function isSpoiltUtf8(bytes: Uint8Array): boolean {
  let count = 0;
  for (const byte of bytes) if (byte === 0) count++;
  return count < bytes.length * NUL_SHARE && utf8(bytes) !== null;
}

/** Tab, line ends, vertical tab, form feed; SUB ends some DOS files. */
const isTextControl = (unit: number): boolean => (unit >= 0x09 && unit <= 0x0d) || unit === 0x1a;

function controls(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 0x20 && !isTextControl(byte)) count++;
  return count;
}

function notText(name: string, bytes: Uint8Array): Refusal {
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const advice = zip
    ? 'If it is a Word document, give its name the ending .docx.'
    : 'Open it in the program that made it and save it as plain text (.txt) or .docx.';
  return new Refusal('unreadable', `${name} is not a text file. ${advice}`);
}

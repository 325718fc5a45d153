import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { Refusal } from '@shared/contract/failure.ts';
import { weighXml } from './docx-guard.ts';
import { linesOf, type WordDocument } from './docx-lines.ts';
import { MAX_ELEMENTS, MAX_UNPACKED_BYTES } from './limits.ts';
import type { Source } from './lines.ts';
import { unzip, ZipError } from './unzip.ts';

/** What text, styles and lists need; pictures, notes and comments are left out. */
const MAIN_PART = /^word\/document\d*\.xml$/;
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/document\d*\.xml\.rels|document\d*\.xml|styles\.xml|numbering\.xml))$/;

/**
 * A Word document's paragraphs; the cells of tables are paragraphs. Footnotes, comments, pictures, headers and deleted
 * text are left out. Refuses with `unreadable` what is no .docx, is encrypted or damaged, and with `too_large` what
 * would unpack or parse beyond the limits, before it does.
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<Source> {
  const parts = openParts(name, bytes);
  return { lines: linesOf(name, await parse(name, parts)), title: null, knowsParagraphs: true };
}

/** The parts that are read, each within the limits. */
function openParts(name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  if (isOle(bytes)) throw unreadable(name, oleAdvice(bytes));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw unreadable(name, 'is not a Word document. Open it in Word and save it as .docx.');
  const parts = unzipDocx(name, bytes);
  if (![...parts.keys()].some((part) => MAIN_PART.test(part)))
    throw unreadable(name, 'is not a Word document. Open it in Word and save it as .docx.');
  let elements = 0;
  for (const part of parts.values()) {
    const weight = weighXml(part, MAX_ELEMENTS - elements);
    if (weight === 'not XML') throw damaged(name);
    if (weight === 'too much')
      throw new Refusal(
        'too_large',
        `${name} is built of too many pieces to be a transcript. Save its text as plain text (.txt) and import that.`,
      );
    elements += weight;
  }
  return parts;
}

function unzipDocx(name: string, bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return unzip(bytes, (part) => NEEDED.test(part));
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    if (error.reason === 'encrypted') throw unreadable(name, PROTECTED);
    if (error.reason === 'broken') throw damaged(name);
    throw new Refusal(
      'too_large',
      `${name} unpacks to far more than a transcript holds (over ${MAX_UNPACKED_BYTES / 1024 / 1024} MB, or packed suspiciously tight), so it was not opened. Copy its text into a new Word document and save that as .docx.`,
    );
  }
}

/** Mammoth's reading of the document, before it would write HTML. */
async function parse(name: string, parts: ReadonlyMap<string, Uint8Array>): Promise<WordDocument> {
  // Packed anew without compression: exactly what was counted is what is parsed.
  const files = Object.fromEntries(parts);
  files['[Content_Types].xml'] ??= strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  );
  let document: WordDocument | null = null;
  const keep = (read: WordDocument): WordDocument => {
    document = read;
    return { ...read, children: [] };
  };
  try {
    const buffer = Buffer.from(zipSync(files, { level: 0 }));
    await mammoth.convertToHtml({ buffer }, { transformDocument: keep, externalFileAccess: false });
  } catch (error) {
    // Mammoth throws plain errors, and worse on odd input; for the researcher all of them mean one thing.
    throw Object.assign(damaged(name), { cause: error });
  }
  if (document === null) throw damaged(name);
  return document;
}

/** Word before 2007, and every encrypted Word document, begin so. */
const isOle = (bytes: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);

const PROTECTED =
  'is protected by a password. Save a copy without it in Word (File, Info, Protect Document) and import that.';

function oleAdvice(bytes: Uint8Array): string {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    'EncryptedPackage',
    0,
    'utf16le',
  );
  return isEncrypted
    ? PROTECTED
    : 'is a Word document of the old kind (.doc). Open it in Word and save it as .docx.';
}

const unreadable = (name: string, what: string): Refusal => new Refusal('unreadable', `${name} ${what}`);
const damaged = (name: string): Refusal =>
  unreadable(
    name,
    'is damaged or incomplete. Open it in Word and save it as .docx, or copy it again from where it came.',
  );

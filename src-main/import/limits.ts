import { Refusal } from '@shared/contract/failure.ts';

const MB = 1024 * 1024;

/**
 * The largest file that is read, in bytes. A whole life story of 150,000 words is under 1 MB of text; 50 MB is far
 * beyond any transcript and still decodes and parses in seconds.
 */
export const MAX_FILE_BYTES = 50 * MB;

/** The most lines in one file: every line may become a turn, and a million turns is no longer a transcript. */
export const MAX_LINES = 1_000_000;

/** What all the parts of one .docx may unpack to together. Word's own files with pictures stay far below. */
export const MAX_UNPACKED_BYTES = 200 * MB;

/** A part beyond 10 MB that unpacks to more than 200 times its packed size is no prose: Word's XML packs about 10–30 times. */
export const MAX_RATIO = 200;
export const RATIO_FREE_BYTES = 10 * MB;

/**
 * XML elements in the parts of a .docx that hold text and styles. Reading one costs about 1.7 KB of memory, so this
 * is 0.7 GB at worst; the densest real transcript seen has 0.23 elements per character, 200,000 at 150,000 words.
 */
export const MAX_ELEMENTS = 400_000;

/** Nesting of elements, and of fields, in a .docx. Word itself writes tens; deeper exhausts the stack or takes quadratic time. */
export const MAX_DEPTH = 400;
export const MAX_OPEN_FIELDS = 50;

/** "34 MB", for a message. */
const inMegabytes = (bytes: number): string => `${Math.round(bytes / MB)} MB`;

/** Refuses a file over the limit by its size alone, so that a caller who knows the size need not read it. */
export function refuseLargeFile(name: string, bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  throw new Refusal(
    'too_large',
    `${name} is ${inMegabytes(bytes)}; Groundwork reads transcripts up to ${inMegabytes(MAX_FILE_BYTES)}. Split it into one file for each interview.`,
  );
}

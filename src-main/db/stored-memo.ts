import type { Step } from '@shared/contract/index.ts';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * What a memo said before and after, packed: a memo is saved in every pause of the writing, and both of its bodies are
 * nearly one, so that the second costs next to nothing. The whole of both is in it: it needs no other entry to be read.
 */
export type StoredMemo = { op: 'update'; table: 'memo'; id: number; packed: string };

/** Shorter ones, in UTF-16 units of JSON, are kept as they are: the log can then be read by eye. */
const LONG = 2_000;
/** Finds the one side in the other, in some ten milliseconds for 40,000 characters. */
const QUALITY = 5;

/** The step packed, or null when it is short. */
export function toStoredMemo({ id, before, after }: Step & { op: 'update' }): StoredMemo | null {
  const json = JSON.stringify({ before, after });
  if (json.length < LONG) return null;
  // A window that holds both sides however long the memo is.
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  };
  const packed = brotliCompressSync(json, { params }).toString('base64');
  return packed.length < json.length ? { op: 'update', table: 'memo', id, packed } : null;
}

export function fromStoredMemo({ id, packed }: StoredMemo): Step {
  const { before, after } = JSON.parse(
    brotliDecompressSync(Buffer.from(packed, 'base64')).toString(),
  ) as Pick<Step & { op: 'update' }, 'before' | 'after'>;
  return { op: 'update', table: 'memo', id, before, after } as Step;
}

import { strToU8, Zip, ZipDeflate, type Unzipped } from 'fflate';
import type { Pause } from './pause.ts';

/** So many characters are packed between one pause and the next: some ten milliseconds. */
const AT_ONCE = 500_000;

/** Packs `files` and, as `path`, the text that `pieces` make together. No piece ends within a character. */
export async function zipWith(
  files: Unzipped,
  path: string,
  pieces: readonly string[],
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    packed.push(bytes);
  });
  for (const [name, bytes] of Object.entries(files)) {
    if (name !== path) push(zip, name).push(bytes, true);
  }
  const long = push(zip, path);
  let held: string[] = [];
  let length = 0;
  for (const [i, piece] of pieces.entries()) {
    held.push(piece);
    length += piece.length;
    if (length < AT_ONCE) continue;
    long.push(strToU8(held.join('')));
    [held, length] = [[], 0];
    await pause((i + 1) / pieces.length);
  }
  long.push(strToU8(held.join('')), true);
  zip.end();
  return new Uint8Array(Buffer.concat(packed));
}

function push(zip: Zip, name: string): ZipDeflate {
  const file = new ZipDeflate(name);
  zip.add(file);
  return file;
}

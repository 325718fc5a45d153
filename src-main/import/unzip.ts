import { inflateRawSync } from 'node:zlib';
import { MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FREE_BYTES } from './limits.ts';

/** Why an archive could not be read: it is broken or no zip, it is encrypted, or it unpacks to more than the limits. */
export class ZipError extends Error {
  readonly reason: 'broken' | 'encrypted' | 'too large';
  constructor(reason: 'broken' | 'encrypted' | 'too large') {
    super(`zip archive: ${reason}`);
    this.name = 'ZipError';
    this.reason = reason;
  }
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
/** The end record may be followed by a comment of at most this many bytes. */
const MAX_COMMENT = 0xffff;

/**
 * The parts of a zip that `wanted` names. Every part is unpacked, wanted or not, and what comes out is counted: sizes
 * an archive states about itself are not believed. Throws {@link ZipError} as soon as a limit is passed, before the
 * rest is unpacked.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit = MAX_UNPACKED_BYTES,
): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const { name, packed, isDeflated } of entries(bytes)) {
    const part = isDeflated ? inflate(packed, limit - total) : packed;
    total += part.length;
    if (total > limit) throw new ZipError('too large');
    if (wanted(name)) parts.set(name, part);
  }
  return parts;
}

function inflate(packed: Uint8Array, room: number): Uint8Array {
  const maxOutputLength = Math.min(room, Math.max(RATIO_FREE_BYTES, packed.length * MAX_RATIO));
  if (maxOutputLength <= 0) throw new ZipError('too large');
  try {
    return inflateRawSync(packed, { maxOutputLength });
  } catch (error) {
    const isOverLimit = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipError(isOverLimit ? 'too large' : 'broken');
  }
}

/** Walks the central directory, at the archive's end. A truncated file has none. */
function* entries(bytes: Uint8Array): Generator<{ name: string; packed: Uint8Array; isDeflated: boolean }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new ZipError('broken');
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (flags & 1) throw new ZipError('encrypted');
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_SIGNATURE)
      throw new ZipError('broken');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + size > bytes.length || (method !== 0 && method !== 8)) throw new ZipError('broken');
    yield { name, packed: bytes.subarray(start, start + size), isDeflated: method === 8 };
  }
}

function endRecord(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  throw new ZipError('broken');
}

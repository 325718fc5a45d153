import { decode, encode } from '@msgpack/msgpack';

/** The largest message that a socket takes, in bytes. Whoever sends more loses the connection: check before. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

/** So deep may things stand in one another: codes under codes in a codebook, lists in lists in a memo. */
const DEEPEST = 1_000;

/** A message as bytes for a socket. Fields that are `undefined` are left out, as the schemas expect. */
export const encodeFrame = (message: unknown): Uint8Array<ArrayBuffer> =>
  encode(message, { ignoreUndefined: true, maxDepth: DEEPEST });

/** The message again. Throws on bytes that are no message. */
export const decodeFrame = (bytes: Uint8Array): unknown =>
  // A plain view, because Node's Buffer would make every byte array inside a Buffer too.
  decode(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));

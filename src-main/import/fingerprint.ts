import { createHash } from 'node:crypto';

/** SHA-256 of a source file as it came, in hex: the same file again. */
export const fingerprintOfBytes = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of a canonical text (as UTF-8), in hex: the same words again, whatever the format they came in. */
export const fingerprintOfText = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

import { fail, type ImportReading, type Result } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';

/** As the host has it: a file beyond it is not even read. */
const MAX_BYTES = 50 * 1024 * 1024;

/** The files that can be read, as a file dialog takes them. */
export const KINDS = ['.docx', '.txt', '.text', '.md', '.markdown'];

/**
 * Reads a file's words; they wait with the host until they are confirmed or let go. Failures name the file. `beside` is
 * the first file of the same import.
 */
export async function readFile(
  { call }: Pick<Session, 'call'>,
  file: File,
  beside: string | null = null,
): Promise<Result<ImportReading>> {
  if (file.size > MAX_BYTES)
    return fail('too_large', words.imports.tooLarge(file.name, Math.round(file.size / 1024 / 1024)));
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, a file that has gone, or one without permission: the browser does not say which.
    return fail('unreadable', words.imports.notReadable(file.name));
  }
  const read = await call('import.read', { name: file.name, bytes, ...(beside === null ? {} : { beside }) });
  return read.ok || read.failure.message.includes(file.name)
    ? read
    : fail(read.failure.code, `${file.name}: ${read.failure.message}`);
}

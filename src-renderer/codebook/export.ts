import type { FileOut } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';

type Codebook = 'docx' | 'html' | 'md' | 'json';
type Codings = 'csv' | 'json';

const withOutOfScope = (session: Session) => session.preferences.get()['exportOutOfScope'] === true;

/** Hands the codebook to the person as a file, and says its name. */
export async function exportCodebook(session: Session, format: Codebook): Promise<void> {
  const file = await session.act('export.codebook', {
    format,
    withOutOfScope: withOutOfScope(session),
    withRetired: session.preferences.get()['exportRetired'] === true,
  });
  if (file) download(session, file);
}

export async function exportCodings(session: Session, format: Codings): Promise<void> {
  const file = await session.act('export.codings', { format, withOutOfScope: withOutOfScope(session) });
  if (file) download(session, file);
}

/** Saves a file the way a browser does, in both shells. */
export function download(session: Session, file: FileOut): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has begun in its own process by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  session.say(words.codebook.exported(file.name));
}

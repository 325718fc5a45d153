import type { Session } from '../store/react.tsx';
import { download } from '../store/download.ts';

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

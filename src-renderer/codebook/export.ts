import type { Session } from '../store/react.tsx';
import { exportFile } from '../store/export-file.ts';

type Codebook = 'docx' | 'html' | 'md' | 'json';
type Codings = 'csv' | 'json';

const withOutOfScope = (session: Session) => session.preferences.get()['exportOutOfScope'] === true;

/** Hands the codebook to the person as a file, and says its name. */
export const exportCodebook = (session: Session, format: Codebook): Promise<void> =>
  exportFile(session, 'export.codebook', {
    format,
    withOutOfScope: withOutOfScope(session),
    withRetired: session.preferences.get()['exportRetired'] === true,
  });

/** Hands every coding as a row to the person as a file. */
export const exportCodings = (session: Session, format: Codings): Promise<void> =>
  exportFile(session, 'export.codings', { format, withOutOfScope: withOutOfScope(session) });

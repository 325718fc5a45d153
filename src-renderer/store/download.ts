import type { FileOut } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';
import type { Session } from './react.tsx';

/** Saves a file the way a browser does, in both shells, and says its name. */
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

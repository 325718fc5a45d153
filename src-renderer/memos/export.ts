import type { FileOut, Id, Input } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';

type Format = Input<'export.memos'>['format'];

/** Hands memos to the person as a file: all, or those of `ids`. */
export async function exportMemos(session: Session, format: Format, ids?: readonly Id[]): Promise<void> {
  const groupBy = session.preferences.get()['exportMemosBy'];
  const file = await session.act('export.memos', {
    format,
    groupBy: groupBy === 'kind' || groupBy === 'none' ? groupBy : 'section',
    ...(ids ? { ids: [...ids] } : {}),
  });
  if (file) download(session, file);
}

/** Saves a file the way a browser does, in both shells. */
function download(session: Session, file: FileOut): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has begun in its own process by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  session.say(words.codebook.exported(file.name));
}

import type { Id, Input } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { download } from '../store/download.ts';

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

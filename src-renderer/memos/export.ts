import type { Id, Input } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { exportFile } from '../store/export-file.ts';

type Format = Input<'export.memos'>['format'];

/** Hands memos to the person as a file: all, or those of `ids`. */
export async function exportMemos(session: Session, format: Format, ids?: readonly Id[]): Promise<void> {
  const groupBy = session.preferences.get()['exportMemosBy'];
  await exportFile(session, 'export.memos', {
    format,
    groupBy: groupBy === 'kind' || groupBy === 'none' ? groupBy : 'section',
    ...(ids ? { ids: [...ids] } : {}),
  });
}

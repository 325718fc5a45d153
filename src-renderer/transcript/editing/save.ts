import type { EditPreview, Failure } from '@shared/contract/index.ts';
import type { Session } from '../../store/react.tsx';
import type { OpenDocument } from '../../store/state.ts';
import type { Draft } from '../../store/view.ts';
import { asSaved, placed } from './draft.ts';

export type Saving =
  { is: 'saved' } | { is: 'preview'; preview: EditPreview } | { is: 'failed'; failure: Failure };

/** Sends an edit to the host; when something that stands on the text would change, first what that is comes back. */
export async function saveEdit(
  { call }: Session,
  { transcript: { id, textRevision } }: OpenDocument,
  draft: Draft,
  isAgreed: boolean,
): Promise<Saving> {
  const saved = asSaved(draft);
  const edit = saved.edit.map((operation) => ({ ...operation }));
  const turns = placed(saved);
  if (!isAgreed && edit.length > 0) {
    const preview = await call('transcripts.preview', { id, textRevision, edit, turns });
    if (!preview.ok) return { is: 'failed', failure: preview.failure };
    if (touches(preview.value)) return { is: 'preview', preview: preview.value };
  }
  const answer = await call('transcripts.edit', { id, textRevision, edit, turns });
  return answer.ok ? { is: 'saved' } : { is: 'failed', failure: answer.failure };
}

const touches = ({ changed, lost, exemplars, memos, regions }: EditPreview) =>
  changed.length + lost.length + exemplars.length + memos.length + regions.length > 0;

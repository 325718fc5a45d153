import type { Session } from '../../store/react.tsx';
import { transcriptName } from '../../store/select.ts';
import { words } from '../../words/index.ts';

/** Begins to edit the transcript in view. One at a time: an edit of another that is not saved comes first. */
export function beginEdit(session: Session): void {
  const { view, store } = session;
  const { transcriptId, edit } = view.get();
  const opened = transcriptId === null ? undefined : store.get().open.get(transcriptId);
  if (!opened || store.get().readOnly) return;
  const other = edit?.draft ? edit.opened.transcript.id : transcriptId;
  // An edit of a transcript that has gone is nobody's any more.
  if (other !== null && other !== transcriptId && store.get().tables.transcript.has(other))
    return session.say(words.editing.another(transcriptName(store.get(), other)));
  view.set({ edit: { opened, draft: null } });
}

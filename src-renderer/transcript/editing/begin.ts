import type { Session } from '../../store/react.tsx';
import { transcriptName } from '../../store/select.ts';
import { words } from '../../words/index.ts';

/** Begins to edit the transcript in view. One at a time: an edit of another that is not saved comes first. */
export function beginEdit(session: Session): void {
  const { view, store } = session;
  const { transcriptId, edit } = view.get();
  const opened = transcriptId === null ? undefined : store.get().open.get(transcriptId);
  if (!opened || store.get().readOnly) return;
  if (edit?.draft && edit.opened.transcript.id !== transcriptId)
    return session.say(words.editing.another(transcriptName(store.get(), edit.opened.transcript.id)));
  view.set({ edit: { opened, draft: null } });
}

import { carry } from '@shared/text/carry.ts';
import { diffWords } from '@shared/text/diff.ts';
import { mappingOf } from '@shared/text/mapping.ts';
import type { Session } from '../store/react.tsx';

/**
 * What is selected in the open transcript stays on its words when its text is changed: by undo, by a replacement, or in
 * another window. Where all of them went, the caret stands in their place. Returns how to stop.
 */
export function followText({ store, view }: Pick<Session, 'store' | 'view'>): () => void {
  const openText = () => {
    const { transcriptId } = view.get();
    return transcriptId === null ? undefined : store.get().open.get(transcriptId)?.transcript;
  };
  let seen = openText();
  return store.subscribe(() => {
    const before = seen;
    const now = (seen = openText());
    const { selection } = view.get();
    if (!now || now.id !== before?.id || now.text === before.text || !selection) return;
    const change = {
      before: before.text,
      after: now.text,
      mapping: mappingOf(diffWords(before.text, now.text)),
    };
    const { start, end } = carry(change, selection, true);
    view.set({ selection: { start, end } });
  });
}

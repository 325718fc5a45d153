import type { Session } from '../../store/react.tsx';
import { words } from '../../words/index.ts';
import { turnMapOf } from './draft.ts';

/** Copies the whole text of the edit in hand, as it is typed. */
export async function copyDraft({ view, say }: Session): Promise<void> {
  const { edit } = view.get();
  if (!edit) return;
  try {
    await navigator.clipboard.writeText(
      edit.draft ? turnMapOf(edit.draft).text : edit.opened.transcript.text,
    );
    say(words.editing.copied);
  } catch {
    say(words.editing.cannotCopy);
  }
}

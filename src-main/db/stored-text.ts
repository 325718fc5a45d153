import { Refusal, type Id } from '@shared/contract/index.ts';
import { diffWords } from '@shared/text/diff.ts';
import { applyEdit, invertEdit, type Edit } from '@shared/text/edit.ts';
import { hashWords } from '@shared/text/words.ts';

/**
 * A transcript's new text as the log keeps it: what was changed and what brings the old text back, with 64 bits of
 * either, so that the log grows by what was typed and not by the transcript.
 */
export type StoredText = { edit: Edit; inverse: Edit; before: string; after: string };

/** `made` is the edit that made the new text, where it is known: two texts can be told apart in more ways than one. */
export function toStoredText(before: string, after: string, made?: Edit): StoredText {
  const edit = made && applyEdit(before, made) === after ? made : diffWords(before, after);
  return { edit, inverse: invertEdit(before, edit), before: hashWords(before), after: hashWords(after) };
}

/**
 * Both texts again, from the one that stands now; refuses with `conflict` when that is neither. Expands the steps of
 * one change from its last to its first, so `now` follows the texts back.
 */
export function fromStoredText(
  stored: StoredText,
  now: Map<Id, string>,
  id: Id,
): { before: string; after: string } {
  const text = now.get(id) ?? '';
  const hash = hashWords(text);
  if (hash === stored.after) {
    const before = applyEdit(text, stored.inverse);
    now.set(id, before);
    if (hashWords(before) === stored.before) return { before, after: text };
  }
  if (hash === stored.before) {
    const after = applyEdit(text, stored.edit);
    if (hashWords(after) === stored.after) return { before: text, after };
  }
  throw new Refusal(
    'conflict',
    'The text of a transcript has been changed since, so this step cannot be taken back on its own.',
  );
}

import type { Id, NewTurn } from '@shared/contract/index.ts';
import { applyEdit, edit, type Operation } from '@shared/text/edit.ts';
import { mappingOf } from '@shared/text/mapping.ts';
import { get, list } from '../../db/rows.ts';
import { turnsThrough } from '../../repositories/turns.ts';
import type { SmallStudy } from './study.ts';

export const textOf = (study: SmallStudy, id: Id) => get(study.host.parts.db.orm, 'transcript', id).text;
export const turnsOf = (study: SmallStudy, id: Id) =>
  list(study.host.parts.db.orm, 'turn')
    .filter((row) => row.transcriptId === id)
    .sort((a, b) => a.start - b.start);

/** Turns that tile the edited text: where the old ones come to, ended at line ends only. */
function tiled(study: SmallStudy, id: Id, operations: readonly Operation[]): NewTurn[] {
  const change = edit(operations);
  const after = applyEdit(textOf(study, id), change);
  const old = turnsOf(study, id);
  if (after === '') return [];
  const held = turnsThrough(old, mappingOf(change), after.length);
  const turns: NewTurn[] = [];
  for (const turn of held) {
    const last = turns.at(-1);
    if (last && after[last.end - 1] !== '\n') last.end = turn.end;
    else turns.push({ ...turn, start: last?.end ?? 0 });
  }
  const end = turns.at(-1);
  if (!end) return [{ start: 0, end: after.length, speakerId: null, startsAtMs: null }];
  end.end = after.length;
  return turns;
}

/** What a window would ask that has just read a transcript and edited it. */
export const editOf = (study: SmallStudy, id: Id, operations: readonly Operation[]) => ({
  id,
  textRevision: get(study.host.parts.db.orm, 'transcript', id).textRevision,
  edit: [...operations],
  turns: tiled(study, id, operations),
});

/** Edits a transcript as a window would that has just read it. */
export const editText = (study: SmallStudy, id: Id, operations: readonly Operation[]) =>
  study.call('transcripts.edit', editOf(study, id, operations));

/** The operation that puts `by` in the place of the first `words`. */
export function putting(study: SmallStudy, id: Id, words: string, by: string): Operation {
  const at = textOf(study, id).indexOf(words);
  if (at < 0) throw new Error(`“${words}” is not there.`);
  return { at, remove: words.length, insert: by };
}

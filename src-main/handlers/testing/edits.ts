import type { Id, NewTurn } from '@shared/contract/index.ts';
import { applyEdit, edit, type Operation } from '@shared/text/edit.ts';
import { mappingOf } from '@shared/text/mapping.ts';
import { expect } from 'vitest';
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

/** What tests of a text that changes ask and do, of the study that a test has. */
export const onText = (of: () => SmallStudy) => ({
  /** Codes the first place of these words, with the code of this name. */
  code: (words: string, name: string, id: Id = of().first) => {
    const study = of();
    const start = textOf(study, id).indexOf(words);
    const held = list(study.host.parts.db.orm, 'code').find((row) => row.name === name);
    return study.call('codings.add', {
      transcriptId: id,
      start,
      end: start + words.length,
      code: held ? { id: held.id } : { add: { name } },
    });
  },
  /** The words that a coding stands on. */
  words: (id: Id) => {
    const row = get(of().host.parts.db.orm, 'coding', id);
    return textOf(of(), row.transcriptId).slice(row.start, row.end);
  },
  /** The check finds nothing. */
  wellKept: () => expect(of().call('project.check', {})).toEqual([]),
  /** The number of a transcript's text. */
  revision: (id: Id) => get(of().host.parts.db.orm, 'transcript', id).textRevision,
  /** How many codings of a code windows are told of. */
  countOf: (codeId: Id) =>
    of()
      .call('project.snapshot', {})
      .counts.find((one) => one.codeId === codeId)?.codings ?? 0,
});

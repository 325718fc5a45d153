import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import { hashWords } from '@shared/text/words.ts';
import type { Id } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { get, list } from '../db/rows.ts';
import { turnEdit } from '@shared/text/turn-edit.ts';
import { textOf, turnsOf } from './testing/edits.ts';
import { editActs, performEdit } from './testing/random-editing.ts';
import { dump, smallStudy, type SmallStudy } from './testing/study.ts';

const SEED = 20_260_302;
console.log(`Laws of editing: seed ${SEED}, ${LAW_RUNS} runs`);
const law = { seed: SEED, numRuns: LAW_RUNS };

/** A study whose first transcript has some turns of every script, two codings and regions that touch. */
function longerStudy(): SmallStudy {
  const study = smallStudy();
  const id = study.first;
  const [turn] = turnsOf(study, id);
  const said = ['How was it?', 'I have been in that bed, 😀 myself.', 'שלום and e\u0301 then 👩🏽‍🤝‍👩🏻?', 'ไทย 한글 café.', 'The end']; // prettier-ignore
  const change = turnEdit(
    textOf(study, id),
    turnsOf(study, id),
    said.map((words, i) => ({
      id: null,
      words,
      speakerId: i % 2 ? turn!.speakerId : null,
      startsAtMs: i * 10,
    })),
  );
  study.call('transcripts.edit', { id, textRevision: 0, ...change, edit: [...change.edit] });
  const ends = turnsOf(study, id).map((row) => row.end);
  study.call('regions.add', { transcriptId: id, start: 0, end: ends[1]!, name: 'a', inScope: false });
  study.call('regions.add', { transcriptId: id, start: ends[1]!, end: ends[4]!, name: 'b', inScope: true });
  const at = textOf(study, id).indexOf('bed');
  for (const [start, end] of [
    [at, at + 3],
    [at - 8, at + 12],
    [ends[1]!, ends[3]!],
  ] as const)
    // prettier-ignore
    study.call('codings.add', { transcriptId: id, start, end, code: { add: { name: `on ${start}` } } });
  return study;
}

const wordsOf = (study: SmallStudy) => {
  const texts = new Map(list(study.host.parts.db.orm, 'transcript').map((row) => [row.id, row.text]));
  return new Map(
    list(study.host.parts.db.orm, 'coding').map((row) => [
      row.id,
      { row, words: texts.get(row.transcriptId)?.slice(row.start, row.end) ?? '' },
    ]),
  );
};
const state = (study: SmallStudy) => JSON.stringify(dump(study.host.parts.db));

test(
  'Any sequence of edits, undo and redo keeps every untouched coding on its very words, tiles the text, leaves nothing for a check to find, and is undone to the last row.',
  { timeout: timeFor(400) },
  () => {
    fc.assert(
      fc.property(editActs, (sequence) => {
        const study = longerStudy();
        const { orm } = study.host.parts.db;
        const floor = study.broadcasts.length;
        const states = [state(study)];
        let at = 0;
        for (const act of sequence) {
          if (act.kind === 'undo' && at === 0) continue;
          const before = wordsOf(study);
          const revision = study.host.parts.revision();
          const done = performEdit(study, act);
          const isChanged = study.host.parts.revision() > revision;
          if (isChanged && act.kind === 'undo') at--;
          else if (isChanged && act.kind === 'redo') at++;
          else if (isChanged) states.splice(++at, Infinity, state(study));
          expect(state(study)).toBe(states[at]);
          const after = wordsOf(study);
          for (const { row, words } of after.values()) expect(row.wordsHash).toBe(hashWords(words));
          const untouched = [...before].filter(
            ([, { row }]) =>
              done?.edit &&
              (row.transcriptId !== study.first ||
                !done.edit.some((op) => op.at <= row.end && op.at + op.remove >= row.start)),
          );
          expect(untouched.map(([id]) => after.get(id)?.words)).toEqual(
            untouched.map(([, { words }]) => words),
          );
          const isGone = (id: Id) => done?.edit && !after.has(id);
          expect([...before.keys()].filter(isGone)).toEqual([]);
          const text = textOf(study, study.first);
          expect(text.includes('\r')).toBe(false);
          expect(turnsOf(study, study.first).at(-1)?.end ?? 0).toBe(text.length);
          expect(get(orm, 'transcript', study.first).text.isWellFormed()).toBe(true);
        }
        // Not after each act: a sequence that ends there is tried as well.
        expect(study.call('project.check', {})).toEqual([]);
        while (at > 0) {
          study.call('history.undo', {});
          expect(state(study)).toBe(states[--at]);
        }
        expect(study.broadcasts.length).toBeGreaterThanOrEqual(floor);
      }),
      law,
    );
  },
);

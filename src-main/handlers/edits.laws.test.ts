import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import { hashWords } from '@shared/text/words.ts';
import type { Id } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turnEdit } from '@shared/text/testing/turn-edit.ts';
import { textOf, turnsOf } from './testing/edits.ts';
import { editActs, performEdit } from './testing/random-editing.ts';
import { copied } from './testing/copied.ts';
import { inStudy, rowsOf, smallStudy, type SmallStudy } from './testing/study.ts';

const SEED = 20_260_302;
console.log(`Laws of editing: seed ${SEED}, ${LAW_RUNS} runs`);
const law = { seed: SEED, numRuns: LAW_RUNS };

/** A study whose first transcript has some turns of every script, two codings and regions that touch. */
const longerStudy = copied(() => {
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
});

type Stands = { id: Id; transcriptId: Id; start: number; end: number; hash: string; words: string };

/** Looks at a study again and again; what it asks is compiled once. */
function watch({ host, first }: SmallStudy) {
  const { db } = host.parts;
  const codings = db.sqlite.prepare(
    'select c.id, transcript_id as transcriptId, "start", "end", words_hash as hash, text as words from coding c join transcript t on t.id = transcript_id',
  );
  const text = db.sqlite.prepare('select text from transcript where id = ?').pluck();
  const end = db.sqlite.prepare('select max("end") from turn where transcript_id = ?').pluck();
  return {
    rows: rowsOf(db),
    /** Each coding with the words it stands on. */
    codings: () =>
      new Map(
        (codings.all() as Stands[]).map((row) => [
          row.id,
          { ...row, words: row.words.slice(row.start, row.end) },
        ]),
      ),
    text: () => text.get(first) as string,
    /** Where the last turn ends. */
    end: () => end.get(first) as number | null,
  };
}

test(
  'Any sequence of edits, undo and redo keeps every untouched coding on its very words, tiles the text, leaves nothing for a check to find, and is undone to the last row.',
  { timeout: timeFor(400) },
  () => {
    fc.assert(
      fc.property(
        editActs,
        inStudy(longerStudy, (study, sequence) => {
          const now = watch(study);
          const { revision } = study.host.parts;
          const floor = study.broadcasts.length;
          const states = [now.rows()];
          let before = now.codings();
          let at = 0;
          for (const act of sequence) {
            if (act.kind === 'undo' && at === 0) continue;
            const was = revision();
            const done = performEdit(study, act);
            const isChanged = revision() > was;
            const rows = now.rows();
            if (isChanged && act.kind === 'undo') at--;
            else if (isChanged && act.kind === 'redo') at++;
            else if (isChanged) states.splice(++at, Infinity, rows);
            expect(rows).toBe(states[at]);
            const after = now.codings();
            expect([...after.values()].filter(({ hash, words }) => hash !== hashWords(words))).toEqual([]);
            const edit = done?.edit ?? null;
            const untouched = [...before.values()].filter(
              (row) =>
                edit &&
                (row.transcriptId !== study.first ||
                  !edit.some((op) => op.at <= row.end && op.at + op.remove >= row.start)),
            );
            expect(untouched.map(({ id }) => after.get(id)?.words)).toEqual(
              untouched.map(({ words }) => words),
            );
            expect([...before.keys()].filter((id) => edit && !after.has(id))).toEqual([]);
            const text = now.text();
            expect(text.includes('\r')).toBe(false);
            expect(now.end() ?? 0).toBe(text.length);
            expect(text.isWellFormed()).toBe(true);
            before = after;
          }
          // Not after each act: a sequence that ends there is tried as well.
          expect(study.call('project.check', {})).toEqual([]);
          while (at > 0) {
            study.call('history.undo', {});
            expect(now.rows()).toBe(states[--at]);
          }
          expect(study.broadcasts.length).toBeGreaterThanOrEqual(floor);
        }),
      ),
      law,
    );
  },
);

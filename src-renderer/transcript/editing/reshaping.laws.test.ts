import { mappingOf } from '@shared/text/mapping.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodingIndex } from '../coding-index.ts';
import { coding } from '../testing/coding.ts';
import { turnMapOf } from './draft.ts';
import { EditedCodings } from './edited-codings.ts';
import { Typist, typings } from './testing/typing.ts';

const SEED = 20_260_304;
console.log(`Laws of turns that come and go: seed ${SEED}, ${LAW_RUNS} runs`);

const SAID = ['How was it?', 'In that bed, 😀 myself.', '', 'שלום and then?', 'The end'];
const begun = {
  turns: SAID.map((words, id) => ({ key: '', id, words, speakerId: null, startsAtMs: null })),
  edit: [],
};
const { text } = turnMapOf(begun);
const spans = fc.array(fc.tuple(fc.nat(text.length - 1), fc.nat(30)), { maxLength: 8 });

test(
  'Turns that came and went in one stretch hold the codings that all turns worked out anew would hold.',
  { timeout: timeFor(20) },
  () => {
    fc.assert(
      fc.property(typings, spans, (sequence, drawn) => {
        const stored = new Map(
          drawn.map(([start, length], id) => [
            id,
            coding(id, start, Math.min(text.length, start + 1 + length)),
          ]),
        );
        const codings = new EditedCodings();
        codings.set(stored, { before: text, after: text, mapping: mappingOf([]) });
        const index = new CodingIndex(turnMapOf(begun));
        index.restart(index.turns, codings.rows);
        const typist = new Typist(begun, [null], (operation, step) => {
          const turns = turnMapOf(typist.draft);
          if (step && operation && codings.move(operation)) index.reshape(turns, step);
          else {
            codings.set(stored, { before: text, after: turns.text, mapping: mappingOf(typist.draft.edit) });
            index.restart(turns, codings.rows);
          }
          const anew = new CodingIndex(turns);
          anew.restart(turns, codings.rows);
          const held = (of: CodingIndex) =>
            typist.draft.turns.map((_, turn) =>
              of
                .on(turn)
                .map((row) => row.id)
                .toSorted((a, b) => a - b),
            );
          expect(held(index)).toEqual(held(anew));
        });
        for (const act of sequence) typist.perform(act);
      }),
      { seed: SEED, numRuns: LAW_RUNS },
    );
  },
);

import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acts, perform } from '../src-main/handlers/testing/random-coding.ts';
import { FIRST_WORDS, inStudy, smallStudy } from '../src-main/handlers/testing/study.ts';
import { stateFrom } from '../src-renderer/store/state.ts';
import { createStore } from '../src-renderer/store/store.ts';
import { follow, fresh, plain, snapshotOf } from './following.ts';

const RUNS = { seed: 20260102, numRuns: Math.ceil(LAW_RUNS * 0.3) };
test(
  'A window that followed every change holds what a window opened now would hold.',
  { timeout: timeFor(100) },
  () => {
    fc.assert(
      fc.property(
        acts,
        inStudy(smallStudy, (study, sequence) => {
          const store = follow(study);
          for (const act of sequence) perform(study, act);
          const open = store.get().open.keys();
          expect(plain(store.get())).toEqual(plain(fresh(study, open)));
        }),
      ),
      RUNS,
    );
  },
);

test('Deleting a transcript closes it in every window, and undo brings it back without its text.', () => {
  const study = smallStudy();
  const store = follow(study);
  study.call('codings.add', { transcriptId: study.first, start: 0, end: 6, code: { add: { name: 'one' } } });
  study.call('transcripts.remove', { ids: [study.first] });
  expect([...store.get().open.keys()]).toEqual([study.second]);
  study.call('history.undo', {});
  expect(plain(store.get())).toEqual(plain(fresh(study, [study.second])));
});

test('A closed transcript’s text and codings leave the window, and what is coded in it meanwhile does not come in.', () => {
  const study = smallStudy();
  const store = follow(study);
  const coded = (transcriptId: number, name: string) =>
    study.call('codings.add', { transcriptId, start: 0, end: 6, code: { add: { name } } });
  const [first, second] = [coded(study.first, 'one'), coded(study.second, 'two')];
  const held = () =>
    [...store.get().open.values()].flatMap(({ codings }) => [...codings.keys()]).sort((a, b) => a - b);
  expect(held()).toEqual([first.id, second.id]);
  store.closed(study.first);
  expect([...store.get().open.keys()]).toEqual([study.second]);
  expect(held()).toEqual([second.id]);
  const meanwhile = coded(study.first, 'three');
  expect(held()).toEqual([second.id]);
  // No table of the window holds them either, nor the words of that transcript; it is still counted.
  const everything = JSON.stringify(plain(store.get()));
  for (const { guid } of [first, meanwhile]) expect(everything).not.toContain(guid);
  expect(everything).toContain(second.guid);
  expect(everything).not.toContain(FIRST_WORDS);
  expect(store.get().counts.get(meanwhile.codeId)?.get(study.first)).toBe(1);
  const state = store.get();
  store.closed(study.first);
  expect(store.get()).toBe(state);
});

test('A change that was seen already is passed over, and a gap is said.', () => {
  const study = smallStudy();
  const snapshot = snapshotOf(study);
  const store = createStore(snapshot);
  study.call('codes.add', { name: 'one' });
  study.call('codes.add', { name: 'two' });
  const [first, second] = study.broadcasts.slice(-2);
  expect(store.apply(second!)).toBe(false);
  expect(store.get()).toEqual(stateFrom(snapshot));
  expect([store.apply(first!), store.apply(second!)]).toEqual([true, true]);
  const state = store.get();
  expect(store.apply(first!)).toBe(true);
  expect(store.get()).toBe(state);
});

test('What a change did not touch stays the same object, so that nothing else is drawn again.', () => {
  const study = smallStudy();
  const store = follow(study);
  const before = store.get();
  study.call('codings.add', { transcriptId: study.first, start: 0, end: 6, code: { add: { name: 'one' } } });
  const after = store.get();
  expect(after.tables.transcript).toBe(before.tables.transcript);
  expect(after.open.get(study.second)).toBe(before.open.get(study.second));
  expect(after.open.get(study.first)).not.toBe(before.open.get(study.first));
});

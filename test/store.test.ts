import type { Broadcast, Id, OpenTranscript, Snapshot } from '@shared/contract/index.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acts, perform } from '../src-main/handlers/testing/random-coding.ts';
import { inStudy, smallStudy, type SmallStudy } from '../src-main/handlers/testing/study.ts';
import { stateFrom, type State } from '../src-renderer/store/state.ts';
import { createStore, type Store } from '../src-renderer/store/store.ts';

const RUNS = { seed: 20260102, numRuns: Math.ceil(LAW_RUNS * 0.3) };
const wire = <T>(value: T): T => structuredClone(value);
const snapshotOf = (study: SmallStudy) => wire(study.call('project.snapshot', {}) as Snapshot);
const opened = (study: SmallStudy, id: Id) => wire(study.call('transcripts.open', { id }) as OpenTranscript);

/** A window of the study, with both transcripts open, that follows every change from now on. */
function follow(study: SmallStudy): Store {
  const store = createStore(snapshotOf(study));
  for (const id of [study.first, study.second]) store.opened(opened(study, id));
  study.host.subscribe((broadcast: Broadcast) => expect(store.apply(wire(broadcast))).toBe(true));
  return store;
}

/** A state by value: the order of rows in a map says nothing. Progress is counted later and told apart. */
function plain({ tables, counts, open, revision, history }: State) {
  const rows = <R extends { id: Id }>(map: ReadonlyMap<Id, R>) =>
    [...map.values()].sort((a, b) => a.id - b.id);
  const nested = (map: ReadonlyMap<Id, ReadonlyMap<Id, number>>) =>
    [...map]
      .map(([id, row]) => [id, [...row].sort((a, b) => a[0] - b[0])] as const)
      .sort((a, b) => a[0] - b[0]);
  return {
    revision,
    history,
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, map]) => [name, rows(map as ReadonlyMap<Id, { id: Id }>)]),
    ),
    counts: nested(counts),
    open: [...open].map(([id, one]) => ({
      id,
      ...one,
      codings: rows(one.codings),
      reviews: rows(one.reviews),
    })),
  };
}

/** What a window that opens now would hold. */
function fresh(study: SmallStudy, open: Iterable<Id>): State {
  const store = createStore(snapshotOf(study));
  for (const id of open) store.opened(opened(study, id));
  return store.get();
}

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

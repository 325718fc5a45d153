import type { Broadcast, Id, OpenTranscript, Snapshot } from '@shared/contract/index.ts';
import { expect } from 'vitest';
import type { SmallStudy } from '../src-main/handlers/testing/study.ts';
import type { State } from '../src-renderer/store/state.ts';
import { createStore, type Store } from '../src-renderer/store/store.ts';

const wire = <T>(value: T): T => structuredClone(value);
export const snapshotOf = (study: SmallStudy) => wire(study.call('project.snapshot', {}) as Snapshot);
const opened = (study: SmallStudy, id: Id) => wire(study.call('transcripts.open', { id }) as OpenTranscript);

/** A window of the study, with both transcripts open, that follows every change from now on. */
export function follow(study: SmallStudy): Store {
  const store = createStore(snapshotOf(study));
  for (const id of [study.first, study.second]) store.opened(opened(study, id));
  study.host.subscribe((broadcast: Broadcast) => expect(store.apply(wire(broadcast))).toBe(true));
  return store;
}

/** A state by value: the order of rows in a map says nothing. Progress is counted later and told apart. */
export function plain({ tables, counts, open, revision, history }: State) {
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
export function fresh(study: SmallStudy, open: Iterable<Id>): State {
  const store = createStore(snapshotOf(study));
  for (const id of open) store.opened(opened(study, id));
  return store.get();
}

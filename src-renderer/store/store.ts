import type {
  Broadcast,
  Id,
  MemoLink,
  MemoTarget,
  OpenTranscript,
  Progress,
  Snapshot,
} from '@shared/contract/index.ts';
import { applied } from './apply.ts';
import { createMemoLinks } from './memo-links.ts';
import { documentFrom, stateFrom, type State } from './state.ts';

/**
 * What a window knows, and its one writer. `apply` follows the host's changes; `reset` and `opened` take in what was
 * asked for. Nothing else changes the state: a call's reply is not written here, its change has come before it.
 */
export type Store = {
  get: () => State;
  /** The links of memos that lead to something; the same array until one of them changes. */
  memoLinksTo: (target: MemoTarget, targetId: Id) => readonly MemoLink[];
  subscribe: (listener: () => void) => () => void;
  /** False when a change was missed (a gap in revisions): the caller then asks for the snapshot again. */
  apply: (broadcast: Broadcast) => boolean;
  progress: (changed: readonly Progress[]) => void;
  /** Open transcripts stay as they were until each is `opened` again: what is done in them goes on. */
  reset: (snapshot: Snapshot) => void;
  opened: (transcript: OpenTranscript) => void;
  /** Lets an open transcript's text and codings go. */
  closed: (transcriptId: Id) => void;
  /** Whose the codings are from now on. */
  coder: (coderId: Id) => void;
};

export function createStore(snapshot: Snapshot): Store {
  let state = stateFrom(snapshot);
  const linksTo = createMemoLinks();
  const listeners = new Set<() => void>();
  const set = (next: State) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    memoLinksTo: (target, targetId) => linksTo(state.tables.memoLink, target, targetId),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply(broadcast) {
      const { revision } = broadcast.change;
      if (revision <= state.revision) return true;
      if (revision > state.revision + 1) return false;
      set(applied(state, broadcast));
      return true;
    },
    progress(changed) {
      const progress = new Map(state.progress);
      for (const one of changed) progress.set(one.transcriptId, one);
      set({ ...state, progress });
    },
    reset: (fresh) => set({ ...stateFrom(fresh), open: state.open }),
    opened: (transcript) =>
      set({ ...state, open: new Map(state.open).set(transcript.transcript.id, documentFrom(transcript)) }),
    closed(transcriptId) {
      if (!state.open.has(transcriptId)) return;
      const open = new Map(state.open);
      open.delete(transcriptId);
      set({ ...state, open });
    },
    coder: (coderId) => set({ ...state, coderId }),
  };
}

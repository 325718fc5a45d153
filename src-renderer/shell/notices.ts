import type { Failure } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';

export type Notice = {
  id: number;
  kind: 'said' | 'failed' | 'running';
  message: string;
  code?: Failure['code'];
  /** What was written in a field and could not be saved. */
  left?: { field: string; text: string };
  /** Of work that is running: ends it. */
  stop?: () => void;
};

/** Long work that is shown while it runs. */
export type Running = { says: (message: string) => void; ended: () => void };

/** Short messages at the edge of the window: what was done, and what could not be. */
export type Notices = {
  get: () => { list: readonly Notice[]; closed: boolean };
  said: (message: string) => void;
  failed: (failure: Failure) => void;
  /**
   * What was written in a field and could not be saved: shown with the failure that has just been shown for it, otherwise
   * as what another window has changed. It stays until it has been read, whatever else is said.
   */
  left: (field: string, text: string) => void;
  /** Shows work that is under way, with a button that stops it, until it has ended. */
  running: (message: string, stop: () => void) => Running;
  /** The host has gone; nothing more can be saved. */
  closed: () => void;
  /** It is there again. */
  opened: () => void;
  dismiss: (id: number) => void;
  subscribe: (listener: () => void) => () => void;
};

/** So many are shown at once. */
const SHOWN = 4;

/**
 * The newest, last; and whatever runs, however much has been said since: it could not be stopped otherwise. So is what was
 * written and is nowhere else.
 */
export const inSight = (list: readonly Notice[]): Notice[] =>
  list.filter(({ kind, left }, i) => kind === 'running' || left || i >= list.length - SHOWN);

export function createNotices(): Notices {
  let state: ReturnType<Notices['get']> = { list: [], closed: false };
  let next = 1;
  const listeners = new Set<() => void>();
  const set = (patch: Partial<typeof state>) => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  // What was said and is out of sight is not said again when the newer ones have gone.
  const add = (notice: Omit<Notice, 'id'>) => {
    const list = [...state.list, { id: next++, ...notice }];
    set({ list: list.filter(({ kind }, i) => kind !== 'said' || i >= list.length - SHOWN) });
  };
  const dismiss = (id: number) => set({ list: state.list.filter((notice) => notice.id !== id) });
  return {
    get: () => state,
    said: (message) => add({ kind: 'said', message }),
    failed: ({ code, message }) => add({ kind: 'failed', message, code }),
    closed: () => set({ closed: true }),
    left(field, text) {
      const failed = state.list.at(-1);
      if (failed?.kind === 'failed' && failed.id === next - 1 && !failed.left)
        set({ list: [...state.list.slice(0, -1), { ...failed, left: { field, text } }] });
      else add({ kind: 'failed', message: words.shell.left.changed, left: { field, text } });
    },
    running(message, stop) {
      const id = next;
      add({ kind: 'running', message, stop });
      return {
        says: (now) =>
          set({ list: state.list.map((one) => (one.id === id ? { ...one, message: now } : one)) }),
        ended: () => dismiss(id),
      };
    },
    // What failed for want of it can be tried again.
    opened: () =>
      set({ closed: false, list: state.list.filter(({ code, left }) => code !== 'closed' || left) }),
    dismiss,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

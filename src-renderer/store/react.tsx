import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Call } from '@shared/rpc/client.ts';
import type { Failure, Input, MethodName, Output, Preferences } from '@shared/contract/index.ts';
import type { View } from './view.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import type { InTurn } from './turns.ts';

/** What every room works with: the store, the host, and what this window is looking at. */
export type Session = {
  store: Store;
  /** Tells of changes to the store after they have been painted where they were made; for everything but the text. */
  follow: (listener: () => void) => () => void;
  view: View;
  /** The same of what the window looks at; of a caret that runs through the text only where it comes to rest. */
  followView: (listener: () => void) => () => void;
  call: Call;
  /** Calls the host; a failure is shown to the person and comes back as null. */
  act: <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M> | null>;
  /** For steps that start from where things stand: each waits for the one before, and reads the store when it begins. */
  inTurn: InTurn;
  /** Shows a failure, as `act` does. */
  show: (failure: Failure) => void;
  /** Shows what was written in a field and cannot be saved, to be copied; with the failure that has just been shown for it. */
  left: (field: string, text: string) => void;
  /** Says something that needs no answer: `Exported codebook.docx`. */
  say: (message: string) => void;
  /** Shows long work while it runs, and a button that stops it. */
  running: (message: string, stop: () => void) => { says: (message: string) => void; ended: () => void };
  preferences: {
    get: () => Preferences;
    save: (patch: Preferences) => void;
    subscribe: (listener: () => void) => () => void;
  };
};

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside a SessionProvider.');
  return session;
}

/** A part of the state, a frame behind it. `select` must return what the state holds, not a new object: derive with `useMemo`. */
export function useStore<T>(select: (state: State) => T): T {
  const { store, follow } = useSession();
  return useSyncExternalStore(follow, () => select(store.get()));
}

/** The same, not a frame behind it: for what may not stand there a moment longer than it is true. */
export function useStoreAtOnce<T>(select: (state: State) => T): T {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

/** A part of what the window is looking at. */
export function useView<T>(select: (looking: ReturnType<View['get']>) => T): T {
  const { view } = useSession();
  return useSyncExternalStore(view.subscribe, () => select(view.get()));
}

/** A part of what the window is looking at, for what stands beside the text: a frame behind it, and not at every step. */
export function useViewAtRest<T>(select: (looking: ReturnType<View['get']>) => T): T {
  const { view, followView } = useSession();
  return useSyncExternalStore(followView, () => select(view.get()));
}

/** A preference, and `otherwise` until it has been set. */
export function usePreference<T extends Preferences[string]>(key: string, otherwise: T): T {
  const { preferences } = useSession();
  const value = useSyncExternalStore(preferences.subscribe, () => preferences.get()[key]);
  return value === undefined ? otherwise : (value as T);
}

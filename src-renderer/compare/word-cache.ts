import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { BenchWords, Id } from '@shared/contract/index.ts';

/** So many are asked for at once. */
const BATCH = 200;
/** The most that `bench.words` takes. */
const MOST = 2_000;

/**
 * The words of incidents, fetched when a card that shows them is in sight. While words are asked for again the old ones
 * stay, so that no card flickers.
 */
export type WordCache = {
  get: (id: Id) => BenchWords | undefined;
  /** Brings words that are not there yet, those wanted last first. */
  want: (ids: readonly Id[]) => void;
  /** Resolves when the words of all these are there. */
  all: (ids: readonly Id[]) => Promise<void>;
  put: (words: readonly BenchWords[]) => void;
  /** Words that may have changed: brought anew for whoever shows them. */
  stale: (ids: Iterable<Id>) => void;
  subscribe: (listener: () => void) => () => void;
};

/** `fetch` gives words in any order, those that have gone left out, and null when it failed and has said so. */
export function createWordCache(fetch: (ids: Id[]) => Promise<readonly BenchWords[] | null>): WordCache {
  const kept = new Map<Id, BenchWords>();
  const old = new Set<Id>();
  const wanted = new Set<Id>();
  const listeners = new Set<() => void>();
  let asking = false;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const lacks = (id: Id) => !kept.has(id) || old.has(id);
  const put = (words: readonly BenchWords[]) => {
    for (const one of words) {
      kept.set(one.id, one);
      old.delete(one.id);
    }
    if (words.length > 0) tell();
  };
  const next = async () => {
    if (asking) return;
    asking = true;
    // What is wanted in one frame is asked for together.
    await Promise.resolve();
    while (wanted.size > 0) {
      const ids = [...wanted].slice(-BATCH);
      for (const id of ids) wanted.delete(id);
      const missing = ids.filter(lacks);
      if (missing.length === 0) continue;
      const words = await fetch(missing);
      if (words) put(words);
      else wanted.clear();
    }
    asking = false;
  };
  return {
    get: (id) => kept.get(id),
    want(ids) {
      for (const id of ids) {
        if (!lacks(id)) continue;
        wanted.delete(id);
        wanted.add(id);
      }
      if (wanted.size > 0) void next();
    },
    async all(ids) {
      const missing = ids.filter(lacks);
      for (let at = 0; at < missing.length; at += MOST) {
        const words = await fetch(missing.slice(at, at + MOST));
        if (!words) return;
        put(words);
      }
    },
    put,
    stale(ids) {
      let any = false;
      for (const id of ids)
        if (kept.has(id)) {
          old.add(id);
          any = true;
        }
      if (any) tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const Cache = createContext<WordCache | null>(null);
export const WordCacheProvider = Cache.Provider;

export function useWordCache(): WordCache {
  const cache = useContext(Cache);
  if (!cache) throw new Error('Words of incidents are shown outside a WordCacheProvider.');
  return cache;
}

/** The words of one incident, brought when they are not there; undefined until then, and where there is no incident. */
export function useIncidentWords(id: Id | undefined): BenchWords | undefined {
  const cache = useWordCache();
  const words = useSyncExternalStore(cache.subscribe, () => (id === undefined ? undefined : cache.get(id)));
  // Also after they were told to be stale: then `words` is the same and the cache knows that it is old.
  useEffect(() => {
    if (id === undefined) return undefined;
    cache.want([id]);
    return cache.subscribe(() => cache.want([id]));
  }, [cache, id]);
  return words;
}

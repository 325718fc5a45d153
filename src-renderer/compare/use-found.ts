import { useEffect, useMemo, useState } from 'react';
import type { BenchIncident } from '@shared/contract/index.ts';
import type { WordCache } from './word-cache.ts';

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The incidents whose words or identifier have what is looked for; all of them while nothing is, or until it is known. */
export function useFound(
  incidents: readonly BenchIncident[],
  find: string,
  cache: WordCache,
): readonly BenchIncident[] {
  const [folded] = useState(() => new Map<string, string>());
  const [ready, setReady] = useState<readonly BenchIncident[] | null>(null);
  const query = fold(find.trim());
  const isAsked = query !== '';
  useEffect(() => {
    if (!isAsked) return undefined;
    let gone = false;
    void cache.all(incidents.map((one) => one.id)).then(() => {
      if (!gone) setReady(incidents);
    });
    return () => {
      gone = true;
    };
  }, [isAsked, incidents, cache]);
  return useMemo(() => {
    if (!isAsked || ready !== incidents) return incidents;
    // Folding is what takes the time, and a text is the same at the next letter.
    const has = (text: string) => {
      const known = folded.get(text) ?? fold(text);
      folded.set(text, known);
      return known.includes(query);
    };
    return incidents.filter((one) => has(cache.get(one.id)?.words ?? '') || has(one.identifier));
  }, [isAsked, query, ready, incidents, cache, folded]);
}

import type { Id, Input, TrailLine } from '@shared/contract/index.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';

export type TrailFilter = Omit<Input<'trail.list'>, 'before' | 'limit'>;
type Loaded = { key: string; lines: readonly TrailLine[]; next: Id | null; lookedBackTo: string | null };
export type Trail = Loaded & { isLoading: boolean; more: () => void };

const PAGE = 200;
/** A rare kind is looked for over so many pages at once before the person is asked. */
const AT_ONCE = 5;

/**
 * A first page read again with what had been read before below it; alone where it answers another filter, or where so
 * much was done meanwhile that it does not reach down to what was there: between them something would be missing.
 */
export function joined(old: Loaded | null, fresh: Loaded): Loaded {
  const [newest] = old?.lines ?? [];
  const last = fresh.lines.at(-1)?.revision ?? 0;
  if (old?.key !== fresh.key || !newest || newest.revision < last || fresh.next === null) return fresh;
  const kept = old.lines.filter((line) => line.revision < last);
  return kept.length > 0 ? { ...old, lines: [...fresh.lines, ...kept] } : fresh;
}

/**
 * The pages with the one that was read on from where they end; without it where they have begun anew or for another
 * filter meanwhile: between them something would be missing.
 */
export function readOn(old: Loaded | null, page: Loaded, from: Id): Loaded | null {
  if (old?.key !== page.key || old.next !== from) return old;
  return { ...page, lines: [...old.lines, ...page.lines] };
}

/** The trail that a filter lets through, newest first, page by page. What is done meanwhile comes in at the top. */
export function useTrail(filter: TrailFilter): Trail | null {
  const { act } = useSession();
  const revision = useStore((state) => state.revision);
  const key = JSON.stringify(filter);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [isLoading, setLoading] = useState(false);
  const busy = useRef(false);

  /** From an entry on, until there is something to show. */
  const read = useCallback(
    async (before: Id | undefined, limit: number) => {
      const wanted = JSON.parse(key) as TrailFilter;
      const lines: TrailLine[] = [];
      let at = before;
      for (let i = 0; i < AT_ONCE; i++) {
        const page = await act('trail.list', {
          ...wanted,
          limit: Math.min(1_000, limit - lines.length),
          ...(at === undefined ? {} : { before: at }),
        });
        if (!page) return null;
        lines.push(...page.lines);
        if (page.next === null || lines.length >= limit / 2 || i === AT_ONCE - 1)
          return { key, lines, next: page.next, lookedBackTo: page.lookedBackTo };
        at = page.next;
      }
      return null;
    },
    [act, key],
  );

  useEffect(() => {
    let gone = false;
    // A burst of changes is read once.
    const timer = setTimeout(() => {
      void read(undefined, PAGE).then((fresh) => {
        if (gone || !fresh) return;
        setLoaded((old) => joined(old, fresh));
      });
    }, 60);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [read, key, revision]);

  const more = useCallback(() => {
    const next = loaded?.key === key ? loaded.next : null;
    if (next === null || busy.current) return;
    busy.current = true;
    setLoading(true);
    void read(next, PAGE).then((page) => {
      busy.current = false;
      setLoading(false);
      if (page) setLoaded((old) => readOn(old, page, next));
    });
  }, [loaded, key, read]);

  return loaded?.key === key ? { ...loaded, isLoading, more } : null;
}

import type { Id, Quotable } from '@shared/contract/index.ts';
import { useEffect, useMemo, useState } from 'react';
import { useSession } from '../store/react.tsx';
import { candidatesFor, completionsFor, quotationsFrom, type Completion } from './completions.ts';
import type { MenuKey } from './editor/keys.ts';
import type { MemoSurface } from './editor/surface.ts';

/** The list is so wide and so high at most, in CSS pixels; see `.memo-completions`. */
const BOX = { width: 380, height: 300 };

export type CompletionList = {
  list: readonly Completion[];
  active: number;
  query: string;
  /** Where it stands in the window; null while nothing is asked for. */
  place: { left: number; top: number } | null;
  asked: (query: string | null) => void;
  key: (key: MenuKey, choose: (completion: Completion) => void) => boolean;
  close: () => void;
};

/** What `@` and `[[` offer: codes, people and memos by name, and the newest codings as quotations. */
export function useCompletions(memoId: Id, surface: MemoSurface | null): CompletionList {
  const session = useSession();
  const [query, setQuery] = useState<string | null>(null);
  /** A request that was closed with Escape stays closed while it is typed on. */
  const [isClosed, setClosed] = useState(false);
  const [active, setActive] = useState(0);
  const [quotables, setQuotables] = useState<readonly Quotable[]>([]);
  const isOpen = query !== null && !isClosed;
  useEffect(() => {
    if (!isOpen) return undefined;
    let gone = false;
    void session.act('memos.quotable', { query, limit: 5 }).then((found) => {
      if (!gone && found) setQuotables(found);
    });
    return () => {
      gone = true;
    };
  }, [session, isOpen, query]);
  const candidates = useMemo(
    () => (isOpen ? candidatesFor(session.store.get(), memoId) : []),
    [isOpen, session, memoId],
  );
  const list = useMemo(
    () =>
      isOpen ? [...completionsFor(candidates, query), ...quotationsFrom(session.store.get(), quotables)] : [],
    [isOpen, candidates, query, quotables, session],
  );
  const place = useMemo(() => {
    const caret = isOpen ? (surface?.caret() ?? null) : null;
    if (!caret) return null;
    const isBelow = caret.bottom + BOX.height < window.innerHeight;
    return {
      left: Math.max(8, Math.min(caret.left - 12, window.innerWidth - BOX.width - 8)),
      top: isBelow ? caret.bottom + 6 : Math.max(8, caret.top - BOX.height - 6),
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the caret moves with what is typed
  }, [isOpen, query, surface]);
  const at = Math.min(active, Math.max(0, list.length - 1));
  return {
    list,
    active: at,
    query: query ?? '',
    place,
    asked: (next) => {
      if (next === null) setClosed(false);
      if (next !== query) setActive(0);
      setQuery(next);
    },
    key: (key, choose) => {
      if (!isOpen || list.length === 0) {
        if (key !== 'close' || !isOpen) return false;
        setClosed(true);
        return true;
      }
      const one = list[at];
      if (key === 'close') setClosed(true);
      else if (key === 'choose') {
        if (one) choose(one);
      } else setActive((at + (key === 'down' ? 1 : -1) + list.length) % list.length);
      return true;
    },
    close: () => setClosed(true),
  };
}

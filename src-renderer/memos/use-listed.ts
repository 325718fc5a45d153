import type { Id, Memo } from '@shared/contract/index.ts';
import { useEffect, useMemo, useState } from 'react';
import { useSession, useStore, useView } from '../store/react.tsx';
import { asksHost, listedMemos } from './listing.ts';

/** A pause in typing that is long enough to search in, in milliseconds. */
const PAUSE = 120;

/** The memos that the list shows: filtered here, searched by the host. */
export function useListed(): readonly Memo[] {
  const { act } = useSession();
  const memos = useStore((state) => state.tables.memo);
  const links = useStore((state) => state.tables.memoLink);
  const query = useView((looking) => looking.memoQuery);
  const filter = useView((looking) => looking.memoFilter);
  const { codeId } = filter;
  const [answer, setAnswer] = useState<{ asked: string; ids: readonly Id[] } | null>(null);
  const asks = asksHost(query, filter);
  const asked = JSON.stringify([query.trim(), codeId]);
  useEffect(() => {
    if (!asks) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      const wanted = { query: query.trim(), ...(codeId === null ? {} : { codeId }) };
      void act('memos.find', wanted).then((found) => {
        if (!gone && found) setAnswer({ asked, ids: found.ids });
      });
    }, PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [act, asks, asked, query, codeId, memos, links]);
  // The day that it is matters only to days, and is read when they are asked for.
  const [now] = useState(() => new Date());
  // The next search begins from all again.
  if (!asks && answer) setAnswer(null);
  // While an answer is on its way the last one stands, or all: a list that empties with each letter cannot be read.
  const found = asks && answer ? answer.ids : null;
  return useMemo(
    () => listedMemos({ memo: memos, memoLink: links }, filter, found, now),
    [memos, links, filter, found, now],
  );
}

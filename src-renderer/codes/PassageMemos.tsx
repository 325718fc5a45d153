import { useMemo, useState } from 'react';
import type { Coding, Memo } from '@shared/contract/index.ts';
import { openMemo } from '../memos/open-memo.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { nearDayOf } from '../words/day.ts';
import { MemoOnCoding } from './MemoOnCoding.tsx';

const t = words.codes.memos;

/** The memos on this passage, this coding or its code, the newest first. */
export function PassageMemos({ coding }: { coding: Coding }) {
  const session = useSession();
  const memos = useStore((state) => state.tables.memo);
  const links = useStore((state) => state.tables.memoLink);
  const coders = useStore((state) => state.tables.coder);
  const [writing, setWriting] = useState(false);
  const readOnly = useStore((state) => state.readOnly);
  const here = useMemo(() => {
    const found = new Set<Memo>();
    for (const link of links.values()) {
      const isOn =
        (link.target === 'code' && link.targetId === coding.codeId) ||
        (link.target === 'coding' && link.targetId === coding.id) ||
        (link.target === 'passage' &&
          link.targetId === coding.transcriptId &&
          (link.start ?? 0) < coding.end &&
          (link.end ?? 0) > coding.start);
      const memo = isOn ? memos.get(link.memoId) : undefined;
      if (memo) found.add(memo);
    }
    return [...found].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  }, [memos, links, coding]);
  return (
    <section className="passage-part">
      <header className="part-head">
        <h3>{t.title}</h3>
        {here.length > 0 && <small>{here.length}</small>}
        <span className="grow" />
        {!readOnly && (
          <Button size="small" variant="quiet" icon="plus" onPress={() => setWriting(true)}>
            {t.add}
          </Button>
        )}
      </header>
      {here.length === 0 && <p className="muted">{t.none}</p>}
      {here.map((memo) => (
        <button
          key={memo.id}
          type="button"
          className="card memo-card"
          onClick={() => openMemo(session, memo.id)}
        >
          <span className="card-meta">
            {t.kinds[memo.kind]} · {coders.get(memo.coderId)?.initials} · {nearDayOf(memo.updatedAt)}
          </span>
          {memo.title && <b>{memo.title}</b>}
          <span className="memo-text">{memo.plainText}</span>
        </button>
      ))}
      {writing && <MemoOnCoding coding={coding} onClose={() => setWriting(false)} />}
    </section>
  );
}

import type { Id, MemoTarget } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { dayOf } from '../words/day.ts';
import { useMemosAbout, type About } from './memos-about.ts';
import { openMemo, openMemoOn } from './open-memo.ts';
import { shownTitle } from './titles.ts';

const said = words.memos;

/** The memos that are on a memo or name it, below its text; nothing where there are none. */
export function MentionedIn({ target, targetId }: { target: MemoTarget; targetId: Id }) {
  const about = useMemosAbout(target, targetId);
  if (about.length === 0) return null;
  return (
    <section className="memo-mentioned" aria-label={said.mentionedIn}>
      <h2>{said.mentionedIn}</h2>
      {about.map((one) => (
        <MemoCard key={one.memo.id} about={one} />
      ))}
    </section>
  );
}

/** The memos on a code, a participant or whatever else has a page of its own, and a way to write one. */
export function MemosOn({ target, targetId, name }: { target: MemoTarget; targetId: Id; name: string }) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const about = useMemosAbout(target, targetId);
  return (
    <section className="passage-part memos-on" aria-label={said.memosOn(name)}>
      <header className="part-head">
        <h2>{said.room}</h2>
        {about.length > 0 && <small>{about.length}</small>}
        <span className="grow" />
        {!readOnly && (
          <Button
            size="small"
            variant="quiet"
            icon="plus"
            aria-label={said.newOn(name)}
            onPress={() => void openMemoOn(session, { target, targetId })}
          >
            {said.add}
          </Button>
        )}
      </header>
      {about.map((one) => (
        <MemoCard key={one.memo.id} about={one} />
      ))}
    </section>
  );
}

/** So many letters of a memo are shown on a card. */
const SHOWN = 240;

function MemoCard({ about: { memo, role } }: { about: About }) {
  const session = useSession();
  const coders = useStore((state) => state.tables.coder);
  return (
    <button type="button" className="card memo-card" onClick={() => openMemo(session, memo.id)}>
      <span className="card-meta">
        {said.kinds[memo.kind]} · {coders.get(memo.coderId)?.initials} · {dayOf(memo.updatedAt)}
        <span className="grow" />
        {role !== 'on' && <Tag>{role === 'mention' ? said.mentions : said.quotes}</Tag>}
      </span>
      <b>{shownTitle(memo)}</b>
      {memo.title && <span className="memo-text-short">{memo.plainText.slice(0, SHOWN)}</span>}
    </button>
  );
}

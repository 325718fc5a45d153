import type { Id } from '@shared/contract/index.ts';
import { useMemosAbout } from '../../memos/memos-about.ts';
import { openMemo } from '../../memos/open-memo.ts';
import { useSession } from '../../store/react.tsx';
import { Button } from '../../ui/index.ts';
import { words } from '../../words/index.ts';

const t = words.compare.records;

/** The memos on a kept comparison; `onAdd` is null where none can be added. */
export function ComparisonMemos({ id, onAdd }: { id: Id; onAdd: (() => void) | null }) {
  const session = useSession();
  const own = useMemosAbout('comparison', id);
  return (
    <section className="passage-part" aria-label={t.memos}>
      <header className="part-head">
        <h3>{t.memos}</h3>
        <span className="grow" />
        {onAdd && (
          <Button size="small" variant="quiet" icon="plus" onPress={onAdd}>
            {t.addMemo}
          </Button>
        )}
      </header>
      {own.length === 0 && <p className="muted">{t.noMemos}</p>}
      {own.map(({ memo }) => (
        <button
          key={memo.id}
          type="button"
          className="card memo-card"
          onClick={() => openMemo(session, memo.id)}
        >
          <span className="muted">{words.memos.kinds[memo.kind]}</span>
          {memo.title && <b>{memo.title}</b>}
          <span className="memo-text">{memo.plainText}</span>
        </button>
      ))}
    </section>
  );
}

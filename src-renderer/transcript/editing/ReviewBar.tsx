import type { MemoLink, ReviewItem, ReviewList } from '@shared/contract/index.ts';
import { useEffect, useMemo, useState } from 'react';
import { passageToCode } from '../../codes/acts.ts';
import { useSession, useStore, useViewAtRest } from '../../store/react.tsx';
import type { OpenDocument } from '../../store/state.ts';
import { Button } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { BeforeAfter, CodeName } from './BeforeAfter.tsx';

const text = words.editing.review;
/** A corrected version of a long transcript leaves thousands; so many are drawn until more are asked for. */
const SHOWN = 50;

/** What edits of this transcript have left for a person to decide; nothing when there is nothing. */
export function ReviewBar({ document }: { document: OpenDocument }) {
  const { call, show } = useSession();
  const { id } = document.transcript;
  const { reviews, codings } = document;
  const links = useStore((state) => state.tables.memoLink);
  const [list, setList] = useState<ReviewList | null>(null);
  const [isOpen, setOpen] = useState(true);
  const [shown, setShown] = useState(SHOWN);
  // Nearly always nothing waits, and what waits is known here: only what is to be said of it is asked for.
  const waiting = useMemo(() => {
    const isLost = ({ target, targetId, start, end }: MemoLink) =>
      target === 'passage' && targetId === id && start === end;
    // Codings count too: one that waits may be removed elsewhere.
    return reviews.size > 0 || [...links.values()].some(isLost) ? { reviews, codings, links } : null;
  }, [id, reviews, codings, links]);
  useEffect(() => {
    if (!waiting) return;
    const current = { is: true };
    void call('review.list', { transcriptId: id }).then((found) => {
      if (!current.is) return;
      if (found.ok) setList(found.value);
      else show(found.failure);
    });
    return () => {
      current.is = false;
    };
  }, [call, show, id, waiting]);
  const count = (list?.items.length ?? 0) + (list?.memos.length ?? 0);
  if (!waiting || !list || count === 0) return null;
  return (
    <section className="ed-review" aria-label={text.title(count)}>
      <header>
        <h3>{text.title(count)}</h3>
        <Button size="small" variant="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? text.hide : text.show}
        </Button>
      </header>
      {isOpen && (
        <ul>
          {list.items.slice(0, shown).map((item) => (
            <Item key={item.id} item={item} />
          ))}
          {list.memos.slice(0, Math.max(0, shown - list.items.length)).map((memo) => (
            <LostMemo key={memo.linkId} memo={memo} />
          ))}
          {count > shown && (
            <li className="ed-review-more">
              <Button size="small" onPress={() => setShown(shown + SHOWN)}>
                {text.more(Math.min(SHOWN, count - shown))}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** Settles an entry; with `anchor` on the words that are selected in the text. */
function useSettle(id: number, of: 'coding' | 'memo') {
  const session = useSession();
  // Not the selection itself, which is another object with every step of the caret.
  const hasPassage = useViewAtRest(({ selection }) => selection !== null && selection.start < selection.end);
  const [isBusy, setBusy] = useState(false);
  const settle = async (action: 'anchor' | 'accept' | 'remove') => {
    setBusy(true);
    const passage = action === 'anchor' ? passageToCode(session) : null;
    const { start, end, textRevision } = passage ?? {};
    const where = { start, end, textRevision };
    const done = await session.act('review.settle', { id, of, action, ...where });
    setBusy(false);
    if (done) session.say(text.settled);
  };
  return { settle, isBusy, canAnchor: hasPassage && !isBusy };
}

function Item({ item }: { item: ReviewItem }) {
  const { view } = useSession();
  const { settle, isBusy, canAnchor } = useSettle(item.id, 'coding');
  const { coding, suggestion, quotation } = item;
  const isLost = item.reason === 'lost';
  const { transcriptId, start, end } = coding;
  return (
    <li>
      <div>
        <CodeName id={coding.codeId} /> <span className="muted">{isLost ? text.lost : text.exemplar}</span>
      </div>
      {isLost ? (
        <p className="ed-words">
          <span className="muted">{item.before && `…${item.before}`}</span>
          <del>{item.oldWords}</del>
          <span className="muted">{item.after && `${item.after}…`}</span>
        </p>
      ) : (
        <BeforeAfter before={quotation?.before ?? item.oldWords} after={quotation?.after ?? item.words} />
      )}
      <div className="ed-review-deeds">
        <Button size="small" onPress={() => view.set({ goTo: { transcriptId, start, end } })}>
          {text.goThere}
        </Button>
        <span title={text.anchorHint}>
          <Button size="small" isDisabled={!canAnchor} onPress={() => void settle('anchor')}>
            {text.anchor}
          </Button>
        </span>
        {(isLost ? suggestion : item.words !== '') && (
          <Button size="small" isDisabled={isBusy} onPress={() => void settle('accept')}>
            {isLost && suggestion ? text.acceptThere(short(suggestion.words)) : text.acceptQuotation}
          </Button>
        )}
        <Button size="small" variant="danger" isDisabled={isBusy} onPress={() => void settle('remove')}>
          {isLost ? text.remove : text.removeExemplar}
        </Button>
      </div>
    </li>
  );
}

function LostMemo({ memo }: { memo: ReviewList['memos'][number] }) {
  const { view } = useSession();
  const title = useStore((state) => state.tables.memo.get(memo.memoId)?.title ?? '');
  const { settle, isBusy, canAnchor } = useSettle(memo.linkId, 'memo');
  const { transcriptId, at, isQuoted } = memo;
  return (
    <li>
      <div>
        <b>{title}</b> <span className="muted">{isQuoted ? text.memoQuote : text.memo}</span>
      </div>
      <div className="ed-review-deeds">
        <Button size="small" onPress={() => view.set({ goTo: { transcriptId, start: at, end: at } })}>
          {text.goThere}
        </Button>
        <span title={text.anchorHint}>
          <Button size="small" isDisabled={!canAnchor} onPress={() => void settle('anchor')}>
            {text.anchor}
          </Button>
        </span>
        {!isQuoted && (
          <Button size="small" isDisabled={isBusy} onPress={() => void settle('accept')}>
            {text.acceptMemo}
          </Button>
        )}
        <Button size="small" variant="danger" isDisabled={isBusy} onPress={() => void settle('remove')}>
          {text.remove}
        </Button>
      </div>
    </li>
  );
}

const short = (passage: string) => (passage.length > 40 ? `${passage.slice(0, 38)}…` : passage);

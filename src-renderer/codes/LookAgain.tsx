import type { ReviewItem } from '@shared/contract/index.ts';
import { useRef, useState } from 'react';
import { useSession } from '../store/react.tsx';
import { BeforeAfter } from '../transcript/editing/BeforeAfter.tsx';
import { Button, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.editing.review;

/** A mark on an exemplar whose passage has changed: the quotation as it read and as it reads, and what can be done. */
export function LookAgain({
  item,
  readOnly,
  onEdit,
}: {
  item: ReviewItem;
  readOnly: boolean;
  /** Opens the quotation to be cut anew. */
  onEdit?: () => void;
}) {
  const { act, say, view } = useSession();
  const [isBusy, setBusy] = useState(false);
  const shown = useRef<HTMLElement>(null);
  const settle = async (action: 'accept' | 'remove') => {
    setBusy(true);
    const card = shown.current?.closest('article');
    const done = await act('review.settle', { id: item.id, action });
    setBusy(false);
    if (!done) return;
    say(action === 'accept' ? t.accepted : t.settled);
    // The button has gone with the mark; keys go on from the card.
    if (card) (card.tabIndex >= 0 ? card : card.querySelector('button'))?.focus();
  };
  const before = item.quotation?.before ?? item.oldWords;
  const { transcriptId, start, end } = item.coding;
  const isGone = start === end;
  return (
    <section ref={shown} className="look-again" aria-label={t.exemplar}>
      <div className="look-again-head">
        <Tag tone="warn">{t.lookAgain}</Tag>
        <span>{isGone ? t.wordsGone : t.lookHint}</span>
      </div>
      {isGone ? (
        <p className="ed-words">
          <del>{before}</del> <span className="id">({item.identifier})</span>
        </p>
      ) : (
        <BeforeAfter before={before} after={item.quotation?.after ?? item.words} />
      )}
      {!readOnly && (
        <div className="look-again-acts">
          {isGone ? (
            <>
              <Button
                size="small"
                onPress={() =>
                  view.set({ room: 'code', transcriptId, goTo: { transcriptId, start, end: start } })
                }
              >
                {t.goThere}
              </Button>
              <Button size="small" variant="danger" isDisabled={isBusy} onPress={() => void settle('remove')}>
                {t.removeExemplar}
              </Button>
            </>
          ) : (
            <>
              <Button size="small" isDisabled={isBusy} onPress={() => void settle('accept')}>
                {t.acceptQuotation}
              </Button>
              {onEdit && (
                <Button size="small" icon="edit" onPress={onEdit}>
                  {words.codes.quotation.edit}
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </section>
  );
}

import type { Id, ReplaceOutcome, ReviewItem } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { useSession, useStore } from '../../store/react.tsx';
import { transcriptName } from '../../store/select.ts';
import { Button, Icon } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { CodeName } from '../editing/BeforeAfter.tsx';

const said = words.replacing;

/** What was replaced, and the way to everything that is left to be decided. */
export function ReplaceDone({
  message,
  outcome,
  items,
}: {
  message: string;
  outcome: ReplaceOutcome;
  items: readonly ReviewItem[];
}) {
  const groups = useMemo(() => [...Map.groupBy(items, (item) => item.coding.transcriptId)], [items]);
  return (
    <div className="rp-done">
      <p className="rp-done-head">
        <Icon name="check" /> <strong>{message}</strong> <span className="muted">{said.undoHint}</span>
      </p>
      <p>{said.toReview(outcome.lost, outcome.exemplars)}</p>
      {groups.map(([id, mine]) => (
        <ToReview key={id} transcriptId={id} items={mine} />
      ))}
    </div>
  );
}

function ToReview({ transcriptId, items }: { transcriptId: Id; items: readonly ReviewItem[] }) {
  const { view } = useSession();
  const name = useStore((state) => transcriptName(state, transcriptId));
  const review = () => {
    const [first] = items;
    const goTo = first ? { transcriptId, start: first.coding.start, end: first.coding.end } : null;
    view.set({ overlay: 'none', room: 'code', transcriptId, goTo });
  };
  return (
    <section className="rp-review">
      <h3>
        <span className="id">{name}</span>
        <span className="grow" />
        <Button size="small" aria-label={said.reviewIn(name)} onPress={review}>
          {said.review}
        </Button>
      </h3>
      <ul>
        {items.slice(0, 50).map((item) => (
          <li key={item.id}>
            <CodeName id={item.coding.codeId} />{' '}
            <span className="muted">
              {item.reason === 'lost' ? words.editing.review.lost : words.editing.review.exemplar}
            </span>{' '}
            <span className="ed-words">
              {item.reason === 'lost' ? <del>{item.oldWords}</del> : (item.quotation?.after ?? item.words)}
            </span>
          </li>
        ))}
      </ul>
      {items.length > 50 && <p className="muted">{words.editing.preview.more(items.length - 50)}</p>}
    </section>
  );
}

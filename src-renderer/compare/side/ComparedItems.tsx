import { useState } from 'react';
import type { ComparisonView } from '@shared/contract/index.ts';
import { codeColor } from '../../codes/CodeRow.tsx';
import { useSession, useStore } from '../../store/react.tsx';
import { Button, Icon } from '../../ui/index.ts';
import { number } from '../../words/number.ts';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';

const t = words.compare.records;
const PAGE = 50;

/** What was compared: the words as they read then, the code they had then and have now. */
export function ComparedItems({ items }: { items: ComparisonView['items'] }) {
  const [shown, setShown] = useState(PAGE);
  const rest = items.length - shown;
  return (
    <section className="passage-part" aria-label={t.incidents}>
      <header className="part-head">
        <h3>{t.incidents}</h3>
        <small>{number(items.length)}</small>
      </header>
      {items.slice(0, shown).map((item, i) => (
        // An item has no id of its own to the window; the list never changes its order.
        <Item key={i} item={item} />
      ))}
      {rest > 0 && (
        <Button size="small" onPress={() => setShown(shown + PAGE)}>
          {t.more(Math.min(PAGE, rest))}
        </Button>
      )}
    </section>
  );
}

function Item({ item }: { item: ComparisonView['items'][number] }) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const then = item.codeId === null ? undefined : codes.get(item.codeId);
  const now = item.nowCodeId === null ? undefined : codes.get(item.nowCodeId);
  const isGone = item.codingId !== null && item.nowCodeId === null;
  const { codingId } = item;
  return (
    <article className="card compared">
      {item.words !== '' && (
        <p className="quote quote-short" dir="auto">
          “{item.words.trim()}”
        </p>
      )}
      <div className="card-meta">
        {item.identifier && (
          <span className="id" title={item.identifier}>
            {item.identifier}
          </span>
        )}
        <span className="bench-code" title={t.codeThen(item.code)}>
          <span className="code-dot" style={codeColor(then?.color ?? '#888')} />
          {item.code || t.unknownCode}
        </span>
        {codingId === null && <span>{t.asCode}</span>}
        {isGone && <span className="compared-gone">{t.gone}</span>}
        {now && item.nowCodeId !== item.codeId && (
          <>
            <Icon name="arrow" size={12} />
            <span className="bench-code" title={t.codeNow(now.name)}>
              <span className="code-dot" style={codeColor(now.color)} />
              {now.name}
            </span>
          </>
        )}
        <span className="grow" />
        {codingId !== null && !isGone && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => setBench(session, { side: { what: 'reading', id: codingId }, caret: codingId })}
          >
            {words.compare.read.title}
          </Button>
        )}
      </div>
    </article>
  );
}

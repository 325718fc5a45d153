import { memo } from 'react';
import type { BenchIncident } from '@shared/contract/index.ts';
import { useView } from '../../store/react.tsx';
import { words } from '../../words/index.ts';
import { cardId, type CardActs } from '../IncidentCard.tsx';
import { useIncidentWords } from '../word-cache.ts';

const t = words.compare.card;
/** As much of a passage as two lines of a pile can hold, in UTF-16 units. */
const SHOWN = 160;

/** An incident in a pile: its beginning and whose it is. */
export const PileCard = memo(function PileCard({
  incident,
  isStop,
  acts,
}: {
  incident: BenchIncident;
  isStop: boolean;
  acts: CardActs;
}) {
  const { id, identifier } = incident;
  const said = useIncidentWords(id);
  const isPicked = useView((looking) => looking.bench.picks.includes(id));
  return (
    // Keys are the room's: arrows, Space, Enter, digits.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Space picks too
    <article
      id={cardId(id)}
      data-incident={id}
      className={isPicked ? 'card pile-card is-picked' : 'card pile-card'}
      aria-label={isPicked ? `${identifier}, ${words.compare.read.unpick}` : identifier}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows go from card to card
      tabIndex={isStop ? 0 : -1}
      onFocus={() => acts.caret(id)}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => acts.pick(id, event.shiftKey)}
      onDoubleClick={() => acts.read(id)}
    >
      <p className="pile-quote" dir="auto">
        {said ? `“${said.words.trim().slice(0, SHOWN)}”` : t.loading}
      </p>
      <span className="id" title={identifier}>
        {identifier}
      </span>
    </article>
  );
});

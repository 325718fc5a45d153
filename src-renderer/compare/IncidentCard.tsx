import { memo, useContext, useState, type MouseEvent } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { findFolded } from '../codes/fold.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Icon, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { isLong } from './card-size.ts';
import { CardToggled } from './toggled.ts';
import { useIncidentWords } from './word-cache.ts';

const t = words.compare.card;
/** Words that are looked for and stand further in than this are shown from shortly before them, in UTF-16 units. */
const FAR_IN = 180;
const BEFORE = 60;

/** What a card tells whoever holds it. The same object at every draw. */
export type CardActs = {
  /** `range`: from the caret to here. */
  pick: (id: Id, range: boolean) => void;
  read: (id: Id) => void;
  /** The card has the focus now. */
  caret: (id: Id) => void;
};

export const cardId = (id: Id) => `incident-${id}`;

/** One incident: the words, whose they are, with which code and by whom. A click picks it, a double click reads it. */
export const IncidentCard = memo(function IncidentCard({
  incident,
  isPicked,
  isStop,
  hidesCode = false,
  find = '',
  acts,
}: {
  incident: BenchIncident;
  isPicked: boolean;
  /** Whether Tab stops here; of each column one card is. */
  isStop: boolean;
  /** Where the column says it already. */
  hidesCode?: boolean;
  /** Words to mark. */
  find?: string;
  acts: CardActs;
}) {
  const { id, identifier } = incident;
  const said = useIncidentWords(id);
  const code = useStore((state) => state.tables.code.get(incident.codeId));
  const coder = useStore((state) => state.tables.coder.get(incident.coderId));
  const { opened } = useSession().view.get().bench;
  const [isWhole, setWhole] = useState(() => opened.has(id));
  const toggled = useContext(CardToggled);
  const long = isLong(incident);
  const tab = isStop ? 0 : -1;
  const toggle = () => {
    // Where it is scrolled away and drawn again it is as it was left.
    if (isWhole) opened.delete(id);
    else opened.add(id);
    setWhole(!isWhole);
    toggled(id);
  };
  const onClick = (event: MouseEvent) => {
    if ((event.target as Element).closest('button, input')) return;
    // Words that are being selected are not a click on the card.
    if (!event.shiftKey && document.getSelection()?.isCollapsed === false) return;
    // The second click of a double one; the card is read then.
    if (event.detail < 2) acts.pick(id, event.shiftKey);
  };
  const onDoubleClick = (event: MouseEvent) => {
    if ((event.target as Element).closest('button, input')) return;
    document.getSelection()?.empty();
    // Its first click has picked the card, or let it go.
    acts.pick(id, false);
    acts.read(id);
  };
  return (
    // Keys are the room's: arrows, Space, Enter and the verdicts' letters.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Space picks too
    <article
      id={cardId(id)}
      data-incident={id}
      className={isPicked ? 'card bench-card is-picked' : 'card bench-card'}
      aria-label={t.label(identifier, code?.name ?? '')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows go from card to card
      tabIndex={tab}
      onFocus={(event) => {
        if (event.target === event.currentTarget) acts.caret(id);
      }}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      <input
        type="checkbox"
        className="bench-card-pick"
        aria-label={t.pick(identifier)}
        tabIndex={tab}
        checked={isPicked}
        onChange={() => acts.pick(id, false)}
      />
      {said ? (
        <p className={long && !isWhole ? 'quote bench-quote is-clamped' : 'quote bench-quote'} dir="auto">
          “<Said text={said.words.trim()} find={find} />”
        </p>
      ) : (
        <Waiting incident={incident} />
      )}
      {long && said && (
        <button type="button" className="bench-more" tabIndex={tab} onClick={toggle}>
          {isWhole ? t.less : t.more}
        </button>
      )}
      {incident.isNegativeCase && (
        <div>
          <Tag tone="warn">{t.negative}</Tag>
        </div>
      )}
      <div className="card-meta bench-meta">
        <span className="id" title={identifier}>
          {identifier}
        </span>
        {!hidesCode && code && (
          <span className="bench-code" title={code.name}>
            <span className="code-dot" style={codeColor(code.color)} />
            {code.name}
          </span>
        )}
        <span className="grow" />
        {incident.exemplarId !== null && (
          <span className="bench-flag bench-star" title={t.exemplar}>
            <Icon name="starred" size={13} />
          </span>
        )}
        {incident.hasMemo && (
          <span className="bench-flag" title={t.memo}>
            <Icon name="memos" size={13} />
          </span>
        )}
        <span className="bench-coder" title={coder ? t.coder(coder.name) : ''}>
          {coder?.initials}
        </span>
        <button
          type="button"
          className="bench-read"
          tabIndex={tab}
          title={t.read(identifier)}
          aria-label={t.read(identifier)}
          onClick={() => acts.read(id)}
        >
          <Icon name="read" size={14} />
        </button>
      </div>
    </article>
  );
});

/** Lines where the words will be, about as many as there are. */
function Waiting({ incident }: { incident: BenchIncident }) {
  const lines = Math.max(1, Math.min(7, Math.ceil((incident.end - incident.start) / 46)));
  return (
    <div className="bench-waiting">
      <span className="visually-hidden">{t.loading}</span>
      {Array.from({ length: lines }, (_, i) => (
        <i key={i} style={{ width: i === lines - 1 ? '56%' : '100%' }} />
      ))}
    </div>
  );
}

function Said({ text, find }: { text: string; find: string }) {
  const hit = find === '' ? null : findFolded(text, find);
  if (!hit) return text;
  const from = hit.start > FAR_IN ? Math.max(0, text.indexOf(' ', hit.start - BEFORE) + 1) : 0;
  return (
    <>
      {from > 0 && '… '}
      {text.slice(from, hit.start)}
      <mark>{text.slice(hit.start, hit.end)}</mark>
      {text.slice(hit.end)}
    </>
  );
}

import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Id, Incident, Input } from '@shared/contract/index.ts';
import { roleLabel } from '../codes/whose.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Kbd, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { FinderFilters, inputOf, type Wanted } from './FinderFilters.tsx';

const t = words.exemplars;
const PAGE = 50;

/** Incidents of a theme that nobody has considered yet. Enter, or the button, makes one a candidate. */
export function Finder({
  codeId,
  wanted,
  onWanted,
  onClose,
}: {
  codeId: Id;
  wanted: Wanted;
  onWanted: (wanted: Wanted) => void;
  onClose: () => void;
}) {
  const session = useSession();
  const [limit, setLimit] = useState(PAGE);
  const [asked, setAsked] = useState<{ incidents: readonly Incident[]; total: number } | null>(null);
  const exemplars = useStore((state) => state.tables.exemplar);
  const counts = useStore((state) => state.counts);
  const list = useRef<HTMLOListElement>(null);
  const finder = useRef<HTMLElement>(null);
  // What was asked from has gone: the keys are here at once, and in the first card when there is one.
  useEffect(() => finder.current?.focus(), []);
  useEffect(() => {
    if (asked && document.activeElement === finder.current) list.current?.querySelector('article')?.focus();
  }, [asked]);
  const input: Input<'exemplars.find'> = { codeId, limit, ...inputOf(wanted) };
  const key = JSON.stringify(input);
  useEffect(() => {
    let gone = false;
    void session.act('exemplars.find', JSON.parse(key) as Input<'exemplars.find'>).then((answer) => {
      if (!gone && answer) setAsked(answer);
    });
    return () => {
      gone = true;
    };
  }, [session, key, exemplars, counts]);
  const incidents = asked?.incidents ?? [];
  const readOnly = useStore((state) => state.readOnly);
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('article') ?? [])];
  const add = ({ coding: { id: codingId } }: Incident, standing: 'candidate' | 'chosen', at: number) => {
    const next = (incidents[at + 1] ?? incidents[at - 1])?.coding.id;
    void session.inTurn(async () => {
      // A key that is pressed twice before there is an answer has found it a candidate already.
      const isOne = [...session.store.get().tables.exemplar.values()].some(
        (row) => row.codingId === codingId,
      );
      if (readOnly || isOne || !(await session.act('exemplars.add', { codingId, standing }))) return;
      // The one after it takes its place, and the focus.
      list.current?.querySelector<HTMLElement>(`[data-coding="${next}"]`)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent, incident: Incident, at: number) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const deeds: Record<string, () => void> = {
      ArrowDown: () => cards()[at + 1]?.focus(),
      ArrowUp: () => cards()[at - 1]?.focus(),
      Enter: () => add(incident, 'candidate', at),
      '*': () => add(incident, 'chosen', at),
    };
    const deed = deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape is heard on its way out
    <section
      ref={finder}
      tabIndex={-1}
      className="finder"
      aria-label={t.finder}
      data-pane=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="pane-head">
        <h2>{t.finder}</h2>
        {asked && <small>{t.found(asked.total)}</small>}
        <span className="grow" />
        <span className="finder-keys muted">
          <Kbd keys="Enter" /> {t.addCandidate} · <Kbd keys="*" /> {t.choose}
        </span>
        <Button size="small" onPress={onClose}>
          {t.backToBoard}
        </Button>
      </header>
      <FinderFilters codeId={codeId} wanted={wanted} onWanted={onWanted} />
      {asked && incidents.length === 0 ? (
        <p className="lane-empty muted">{t.noneFound}</p>
      ) : (
        <ol className="finder-list" ref={list}>
          {incidents.map((incident, i) => (
            <li key={incident.coding.id}>
              <FoundCard
                incident={incident}
                onKeyDown={(event) => onKeyDown(event, incident, i)}
                onAdd={(standing) => add(incident, standing, i)}
              />
            </li>
          ))}
          {asked && asked.total > incidents.length && (
            <li>
              <Button onPress={() => setLimit(limit + PAGE)}>
                {words.codebook.more(Math.min(PAGE, asked.total - incidents.length))}
              </Button>
            </li>
          )}
        </ol>
      )}
    </section>
  );
}

function FoundCard({
  incident,
  onKeyDown,
  onAdd,
}: {
  incident: Incident;
  onKeyDown: (event: KeyboardEvent) => void;
  onAdd: (standing: 'candidate' | 'chosen') => void;
}) {
  const code = useStore((state) => state.tables.code.get(incident.coding.codeId));
  const role = useStore((state) => roleLabel(state, incident.roleId));
  const readOnly = useStore((state) => state.readOnly);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and the star choose it; the buttons do the same
    <article
      className="card found-card"
      data-coding={incident.coding.id}
      aria-label={t.incident(incident.identifier)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- walked through with arrows
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <p className="quote quote-short">“{incident.words.trim()}”</p>
      <div className="card-meta">
        <span className="id" title={incident.identifier}>
          {incident.identifier}
        </span>
        <span className="incident-role" title={role}>
          {role}
        </span>
        <span className="board-code">
          <span className="code-dot" style={codeColor(code?.color ?? '')} />
          <span title={code?.name}>{code?.name}</span>
        </span>
        {incident.coding.isNegativeCase && <Tag tone="warn">{words.codes.passage.negative}</Tag>}
        <span className="grow" />
        <Button size="small" isDisabled={readOnly} onPress={() => onAdd('candidate')}>
          {t.addCandidate}
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon="star"
          isDisabled={readOnly}
          onPress={() => onAdd('chosen')}
        >
          {t.choose}
        </Button>
      </div>
    </article>
  );
}

import { useState } from 'react';
import type { Coding, Incident } from '@shared/contract/index.ts';
import { compareCodes } from '../compare/bench.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { number } from '../words/number.ts';
import { othersOf, useIncidents } from './use-incidents.ts';
import { roleLabel } from './whose.ts';

const t = words.codes.compare;
const PAGE = 20;

/** Where else the code was seen: incident beside incident, in order of collection. */
export function OtherIncidents({ coding }: { coding: Coding }) {
  const session = useSession();
  const [asked, setAsked] = useState({ codeId: coding.codeId, limit: PAGE });
  const limit = asked.codeId === coding.codeId ? asked.limit : PAGE;
  // One more than is shown: the incident at the caret, where it is among them, is left out.
  const found = useIncidents(coding.codeId, { limit: limit + 1 });
  const others = (found?.incidents ?? []).filter((one) => one.coding.id !== coding.id).slice(0, limit);
  const total = found ? othersOf(found.total, coding) : 0;
  return (
    <section className="passage-part" aria-label={t.title}>
      <header className="part-head">
        <h3>{t.title}</h3>
        {found && total > 0 && (
          <small title={t.others(total)}>
            <span aria-hidden="true">{number(total)}</span>
            <span className="visually-hidden">{t.others(total)}</span>
          </small>
        )}
        <span className="grow" />
        {total > 0 && (
          <Button
            size="small"
            variant="quiet"
            aria-label={words.compare.entry.all}
            onPress={() => compareCodes(session, [coding.codeId], [coding.id])}
          >
            {words.compare.entry.button}
          </Button>
        )}
      </header>
      {found && total === 0 && <p className="muted">{t.none}</p>}
      {others.map((incident) => (
        <IncidentCard key={incident.coding.id} incident={incident}>
          <Button
            size="small"
            variant="quiet"
            aria-label={words.compare.entry.withThis(incident.identifier)}
            onPress={() => compareCodes(session, [coding.codeId], [coding.id, incident.coding.id])}
          >
            {words.compare.entry.button}
          </Button>
        </IncidentCard>
      ))}
      {found && total > others.length && (
        <Button size="small" onPress={() => setAsked({ codeId: coding.codeId, limit: limit + PAGE })}>
          {t.more(Math.min(PAGE, total - others.length))}
        </Button>
      )}
    </section>
  );
}

/** An incident somewhere else, and the way there. */
export function IncidentCard({ incident, children }: { incident: Incident; children?: React.ReactNode }) {
  const { view } = useSession();
  const role = useStore((state) => roleLabel(state, incident.roleId));
  const isChanged = useStore(
    (state) =>
      incident.exemplarId !== null && state.tables.exemplar.get(incident.exemplarId)?.checkedRevision === 0,
  );
  const { transcriptId, start, end, id } = incident.coding;
  return (
    <article className="card incident-card">
      <p className="quote quote-short">“{(incident.quotation ?? incident.words).trim()}”</p>
      <div className="card-meta">
        <span className="id" title={incident.identifier}>
          {incident.identifier}
        </span>
        <span className="incident-role" title={role}>
          {role}
        </span>
        {isChanged && <Tag tone="warn">{words.editing.review.lookAgain}</Tag>}
        <span className="grow" />
        {children}
        <Button
          size="small"
          variant="quiet"
          aria-label={t.goToWords(incident.identifier)}
          onPress={() =>
            view.set({
              room: 'code',
              transcriptId,
              codingId: id,
              selection: { start, end: start },
              goTo: { transcriptId, start, end },
            })
          }
        >
          {t.goTo}
        </Button>
      </div>
    </article>
  );
}

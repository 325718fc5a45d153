import { useState, type ReactNode } from 'react';
import type { BenchIncident } from '@shared/contract/index.ts';
import { codeColor } from '../../codes/CodeRow.tsx';
import { useStore } from '../../store/react.tsx';
import { Button } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { useIncidentWords } from '../word-cache.ts';

/** So many are drawn until more are asked for. */
const PAGE = 50;

/** What was picked, to be seen while a verdict on it is written. `each` adds to an incident what the verdict asks of it. */
export function PickedWords({
  label,
  incidents,
  before,
  each,
}: {
  label: string;
  incidents: readonly BenchIncident[];
  /** In front of an incident: a box to tick. */
  before?: (incident: BenchIncident) => ReactNode;
  /** Below an incident. */
  each?: (incident: BenchIncident) => ReactNode;
}) {
  const [shown, setShown] = useState(PAGE);
  const rest = incidents.length - shown;
  return (
    <section className="picked-words" aria-label={label}>
      <ul>
        {incidents.slice(0, shown).map((incident) => (
          <li key={incident.id} className="picked">
            {before?.(incident)}
            <div className="picked-in">
              <One incident={incident} />
              {each?.(incident)}
            </div>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" onPress={() => setShown(shown + PAGE)}>
          {words.compare.records.more(Math.min(PAGE, rest))}
        </Button>
      )}
    </section>
  );
}

function One({ incident }: { incident: BenchIncident }) {
  const said = useIncidentWords(incident.id);
  const code = useStore((state) => state.tables.code.get(incident.codeId));
  return (
    <>
      <p className="quote quote-short" dir="auto">
        {said ? `“${said.words.trim()}”` : '…'}
      </p>
      <div className="card-meta">
        <span className="id" title={incident.identifier}>
          {incident.identifier}
        </span>
        {code && (
          <span className="bench-code" title={code.name}>
            <span className="code-dot" style={codeColor(code.color)} />
            {code.name}
          </span>
        )}
      </div>
    </>
  );
}

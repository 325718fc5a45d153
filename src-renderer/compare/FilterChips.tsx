import { useSession, useStore, useView } from '../store/react.tsx';
import { Icon } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { setBench } from './bench.ts';
import { partsOf } from './filter.ts';
import { stepOf } from './steps.ts';

const t = words.compare.filter;

/** What the filters ask for, each to be let go with one click; nothing while there are none. */
export function FilterChips() {
  const session = useSession();
  const state = useStore((all) => all);
  const bench = useView((looking) => looking.bench);
  const step = stepOf(bench);
  // The one interview or role of a step is chosen beside the steps.
  const parts = partsOf(
    state,
    bench.filter,
    step === 'within' ? ['transcriptIds'] : step === 'interviews' ? ['roleIds'] : [],
  );
  if (parts.length === 0) return null;
  return (
    <ul className="filter-chips" aria-label={t.active}>
      {parts.map((part) => (
        <li key={part.key} className="chip">
          <span>{part.label}</span>
          <button
            type="button"
            aria-label={t.drop(part.label)}
            title={t.drop(part.label)}
            onClick={() => setBench(session, { filter: part.without })}
          >
            <Icon name="close" size={11} />
          </button>
        </li>
      ))}
    </ul>
  );
}

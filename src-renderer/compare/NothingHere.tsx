import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, EmptyState } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { setBench } from './bench.ts';
import { partsOf } from './filter.ts';

const t = words.compare;

/** Codes are on the bench and no incident is: why, and what to do about it. */
export function NothingHere() {
  const session = useSession();
  const state = useStore((all) => all);
  const { filter, find } = useView((looking) => looking.bench);
  const parts = partsOf(state, filter);
  if (find.trim() !== '')
    return (
      <EmptyState
        icon="search"
        title={t.none.foundTitle(find.trim())}
        action={<Button onPress={() => setBench(session, { find: '' })}>{t.none.clearFind}</Button>}
      />
    );
  if (parts.length > 0)
    return (
      <EmptyState
        icon="filter"
        title={t.none.filteredTitle}
        action={
          <div className="start-acts">
            {parts.slice(0, 6).map((part) => (
              <Button key={part.key} icon="close" onPress={() => setBench(session, { filter: part.without })}>
                {part.label}
              </Button>
            ))}
            <Button variant="primary" onPress={() => setBench(session, { filter: {} })}>
              {t.filter.clear}
            </Button>
          </div>
        }
      >
        {t.none.filtered}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="compare"
      title={t.none.title}
      action={
        <Button onPress={() => setBench(session, { filter: { withOutOfScope: true } })}>
          {t.none.withScope}
        </Button>
      }
    >
      {t.none.text}
    </EmptyState>
  );
}

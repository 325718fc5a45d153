import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import type { BenchSide as Side } from '../../store/bench-look.ts';
import { useSession } from '../../store/react.tsx';
import { setBench } from '../bench.ts';
import { usePicked } from '../use-bench.ts';
import { ComparisonPage } from './ComparisonPage.tsx';
import { KeptPanel } from './KeptPanel.tsx';
import { ReadingPanel } from './ReadingPanel.tsx';

/** What stands beside the columns. */
export function BenchSide({
  side,
  incidents,
  onPick,
}: {
  side: Side;
  incidents: readonly BenchIncident[] | null;
  onPick: (id: Id, range: boolean) => void;
}) {
  switch (side.what) {
    case 'kept':
      return <KeptPanel />;
    case 'comparison':
      return <ComparisonPage key={side.id} id={side.id} />;
    case 'reading':
      return <Reading id={side.id} incidents={incidents} onPick={onPick} />;
  }
}

function Reading({
  id,
  incidents,
  onPick,
}: {
  id: Id;
  incidents: readonly BenchIncident[] | null;
  onPick: (id: Id, range: boolean) => void;
}) {
  const session = useSession();
  const ids = useMemo(() => [id], [id]);
  // Also one that a filter keeps off the bench: it was opened from a record.
  const [incident] = usePicked(ids, incidents, () => setBench(session, { side: null }));
  return <ReadingPanel id={id} incident={incident} onPick={() => onPick(id, false)} />;
}

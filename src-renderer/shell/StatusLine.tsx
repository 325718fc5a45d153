import { useMemo } from 'react';
import { useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';

/** Whether everything is saved, what undo would do, and how much there is. */
export function StatusLine({ isClosed }: { isClosed: boolean }) {
  const readOnly = useStore((state) => state.readOnly);
  const undo = useStore((state) => state.history.undo);
  const participants = useStore((state) => state.tables.participant.size);
  const cases = useStore((state) => state.tables.studyCase.size);
  const codes = useStore((state) => state.tables.code);
  const counts = useStore((state) => state.counts);
  const codeCount = useMemo(
    () => [...codes.values()].filter((code) => code.level === 'code' && code.retiredAt === null).length,
    [codes],
  );
  const codings = useMemo(() => {
    let sum = 0;
    for (const row of counts.values()) for (const n of row.values()) sum += n;
    return sum;
  }, [counts]);
  return (
    <footer className="status" aria-label={words.shell.status}>
      <output className={isClosed ? 'status-bad' : undefined}>
        {isClosed ? words.shell.connectionClosed : readOnly ? words.shell.readOnly : words.shell.saved}
      </output>
      {undo !== null && !readOnly && <span className="status-undo">{words.shell.undoStep(undo)}</span>}
      <span className="grow" />
      <span>{words.shell.counts(participants, cases, codeCount, codings)}</span>
    </footer>
  );
}

import type { Failure, Id, ImportReading, ReviseOutcome } from '@shared/contract/index.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readFile } from '../../imports/read-file.ts';
import { useSession, useStore } from '../../store/react.tsx';

/** Where a comparison stands; `file` is the name of the file that is compared. */
export type Comparison =
  | { is: 'none' }
  | { is: 'reading'; file: string }
  | { is: 'failed'; file: string; failure: Failure }
  | { is: 'compared'; file: string; reading: ImportReading; outcome: ReviseOutcome };

/**
 * Reads a file and compares it with a transcript, again when the transcript has become another. What was read is let
 * go with the dialog; a file that was `staged` before stays with whoever read it.
 */
export function useComparison(id: Id, staged: ImportReading | undefined) {
  const { call, store } = useSession();
  const [comparison, setComparison] = useState<Comparison>(
    staged ? { is: 'reading', file: staged.file } : { is: 'none' },
  );
  const own = useRef<string | null>(null);
  const asked = useRef(0);
  const comparedAt = useRef<number | null>(null);
  const revision = useStore((state) => state.revision);

  const compare = useCallback(
    async (reading: ImportReading) => {
      const mine = ++asked.current;
      comparedAt.current = store.get().revision;
      const { file, stagingId } = reading;
      const seen = await call('transcripts.revise', { id, stagingId, dryRun: true });
      if (mine !== asked.current) return;
      setComparison(
        seen.ok
          ? { is: 'compared', file, reading, outcome: seen.value }
          : { is: 'failed', file, failure: seen.failure },
      );
    },
    [call, store, id],
  );
  const letGo = useCallback(() => {
    if (own.current !== null) void call('import.forget', { stagingIds: [own.current] });
    own.current = null;
  }, [call]);
  const take = async (file: File) => {
    letGo();
    const mine = ++asked.current;
    setComparison({ is: 'reading', file: file.name });
    const read = await readFile({ call }, file);
    if (mine !== asked.current) {
      if (read.ok) void call('import.forget', { stagingIds: [read.value.stagingId] });
      return;
    }
    if (!read.ok) return setComparison({ is: 'failed', file: file.name, failure: read.failure });
    own.current = read.value.stagingId;
    await compare(read.value);
  };
  const reading = comparison.is === 'compared' ? comparison.reading : staged;
  useEffect(() => {
    // Something else may have been coded or edited in another window: what is shown is what will be done.
    if (reading && comparedAt.current !== revision) void compare(reading);
  }, [compare, reading, revision]);
  useEffect(
    () => () => {
      asked.current++;
      letGo();
    },
    [letGo],
  );
  return {
    comparison,
    take,
    /** It has been written, and the reading with it. */
    written: () => {
      asked.current++;
      own.current = null;
    },
  };
}

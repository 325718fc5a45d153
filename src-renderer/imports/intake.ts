import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { readFile } from './read-file.ts';
import { isTouched, readRow, unreadRow, verdicts, withPattern, type Row, type Verdict } from './rows.ts';

/** The files of one import, from the moment they are dropped to the moment they are written or let go. */
export type Intake = {
  rows: readonly Row[];
  verdicts: readonly Verdict[];
  /** The file that is being read, while files are. */
  reading: { file: string; at: number; of: number } | null;
  pattern: string;
  /** Whether something would be lost by leaving. */
  isCorrected: boolean;
  isWriting: boolean;
  add: (files: readonly File[]) => void;
  /** Reads no further file. */
  stop: () => void;
  /** Always the same function. */
  change: (key: number, change: (row: Row) => Row) => void;
  /** Takes a file out that has gone another way. */
  drop: (key: number) => void;
  setPattern: (pattern: string) => void;
  /** Writes what is in; true when it was done. */
  confirm: () => Promise<boolean>;
};

/** What was read is let go with whoever uses this, however they are left; so is what is being read then. */
export function useIntake(): Intake {
  const { act, call, view, say } = useSession();
  const state = useStore((now) => now);
  const saved = useStore((now) => now.tables.project.values().next().value?.identifierPattern ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const pattern = typed ?? saved;
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [reading, setReading] = useState<Intake['reading']>(null);
  const [isWriting, setWriting] = useState(false);
  const queue = useRef<Queue>({ files: [], done: 0, running: false, key: 0, staged: [], isLeft: false });
  const patternNow = useRef(pattern);
  useEffect(() => {
    patternNow.current = pattern;
  }, [pattern]);

  const readAll = async () => {
    const now = queue.current;
    if (now.running) return;
    now.running = true;
    for (let file = now.files[now.done]; file; file = now.files[now.done]) {
      setReading({ file: file.name, at: now.done + 1, of: now.files.length });
      const read = await readFile({ call }, file, now.staged[0]);
      if (read.ok) now.staged.push(read.value.stagingId);
      if (now.isLeft) return letGo();
      const key = ++now.key;
      const row = read.ok ? readRow(key, read.value) : unreadRow(key, file.name, read.failure.message);
      now.done++;
      setRows((held) => [...held, withPattern(row, patternNow.current)]);
    }
    now.files = [];
    now.done = 0;
    now.running = false;
    setReading(null);
  };
  const change = useCallback<Intake['change']>(
    (key, changed) => setRows((held) => held.map((row) => (row.key === key ? changed(row) : row))),
    [],
  );
  const judged = useMemo(() => verdicts(rows, state), [rows, state]);
  const letGo = useCallback(() => {
    const { staged } = queue.current;
    if (staged.length > 0) void call('import.forget', { stagingIds: staged.splice(0) });
  }, [call]);
  useEffect(() => {
    const now = queue.current;
    now.isLeft = false;
    return () => {
      now.isLeft = true;
      letGo();
    };
  }, [letGo]);

  return {
    rows,
    verdicts: judged,
    reading,
    pattern,
    isWriting,
    isCorrected: typed !== null || rows.some(isTouched),
    add(files) {
      // Without its ending, so that `PAR1PW01` comes before `PAR1PW01 copy`.
      const stem = ({ name }: File) => name.replace(/\.[^.]+$/, '');
      const order = new Intl.Collator(undefined, { numeric: true });
      queue.current.files.push(...files.toSorted((a, b) => order.compare(stem(a), stem(b))));
      void readAll();
    },
    stop: () => {
      queue.current.files.length = Math.min(queue.current.files.length, queue.current.done + 1);
    },
    change,
    drop: (key) => setRows((held) => held.filter((row) => row.key !== key)),
    setPattern(next) {
      setTyped(next);
      setRows((held) => held.map((row) => withPattern(row, next)));
    },
    async confirm() {
      const chosen = rows.filter((_, i) => judged[i]?.isIn);
      setWriting(true);
      try {
        const done = await act('import.confirm', {
          files: chosen.flatMap(confirmed),
          ...(pattern === saved ? {} : { pattern }),
        });
        if (!done) return false;
        say(words.imports.imported(done.transcriptIds.length));
        view.set({ overlay: 'none', room: 'code', transcriptId: done.transcriptIds[0] ?? null });
        return true;
      } finally {
        setWriting(false);
      }
    },
  };
}

/** Files that wait to be read, and how many of them have been; `staged` waits with the host, the first of the import first. */
type Queue = {
  files: File[];
  done: number;
  running: boolean;
  key: number;
  staged: string[];
  isLeft: boolean;
};

const confirmed = (row: Row) =>
  row.reading
    ? [
        {
          stagingId: row.reading.stagingId,
          title: row.title.trim(),
          caseCode: row.caseCode,
          participantCode: row.participantCode,
          speakers: row.speakers.map(({ label, isInterviewer, participantCode }) => ({
            label,
            isInterviewer,
            participantCode,
          })),
        },
      ]
    : [];

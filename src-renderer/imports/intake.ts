import { useEffect, useMemo, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { readFile } from './read-file.ts';
import { readRow, unreadRow, verdicts, withPattern, type Row, type Verdict } from './rows.ts';

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
  change: (key: number, change: (row: Row) => Row) => void;
  /** Takes a file out that has gone another way. */
  drop: (key: number) => void;
  setPattern: (pattern: string) => void;
  /** Writes what is in; true when it was done. */
  confirm: () => Promise<boolean>;
  forget: () => void;
};

export function useIntake(): Intake {
  const { act, call, view, say } = useSession();
  const state = useStore((now) => now);
  const saved = useStore((now) => now.tables.project.values().next().value?.identifierPattern ?? '');
  const [typed, setTyped] = useState<string | null>(null);
  const pattern = typed ?? saved;
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [reading, setReading] = useState<Intake['reading']>(null);
  const [isWriting, setWriting] = useState(false);
  const queue = useRef<{ files: File[]; done: number; running: boolean; key: number }>({
    files: [],
    done: 0,
    running: false,
    key: 0,
  });
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
      const read = await readFile({ call }, file);
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
  const judged = useMemo(() => verdicts(rows, state), [rows, state]);
  const ids = () => rows.flatMap((row) => (row.reading ? [row.reading.stagingId] : []));
  const forget = () => {
    queue.current.files.length = queue.current.done;
    if (rows.length > 0) void call('import.forget', { stagingIds: ids() });
  };

  return {
    rows,
    verdicts: judged,
    reading,
    pattern,
    isWriting,
    isCorrected: typed !== null || rows.some((row) => row.isCorrected),
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
    change: (key, change) => setRows((held) => held.map((row) => (row.key === key ? change(row) : row))),
    drop: (key) => setRows((held) => held.filter((row) => row.key !== key)),
    setPattern(next) {
      setTyped(next);
      setRows((held) => held.map((row) => withPattern(row, next)));
    },
    forget,
    async confirm() {
      const chosen = rows.filter((_, i) => judged[i]?.isIn);
      setWriting(true);
      try {
        if (pattern !== saved && !(await act('project.update', { identifierPattern: pattern }))) return false;
        const done = await act('import.confirm', { files: chosen.flatMap(confirmed) });
        if (!done) return false;
        forget();
        say(words.imports.imported(done.transcriptIds.length));
        view.set({ overlay: 'none', room: 'code', transcriptId: done.transcriptIds[0] ?? null });
        return true;
      } finally {
        setWriting(false);
      }
    },
  };
}

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

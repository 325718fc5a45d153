import type { Failure, Input, ReplaceOutcome, Result } from '@shared/contract/index.ts';
import { useEffect, useState } from 'react';
import { useSession, useStore } from '../../store/react.tsx';

/** Words are looked for when the typing has paused for so long, in milliseconds. */
const PAUSE = 180;
/** A search that takes longer can be seen and stopped, in milliseconds. */
const LONG = 700;

export type Preview = {
  /** The last answer; while `isLooking` it is that of an older question. */
  outcome: ReplaceOutcome | null;
  failure: Failure | null;
  isLooking: boolean;
  /** It has been looking for a while: how far it has come, 0 to 1. */
  isLong: boolean;
  done: number;
  stop: () => void;
  again: () => void;
};

/** What a replacement would do, asked when the typing pauses and after every change; answers that come late are let go. */
export function usePreview(input: Input<'transcripts.replace'> | null): Preview {
  const { call } = useSession();
  const revision = useStore((state) => state.revision);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ to: string; result: Result<ReplaceOutcome> } | null>(null);
  const [running, setRunning] = useState<{ to: string; isLong: boolean; done: number } | null>(null);
  const [stopper, setStopper] = useState<AbortController | null>(null);
  const asked = input === null ? null : JSON.stringify({ input, revision, attempt });
  useEffect(() => {
    if (asked === null) return;
    const abort = new AbortController();
    let late = false;
    const timers = [
      setTimeout(() => {
        setStopper(abort);
        const { input: wanted } = JSON.parse(asked) as { input: Input<'transcripts.replace'> };
        const onProgress = ({ done, total }: { done: number; total: number }) => {
          if (!late) setRunning((now) => (now?.isLong ? { ...now, done: done / total } : now));
        };
        void call('transcripts.replace', wanted, { cancel: abort.signal, onProgress }).then((result) => {
          if (!late) setAnswer({ to: asked, result });
        });
      }, PAUSE),
      setTimeout(() => setRunning({ to: asked, isLong: true, done: 0 }), PAUSE + LONG),
    ];
    return () => {
      late = true;
      for (const timer of timers) clearTimeout(timer);
      setStopper(null);
      abort.abort();
    };
  }, [call, asked]);
  const isLooking = asked !== null && answer?.to !== asked;
  const last = answer?.result;
  return {
    outcome: asked !== null && last?.ok ? last.value : null,
    failure: asked !== null && last && !last.ok && !isLooking ? last.failure : null,
    isLooking,
    isLong: isLooking && running?.to === asked && running.isLong,
    done: running?.done ?? 0,
    stop: () => stopper?.abort(),
    again: () => setAttempt((n) => n + 1),
  };
}

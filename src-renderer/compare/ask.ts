import { useEffect, useRef } from 'react';
import type { Step } from './steps.ts';

export type VerdictAsked = 'same' | 'different' | 'move' | 'property' | 'definition' | 'negative';

/** What a key or command asks the bench that is on the screen to do. */
export type BenchAsk =
  | { do: 'move'; by: 'up' | 'down' | 'left' | 'right' | 'first' | 'last'; extend: boolean }
  | { do: 'pick' | 'column' | 'read' | 'question' | 'reason' | 'find' | 'clear' | 'codes' | 'filter' }
  | { do: 'step'; step: Step }
  | { do: 'verdict'; verdict: VerdictAsked };

const EVENT = 'groundwork-bench';

/** Asks the bench; where none is on the screen nothing happens. */
export const askBench = (asked: BenchAsk): void => {
  document.dispatchEvent(new CustomEvent<BenchAsk>(EVENT, { detail: asked }));
};

/** Hears what is asked while the caller is on the screen. Several parts of the bench hear it, each its own. */
export function useBenchAsked(hear: (asked: BenchAsk) => void): void {
  const current = useRef(hear);
  useEffect(() => {
    current.current = hear;
  });
  useEffect(() => {
    const listen = (event: Event) => current.current((event as CustomEvent<BenchAsk>).detail);
    document.addEventListener(EVENT, listen);
    return () => document.removeEventListener(EVENT, listen);
  }, []);
}

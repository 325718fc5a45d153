import type { Step } from './steps.ts';
import { createAsking } from '../ui/asking.ts';

export type VerdictAsked = 'same' | 'different' | 'move' | 'property' | 'definition' | 'negative';

/** What a key or command asks the bench that is on the screen to do. */
export type BenchAsk =
  | { do: 'move'; by: 'up' | 'down' | 'left' | 'right' | 'first' | 'last'; extend: boolean }
  | { do: 'pick' | 'column' | 'read' | 'question' | 'reason' | 'find' | 'clear' | 'codes' | 'filter' }
  | { do: 'step'; step: Step }
  | { do: 'verdict'; verdict: VerdictAsked };

/** Asks the bench that is on the screen; several parts of it hear it, each its own. */
export const { ask: askBench, useAsked: useBenchAsked } = createAsking<BenchAsk>('groundwork-bench');

import type { Bench, BenchFilter, Id } from '@shared/contract/index.ts';
import type { BenchLook } from '../store/bench-look.ts';
import type { Session } from '../store/react.tsx';

/** Words that come with the first answer, so that the first cards are painted whole. */
export const FIRST = 150;

export type Asked = { codeIds: readonly Id[]; withBelow: boolean; filter: BenchFilter };

/** What the host is asked, as a key. */
export const askedOf = ({ codeIds, withBelow, filter }: Asked): string =>
  JSON.stringify({ codeIds, withBelow, filter });

/** Asks the host at once, so that it answers while the room is drawn. */
export function askAhead({ act, store }: Session, asked: Asked): BenchLook['ahead'] {
  const { codeIds, withBelow, filter } = asked;
  return {
    asked: askedOf(asked),
    revision: store.get().revision,
    answer: act('bench.read', { codeIds: [...codeIds], withBelow, filter, first: FIRST }),
  };
}

/** The answer to what was asked ahead; null when it was another question, or the study has changed since. */
export function askedAhead({ view, store }: Session, asked: string): Promise<Bench | null> | null {
  const { ahead } = view.get().bench;
  return ahead?.asked === asked && ahead.revision === store.get().revision ? ahead.answer : null;
}

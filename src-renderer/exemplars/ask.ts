import { createAsking } from '../ui/asking.ts';

const asking = createAsking<void>('groundwork-find-candidates');

/** Asks the board that is on the screen to look for candidates. */
export const askForCandidates = (): void => asking.ask();

/** Hears that while the caller is on the screen. */
export const useBoardAsked = asking.useAsked;

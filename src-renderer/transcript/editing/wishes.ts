import { dispatchAtOnce } from '../../ui/asking.ts';

/** What the commands can ask of the edit that is open in this window. */
export type Wish = 'undo' | 'redo' | 'done' | 'speaker';

const EVENT = 'transcript-edit-wish';

export const wish = (what: Wish): boolean => dispatchAtOnce(new CustomEvent<Wish>(EVENT, { detail: what }));

export function onWished(done: (what: Wish) => void, signal: AbortSignal): void {
  document.addEventListener(
    EVENT,
    (event) => {
      if (event instanceof CustomEvent) done(event.detail as Wish);
    },
    { signal },
  );
}

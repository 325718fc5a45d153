/**
 * Awaited between steps of long work, so that others are served, and told how much of it is done, from 0 to 1, where
 * that is known. It may throw to stop the work.
 */
export type Pause = (done?: number) => Promise<void>;

export const withoutPause: Pause = async () => {};

/** The pause of a part of the work: while the part goes from 0 to 1, the whole goes from `from` to `to`. */
export const partOf =
  (pause: Pause, from: number, to: number): Pause =>
  (done) =>
    pause(done === undefined ? done : from + (to - from) * Math.min(1, done));

import type { Broadcast, Failure, Told } from '../contract/index.ts';

/** How far long work has come: `done` of `total` in units of the work, and what it is at. */
export type ProgressReport = { done: number; total: number; note: string };

/** Frames from the caller: a call, or the wish to stop one. */
export type ToHost = { id: number; method: string; input: unknown } | { cancel: number };

/** Frames to the caller. A change always comes before the reply of the call that made it. */
export type ToWindow =
  | { id: number; ok: unknown }
  | { id: number; failure: Failure }
  | { id: number; progress: ProgressReport }
  | { broadcast: Broadcast }
  | { told: Told }
  | { front: true };

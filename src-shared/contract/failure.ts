/** Everything that can go wrong on the way from a call to its reply. Closed: a new kind of failure is added here. */
export const FAILURE_CODES = [
  'invalid', // the input does not fit its schema, or names something impossible
  'not_found', // a row that is not there (any more)
  'conflict', // the row has moved on since it was read; a name is taken; a change cannot be undone
  'unfaithful', // a quotation that is not a cut of its passage
  'cancelled', // the caller stopped it
  'closed', // the connection or the host has gone
  'locked', // another window has the project open
  'unreadable', // a file that cannot be read, or is not what its name says
  'too_large', // over a stated limit
  'exists', // a file that would be overwritten
  'not_a_project', // a file that is no Groundwork project
  'newer_version', // made by a later Groundwork
  'damaged', // a project whose database does not pass its check
  'read_only', // a file or folder that cannot be written
  'disk_full', // no room left
  'internal', // a defect of ours; the message says where
] as const;
/** One of the closed list. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** A failure is a value: it crosses the port, is shown, and is never thrown across a boundary. */
export type Failure = { code: FailureCode; message: string };

/** What was asked for, or why not. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A result that is there. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
/** A result that is not. `message`: what happened, to what, and what to do, for a researcher to read. */
export const fail = (code: FailureCode, message: string): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { code, message },
});

/**
 * Carries a failure up to the nearest boundary inside one process: a handler may throw it to leave a write, and the
 * server turns it back into a value. It never crosses the port.
 */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'Refusal';
    this.failure = { code, message };
  }
}

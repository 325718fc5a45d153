import {
  contract,
  Refusal,
  type Broadcast,
  type Checked,
  type Failure,
  type MethodName,
  type Output,
  type Told,
} from '../contract/index.ts';
import type { ProgressReport, ToHost, ToWindow } from './messages.ts';
import type { Port } from './port.ts';

/** Who calls: one for all calls over a port; gone once that has closed. */
export type Caller = { readonly isGone: boolean };

/**
 * What a handler is given beside its input. `cancelled()` is asked between steps of long work. `caller` is not there
 * where no port is between, as from the command line.
 */
export type CallContext = { cancelled(): boolean; progress(report: ProgressReport): void; caller?: Caller };

/** One function per call. A handler throws `Refusal` to fail; anything else thrown is a defect and reads `internal`. */
export type Handlers = {
  [M in MethodName]: (input: Checked<M>, context: CallContext) => Output<M> | Promise<Output<M>>;
};

/** What the server needs of a host. */
export type Served = {
  handlers: Handlers;
  subscribe(listener: (broadcast: Broadcast) => void): () => void;
  subscribeTold?(listener: (told: Told) => void): () => void;
  /** A defect's stack, for the host's own log; never its input, which is private. */
  onDefect(method: string, error: Error): void;
};

/** Answers calls that arrive on `port` until it closes. Returns a function that sends `front` to the window. */
export function serve(port: Port, host: Served): { front(): void } {
  const send = (message: ToWindow) => port.send(message);
  const running = new Map<number, { cancelled: boolean }>();
  const caller = { isGone: false };
  port.onClose(host.subscribe((broadcast) => send({ broadcast })));
  const noMore = host.subscribeTold?.((told) => send({ told }));
  if (noMore) port.onClose(noMore);
  port.onClose(() => {
    caller.isGone = true;
    for (const call of running.values()) call.cancelled = true;
  });
  port.onMessage((message) => {
    const frame = readFrame(message);
    if (!frame) return;
    if ('cancel' in frame) {
      const call = running.get(frame.cancel);
      if (call) call.cancelled = true;
      return;
    }
    const state = { cancelled: false };
    running.set(frame.id, state);
    const context: CallContext = {
      cancelled: () => state.cancelled,
      progress: (progress) => send({ id: frame.id, progress }),
      caller,
    };
    void answer(host, frame.method, frame.input, context).then((reply) => {
      running.delete(frame.id);
      try {
        send({ id: frame.id, ...reply });
      } catch (error) {
        // What cannot be sent is a defect of one call, and no reason to lose the project for all windows.
        send({ id: frame.id, failure: defectOf(host, frame.method, error) });
      }
    });
  });
  return { front: () => send({ front: true }) };
}

/** One call, checked, run and turned into a value. Never rejects. */
export async function answer(
  host: Served,
  method: string,
  input: unknown,
  context: CallContext,
): Promise<{ ok: unknown } | { failure: Failure }> {
  if (!Object.hasOwn(contract, method))
    return { failure: { code: 'not_found', message: `There is no call ${method}.` } };
  const known = method as MethodName;
  const checked = contract[known].input.safeParse(input);
  if (!checked.success)
    return { failure: { code: 'invalid', message: explain(method, checked.error.issues) } };
  try {
    const handler = host.handlers[known] as (input: unknown, context: CallContext) => unknown;
    return { ok: await handler(checked.data, context) };
  } catch (error) {
    if (error instanceof Refusal) return { failure: error.failure };
    return { failure: defectOf(host, method, error) };
  }
}

function defectOf(host: Served, method: string, error: unknown): Failure {
  const defect = error instanceof Error ? error : new Error(String(error));
  host.onDefect(method, defect);
  return { code: 'internal', message: `${method} could not be done: ${defect.message}` };
}

/** So many of what is wrong with an input are said: a list of thousands may be wrong in each. */
const SAID = 5;

const explain = (method: string, issues: { path: PropertyKey[]; message: string }[]) => {
  const said = issues.slice(0, SAID).map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
  const more = issues.length > SAID ? [`and ${issues.length - SAID} more`] : [];
  return `${method}: ${[...said, ...more].join('; ')}`;
};

function readFrame(message: unknown): ToHost | null {
  if (typeof message !== 'object' || message === null) return null;
  const frame = message as Record<string, unknown>;
  if (typeof frame['cancel'] === 'number') return { cancel: frame['cancel'] };
  if (typeof frame['id'] !== 'number' || typeof frame['method'] !== 'string') return null;
  return { id: frame['id'], method: frame['method'], input: frame['input'] };
}

import {
  fail,
  ok,
  type Broadcast,
  type Input,
  type MethodName,
  type Output,
  type Result,
  type Told,
} from '../contract/index.ts';
import type { ProgressReport, ToHost, ToWindow } from './messages.ts';
import type { Port } from './port.ts';

type CallOptions = { onProgress?: (report: ProgressReport) => void; cancel?: CancelSignal };
/** As much of an `AbortSignal` as is used. */
type CancelSignal = {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
};

/** Calls the host. Failures are values; the promise never rejects. */
export type Call = <M extends MethodName>(
  method: M,
  input: Input<M>,
  options?: CallOptions,
) => Promise<Result<Output<M>>>;

export type Listeners = {
  onBroadcast(broadcast: Broadcast): void;
  onTold?(told: Told): void;
  onFront(): void;
  onClosed(): void;
};

/** The caller's end. A change is delivered before the reply of the call that made it. */
export function connect(port: Port, listeners: Listeners): Call {
  type Waiting = { resolve(result: Result<unknown>): void; onProgress: CallOptions['onProgress'] };
  const waiting = new Map<number, Waiting>();
  const gone = fail(
    'closed',
    'The connection to the project has closed. Start Groundwork again; everything confirmed is saved.',
  );
  let next = 1;
  let open = true;
  port.onMessage((message) => {
    const frame = message as ToWindow;
    if ('broadcast' in frame) return listeners.onBroadcast(frame.broadcast);
    if ('told' in frame) return listeners.onTold?.(frame.told);
    if ('front' in frame) return listeners.onFront();
    const call = waiting.get(frame.id);
    if (!call) return;
    if ('progress' in frame) return call.onProgress?.(frame.progress);
    waiting.delete(frame.id);
    call.resolve('ok' in frame ? ok(frame.ok) : { ok: false, failure: frame.failure });
  });
  port.onClose(() => {
    open = false;
    for (const call of waiting.values()) call.resolve(gone);
    waiting.clear();
    listeners.onClosed();
  });
  return (method, input, options) =>
    new Promise((resolve) => {
      if (!open) return resolve(gone);
      const id = next++;
      waiting.set(id, { resolve: resolve as Waiting['resolve'], onProgress: options?.onProgress });
      port.send({ id, method, input } satisfies ToHost);
      const stop = () => port.send({ cancel: id } satisfies ToHost);
      if (options?.cancel?.aborted) stop();
      else options?.cancel?.addEventListener('abort', stop);
    });
}

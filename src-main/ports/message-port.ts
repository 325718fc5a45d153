import { pipe } from '@shared/rpc/pipe.ts';
import type { Port } from '@shared/rpc/port.ts';

/** As much of a message port as is used: `node:worker_threads`' MessagePort and Electron's MessagePortMain both fit. */
type MessagePipe<E> = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: E) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
};

/** A message port as a `Port`. `messageOf` finds the message: Node hands over the value itself, Electron an event. */
export function messagePort<E>(wire: MessagePipe<E>, messageOf: (event: E) => unknown): Port {
  const { port, deliver, closed } = pipe({
    send: (message) => wire.postMessage(message),
    close: () => wire.close(),
  });
  wire.on('message', (event) => deliver(messageOf(event)));
  wire.on('close', closed);
  wire.start();
  return port;
}

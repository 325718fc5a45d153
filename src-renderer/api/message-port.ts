import { pipe } from '@shared/rpc/pipe.ts';
import type { Port } from '@shared/rpc/port.ts';

/** The window's end of a message channel whose other end is the host. */
export function messagePort(wire: MessagePort): Port {
  const { port, deliver, closed } = pipe({
    send: (message) => wire.postMessage(message),
    close: () => wire.close(),
  });
  wire.addEventListener('message', (event: MessageEvent<unknown>) => deliver(event.data));
  // Told when the other end closes or its process dies.
  wire.addEventListener('close', closed);
  wire.start();
  return port;
}

import type { Port } from './port.ts';

/** What a port stands on: something that sends one message, and that can be closed. */
export type Wire = { send(message: unknown): void; close(): void };

/** A port, and the two things its wire tells it. */
type Pipe = { port: Port; deliver: (message: unknown) => void; closed: () => void };

/**
 * What every adapter has in common. Messages that arrive before anybody listens wait for the first listener; nothing
 * is sent or delivered after a close, from whichever end; a close is told once, and at once to who asks afterwards.
 */
export function pipe(wire: Wire): Pipe {
  const listeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const early: unknown[] = [];
  let open = true;
  const closed = () => {
    if (!open) return;
    open = false;
    early.length = 0;
    for (const listener of closeListeners) listener();
  };
  return {
    port: {
      send(message) {
        if (open) wire.send(message);
      },
      onMessage(listener) {
        listeners.push(listener);
        for (const message of early.splice(0)) listener(message);
      },
      onClose(listener) {
        if (open) closeListeners.push(listener);
        else listener();
      },
      close() {
        if (!open) return;
        closed();
        wire.close();
      },
    },
    deliver(message) {
      if (!open) return;
      if (listeners.length === 0) early.push(message);
      else for (const listener of listeners) listener(message);
    },
    closed,
  };
}

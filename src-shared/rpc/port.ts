/**
 * An ordered two-way pipe. An Electron MessagePort, a WebSocket and an in-memory pair all are one. Messages carry
 * plain data, `Uint8Array` included. Nothing is delivered after a close.
 */
export type Port = {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
};

/** Two ports joined in memory. Messages are copied, and delivered in order in later microtasks, as on a wire. */
export function memoryPorts(copy: (message: unknown) => unknown = structuredCopy): [Port, Port] {
  const ends = [end(), end()] as const;
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    for (const one of ends) for (const listener of one.closed) listener();
  };
  const port = (mine: End, theirs: End): Port => ({
    send(message) {
      if (!open) return;
      const copied = copy(message);
      queueMicrotask(() => {
        if (open) for (const listener of theirs.messages) listener(copied);
      });
    },
    onMessage: (listener) => void mine.messages.push(listener),
    onClose: (listener) => void mine.closed.push(listener),
    close,
  });
  return [port(ends[0], ends[1]), port(ends[1], ends[0])];
}

type End = { messages: ((message: unknown) => void)[]; closed: (() => void)[] };
const end = (): End => ({ messages: [], closed: [] });

// Declared here because src-shared has neither DOM nor Node types; both platforms have these two.
declare function structuredClone<T>(value: T): T;
declare function queueMicrotask(callback: () => void): void;
const structuredCopy = (message: unknown) => structuredClone(message);

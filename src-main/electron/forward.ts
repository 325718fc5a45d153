import { PORT_MESSAGE } from '@shared/rpc/doors.ts';

/** As much of `ipcRenderer` as is used. */
export type Ipc = {
  send(channel: string): void;
  on(channel: string, listener: (event: { ports: unknown[] }) => void): unknown;
};
/** As much of the page's window as is used. */
export type View = {
  addEventListener(type: 'message', listener: (event: ViewMessage) => void): void;
  postMessage(message: string, origin: string, ports: unknown[]): void;
};
export type ViewMessage = { source: unknown; data: unknown; ports: readonly unknown[] };

/** Hands the page's wish for a port on to the shell, and the port that comes back on to the page and to no other. */
export function forwardPort(ipc: Ipc, view: View): void {
  view.addEventListener('message', ({ source, data, ports }) => {
    if (source === view && data === PORT_MESSAGE && ports.length === 0) ipc.send(PORT_MESSAGE);
  });
  // `/` is the page's own origin; that of a page from a file has no name that could stand here.
  ipc.on(PORT_MESSAGE, ({ ports }) => view.postMessage(PORT_MESSAGE, '/', ports));
}

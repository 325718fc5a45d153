import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { MAX_FRAME_BYTES } from '@shared/rpc/frames.ts';
import { memoryPorts } from '@shared/rpc/port.ts';
import type { Joined } from '@shared/rpc/testing/port-suite.ts';
import { WebSocketServer, type WebSocket as HostSocket } from 'ws';
import { messagePort as hostMessagePort } from '../src-main/ports/message-port.ts';
import { webSocketPort as hostSocketPort } from '../src-main/ports/web-socket.ts';
import { messagePort as windowMessagePort } from '../src-renderer/api/message-port.ts';
import { webSocketPort as windowSocketPort } from '../src-renderer/api/web-socket-port.ts';

/** A real WebSocket on loopback, the host's end from `ws`, the window's the platform's own. */
export async function sockets(): Promise<{ ours: HostSocket; theirs: WebSocket; end: () => Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: MAX_FRAME_BYTES });
  await once(server, 'listening');
  const theirs = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/port`);
  const [ours] = (await once(server, 'connection')) as [HostSocket];
  if (theirs.readyState !== theirs.OPEN)
    await new Promise((resolve) => theirs.addEventListener('open', resolve));
  const end = () =>
    new Promise<void>((resolve) => {
      ours.terminate();
      server.close(() => resolve());
    });
  return { ours, theirs, end };
}

/** Node's own end of a message channel, where a message arrives bare. */
export const nodePort = (port: NodePort) => hostMessagePort(port, (value: unknown) => value);

/** The three ports a host and a window can meet over, each a fresh pair. */
export const joins: Record<string, () => Promise<Joined>> = {
  memory: async () => {
    const [host, window] = memoryPorts();
    return { host, window, end: () => host.close() };
  },
  'a message channel': async () => {
    const { port1, port2 } = new MessageChannel();
    // Node's port has the browser's methods too, so the window's own adapter is tried here.
    const window = windowMessagePort(port2 as unknown as MessagePort);
    return { host: nodePort(port1), window, end: () => port1.close() };
  },
  'a WebSocket': async () => {
    const { ours, theirs, end } = await sockets();
    return { host: hostSocketPort(ours), window: windowSocketPort(theirs), end };
  },
};

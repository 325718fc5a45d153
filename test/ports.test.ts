import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { encodeFrame, MAX_FRAME_BYTES } from '@shared/rpc/frames.ts';
import { portLaws, type Joined } from '@shared/rpc/testing/port-suite.ts';
import { messagePort as hostMessagePort } from '../src-main/ports/message-port.ts';
import { webSocketPort as hostSocketPort } from '../src-main/ports/web-socket.ts';
import { webSocketPort as windowSocketPort } from '../src-renderer/api/web-socket-port.ts';
import { joins, nodePort, sockets } from './joins.ts';

for (const [name, join] of Object.entries(joins)) portLaws(name, join);

portLaws(
  'a message channel with events that wrap the message, as Electron’s do',
  async (): Promise<Joined> => {
    const { port1, port2 } = new MessageChannel();
    const wrapping = {
      postMessage: (message: unknown) => port1.postMessage(message),
      on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
        return port1.on(event, (value: unknown) => listener({ data: value }));
      },
      start: () => port1.start(),
      close: () => port1.close(),
    };
    return {
      host: hostMessagePort<{ data: unknown }>(wrapping, (event) => event.data),
      window: nodePort(port2),
      end: () => port1.close(),
    };
  },
);

const closing = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));

test('A message over 64 MB closes the socket and reaches nobody.', async () => {
  const { ours, theirs, end } = await sockets();
  const arrived: unknown[] = [];
  const port = hostSocketPort(ours);
  port.onMessage((message) => void arrived.push(message));
  const closed = new Promise<void>((resolve) => port.onClose(resolve));
  const code = closing(theirs);
  theirs.send(encodeFrame({ bytes: new Uint8Array(MAX_FRAME_BYTES) }));
  await closed;
  expect([await code, arrived]).toEqual([1009, []]);
  await end();
});

test.each([
  ['text', '{"id":1}'],
  ['broken bytes', new Uint8Array([0xc1, 0xff])],
])('A frame of %s closes the socket and reaches nobody.', async (_kind, frame) => {
  const { ours, theirs, end } = await sockets();
  const arrived: unknown[] = [];
  hostSocketPort(ours).onMessage((message) => void arrived.push(message));
  const code = closing(theirs);
  theirs.send(frame);
  expect([await code, arrived]).toEqual([1007, []]);
  await end();
});

test('Messages that arrive before anybody listens wait for the first listener, in order.', async () => {
  const { ours, theirs, end } = await sockets();
  const port = windowSocketPort(theirs);
  const host = hostSocketPort(ours);
  for (const message of [1, 2, 3]) host.send(message);
  await new Promise((resume) => setTimeout(resume, 30));
  const arrived: unknown[] = [];
  port.onMessage((message) => void arrived.push(message));
  expect(arrived).toEqual([1, 2, 3]);
  await end();
});

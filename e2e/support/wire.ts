import { get } from 'node:http';
import { WebSocket } from 'ws';
import type { Broadcast, Result } from '../../src-shared/contract/index.ts';
import { connect, type Call } from '../../src-shared/rpc/client.ts';
import { PORT_PATH } from '../../src-shared/rpc/doors.ts';
import { decodeFrame, encodeFrame } from '../../src-shared/rpc/frames.ts';
import { pipe } from '../../src-shared/rpc/pipe.ts';

/** A window without a page: the real port of the built program, spoken by a test. */
export type Wire = {
  call: Call;
  broadcasts: Broadcast[];
  /** How often it was asked to come to the front. */
  fronts: () => number;
  closed: Promise<void>;
  close: () => void;
};

/** Goes in by the one-time address, as a browser does, and opens the port. */
export async function wireTo(address: string): Promise<Wire> {
  const { origin, host } = new URL(address);
  const cookie = await sessionOf(address);
  const socket = new WebSocket(`ws://${host}${PORT_PATH}`, { headers: { origin, cookie } });
  const { port, deliver, closed } = pipe({
    send: (message) => socket.send(encodeFrame(message)),
    close: () => socket.close(),
  });
  socket.binaryType = 'nodebuffer';
  socket.on('message', (bytes: Buffer) => deliver(decodeFrame(bytes)));
  socket.on('close', closed);
  // A killed host resets the connection: the close that follows tells it.
  socket.on('error', closed);
  await new Promise<void>((opened, failed) => {
    socket.once('open', () => opened());
    socket.once('error', failed);
  });
  const broadcasts: Broadcast[] = [];
  const seen = { fronts: 0 };
  const gone = new Promise<void>((ended) => port.onClose(ended));
  const call = connect(port, {
    onBroadcast: (broadcast) => void broadcasts.push(broadcast),
    onFront: () => void seen.fronts++,
    onClosed: () => {},
  });
  return { call, broadcasts, fronts: () => seen.fronts, closed: gone, close: () => port.close() };
}

/** What a start address answers to somebody who brings no session. */
export const statusOf = (address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(address, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });

function sessionOf(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, (response) => {
      response.resume();
      const [cookie] = response.headers['set-cookie'] ?? [];
      if (cookie) resolve(cookie.split(';')[0] ?? '');
      else reject(new Error(`The address answered ${response.statusCode} and gave no session.`));
    }).on('error', reject);
  });
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.failure.code}: ${result.failure.message}`);
}

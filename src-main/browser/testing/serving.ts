import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { WebSocket } from 'ws';
import { connect, type Call } from '@shared/rpc/client.ts';
import { smallHost, type SmallHost } from '@shared/rpc/testing/small-host.ts';
import { webSocketPort } from '../../ports/web-socket.ts';
import { startServer, type BrowserServer } from '../server.ts';

/** What a request was answered with. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
/** A window on the port, or the status with which it was refused. */
type Opened = { refused: number } | { call: Call; socket: WebSocket; fronts: () => number };

/** A server of each test's own, over a host that does little, and what a browser asks of it. */
export type Serving = {
  server: BrowserServer;
  host: SmallHost;
  /** What the server takes for the time, in milliseconds. */
  clock: number;
  /** The folder that it serves; beside it and in it are files that are not to be served. */
  pages: string;
  ask: (path: string, options?: RequestOptions, body?: Buffer) => Promise<Answer>;
  /** Goes in by the start address; returns the session's cookie. */
  enter: () => Promise<string>;
  /** Opens the port as a page would; resolves with the status of a refusal, or the call. */
  openPort: (headers: Record<string, string>) => Promise<Opened>;
  origin: () => string;
};

export const pathOf = (address: string) => address.replace(/^http:\/\/[^/]+/, '');

/** Serves in every test of the file that calls it. */
export function serving(): Serving {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-server-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const pages = join(folder, 'renderer');
  layOut(folder, pages);
  const at = () => ({ host: '127.0.0.1', port: on.server.port });
  // The server and its host are there from the first test on.
  const on = { clock: 0, pages } as Serving;
  beforeEach(async () => {
    on.clock = 0;
    on.host = smallHost();
    const started = await startServer({ host: on.host, pages, now: () => on.clock });
    if (!started.ok) throw new Error(started.failure.message);
    on.server = started.value;
  });
  afterEach(() => on.server.close());
  return Object.assign(on, {
    ask: (path, options = {}, body) => ask({ ...at(), path, ...options }, body),
    enter: async () => {
      const { headers } = await on.ask(pathOf(on.server.address()));
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    openPort: (headers) => openPort(`ws://127.0.0.1:${on.server.port}/port`, headers),
    origin: () => `http://127.0.0.1:${on.server.port}`,
  } satisfies Partial<Serving>);
}

function layOut(folder: string, pages: string): void {
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Groundwork</title>');
  writeFileSync(join(pages, 'assets', 'index-BQfx1l2_.js'), 'export {};');
  writeFileSync(join(pages, 'icon.svg'), '<svg/>');
  writeFileSync(join(pages, 'notes.txt'), 'not for serving');
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
  symlinkSync(join(folder, 'secret.json'), join(pages, 'link.json'));
}

function ask(options: RequestOptions, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function openPort(address: string, headers: Record<string, string>): Promise<Opened> {
  const socket = new WebSocket(address, { headers });
  const refused = new Promise<{ refused: number }>((resolve) => {
    socket.on('unexpected-response', (sent, response) => {
      resolve({ refused: response.statusCode ?? 0 });
      sent.destroy();
    });
    socket.on('error', () => resolve({ refused: 0 }));
  });
  const opened = once(socket, 'open').then(() => {
    let fronts = 0;
    const call = connect(webSocketPort(socket), {
      onBroadcast() {},
      onFront: () => void fronts++,
      onClosed() {},
    });
    return { call, socket, fronts: () => fronts };
  });
  return Promise.race([refused, opened]);
}

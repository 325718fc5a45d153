import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { fail, ok, type Result } from '@shared/contract/index.ts';
import { MAX_FRAME_BYTES } from '@shared/rpc/frames.ts';
import type { Port } from '@shared/rpc/port.ts';
import { serve, type Served } from '@shared/rpc/server.ts';
import { webSocketPort } from '../ports/web-socket.ts';
import { readPage } from './files.ts';
import { admit, admitUpgrade, type Asked } from './guard.ts';
import { headers } from './headers.ts';
import { createSessions, digest } from './session.ts';

export type ServerOptions = {
  host: Served;
  /** The folder of the built renderer. */
  pages: string;
  /** With 0, or without one, a port that is free. */
  port?: number;
  /** `host:port` of a development server that serves the page in our place and hands the socket on to us. */
  pageHost?: string | undefined;
  now?: () => number;
  random?: (bytes: number) => Uint8Array;
};

/** The browser shell's server, on 127.0.0.1 alone. */
export type BrowserServer = {
  readonly port: number;
  /** An address that opens a window, once, within a minute. */
  address: () => string;
  /** Where and with what secret a second start asks for this one to come to the front. */
  readonly front: { url: string; secret: string };
  /** How many windows are connected. */
  windows: () => number;
  /** Called after each window that comes or goes. */
  onWindows: (listener: () => void) => void;
  /** Ends every connection. */
  close: () => Promise<void>;
};

/** No request of ours has a body; this is for whatever a client library might add. In bytes. */
const MAX_BODY = 1024;

/** Starts to serve `host`. Fails with `invalid` when the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<Result<BrowserServer>> {
  const { now = () => performance.now(), random = randomBytes } = options;
  const server = createServer();
  const listening = await listen(server, options.port ?? 0);
  if (!listening.ok) return listening;
  const port = listening.value;
  const own = `127.0.0.1:${port}`;
  const pageHost = options.pageHost ?? own;
  const hosts = [...new Set([own, pageHost])];
  const sessions = createSessions({ port, now, random });
  const secret = Buffer.from(random(32)).toString('base64url');
  const address = () => `http://${own}/start?code=${sessions.mint()}`;

  const windows = new Map<Port, { front(): void }>();
  const listeners: (() => void)[] = [];
  const told = () => {
    for (const listener of listeners) listener();
  };

  const respond = (
    response: ServerResponse,
    status: number,
    body: string | Buffer,
    more: Record<string, string> = {},
  ) => {
    response.writeHead(status, { ...headers(hosts), ...more });
    response.end(body);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const admitted = admit(askedBy(request), hosts);
    if ('status' in admitted) return respond(response, admitted.status, `${admitted.why}\n`);
    if (!(await bodyWithin(request, MAX_BODY)))
      return respond(response, 413, 'Too large.\n', { connection: 'close' });
    if (admitted.to === 'front') {
      if (!timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${secret}`)))
        return respond(response, 401, 'No.\n');
      for (const window of windows.values()) window.front();
      return windows.size > 0 ? respond(response, 204, '') : respond(response, 200, address());
    }
    if (admitted.to === 'start') {
      const cookie = sessions.redeem(admitted.code);
      if (cookie === null) return respond(response, 403, USED);
      return respond(response, 303, '', {
        'set-cookie': cookie,
        location: pageHost === own ? '/' : `http://${pageHost}/`,
      });
    }
    if (!sessions.knows(request.headers.cookie)) return respond(response, 401, STRANGER);
    const page = admitted.to === 'file' ? await readPage(options.pages, admitted.path) : null;
    if (!page) return respond(response, 404, 'There is nothing here.\n');
    respond(response, 200, page.body, { ...page.headers, 'content-length': String(page.body.length) });
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      options.host.onDefect('page', error instanceof Error ? error : new Error(String(error)));
      if (!response.headersSent)
        respond(response, 500, 'The page could not be read. Start Groundwork again.\n');
      else response.destroy();
    });
  });

  const upgrader = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client that is gone before it is answered is none of our business; `ws` listens once it has taken over.
    const gone = () => socket.destroy();
    socket.on('error', gone);
    const admitted = admitUpgrade(askedBy(request), hosts);
    if ('status' in admitted) return refuseUpgrade(socket, admitted.status);
    if (!sessions.knows(request.headers.cookie)) return refuseUpgrade(socket, 401);
    socket.off('error', gone);
    upgrader.handleUpgrade(request, socket, head, (webSocket) => {
      const end = webSocketPort(webSocket);
      const window = serve(end, options.host);
      windows.set(end, window);
      end.onClose(() => {
        windows.delete(end);
        told();
      });
      told();
    });
  });

  return ok({
    port,
    address,
    front: { url: `http://${own}/front`, secret },
    windows: () => windows.size,
    onWindows: (listener) => void listeners.push(listener),
    close: () =>
      new Promise((resolve) => {
        // Told at once that nobody waits any more: what comes after may take the host away from under a call.
        for (const end of windows.keys()) end.close();
        for (const client of upgrader.clients) client.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

const USED = 'This address has been used or is older than a minute. Start Groundwork again for a new one.\n';
const STRANGER = 'This is Groundwork, open in another window. Start Groundwork again to open one here.\n';

const askedBy = ({ method, url, headers: { host, origin, ...others } }: IncomingMessage): Asked => ({
  method,
  url,
  host,
  origin,
  fetchSite: [others['sec-fetch-site']].flat()[0],
});

function listen(server: Server, port: number): Promise<Result<number>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        fail(
          'invalid',
          error.code === 'EADDRINUSE'
            ? `Port ${port} is in use by another program. Choose another, or leave --port out.`
            : `Port ${port} could not be opened: ${error.message}.`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve(ok((server.address() as AddressInfo).port)));
  });
}

/** Reads a body away. False as soon as it is, or says it is, longer than `limit` bytes. */
function bodyWithin(request: IncomingMessage, limit: number): Promise<boolean> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(false);
  let size = 0;
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return;
      request.pause();
      resolve(false);
    });
    request.on('end', () => resolve(true));
    request.on('close', () => resolve(false));
  });
}

function refuseUpgrade(socket: Duplex, status: number) {
  // Destroyed once it is written: one who never closes its end would keep the server from closing.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

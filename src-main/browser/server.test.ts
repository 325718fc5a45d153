import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { connect as connectSocket, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { connect, type Call } from '@shared/rpc/client.ts';
import { smallHost, type SmallHost } from '@shared/rpc/testing/small-host.ts';
import { webSocketPort } from '../ports/web-socket.ts';
import { startServer, type BrowserServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'groundwork-server-'));
const pages = join(folder, 'renderer');
mkdirSync(join(pages, 'assets'), { recursive: true });
writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Groundwork</title>');
writeFileSync(join(pages, 'assets', 'index-BQfx1l2_.js'), 'export {};');
writeFileSync(join(pages, 'icon.svg'), '<svg/>');
writeFileSync(join(pages, 'notes.txt'), 'not for serving');
writeFileSync(join(folder, 'secret.json'), '{"secret":true}');
symlinkSync(join(folder, 'secret.json'), join(pages, 'link.json'));
afterAll(() => rmSync(folder, { recursive: true }));

let clock = 0;
let host: SmallHost;
let server: BrowserServer;
beforeEach(async () => {
  clock = 0;
  host = smallHost();
  const started = await startServer({ host, pages, now: () => clock });
  if (!started.ok) throw new Error(started.failure.message);
  server = started.value;
});
afterEach(() => server.close());

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
function ask(path: string, options: RequestOptions = {}, body?: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, ...options }, (response) => {
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
const pathOf = (address: string) => address.replace(/^http:\/\/[^/]+/, '');
async function enter(): Promise<string> {
  const { headers } = await ask(pathOf(server.address()));
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}
const origin = () => `http://127.0.0.1:${server.port}`;

/** Opens the port as a page would; resolves with the status of a refusal, or the call. */
async function openPort(
  headers: Record<string, string>,
): Promise<{ refused: number } | { call: Call; socket: WebSocket; fronts: () => number }> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/port`, { headers });
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

test('The start address is exchanged for a session and leads to the page, whose address holds nothing.', async () => {
  const entry = await ask(pathOf(server.address()));
  expect([entry.status, entry.headers.location]).toEqual([303, '/']);
  const cookie = entry.headers['set-cookie']?.[0] ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  const page = await ask('/', { headers: { cookie: cookie.split(';')[0] } });
  expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Groundwork</title>']);
});

test('The page comes with headers that allow its own scripts only and are not kept; hashed files are.', async () => {
  const cookie = await enter();
  const page = await ask('/', { headers: { cookie } });
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  const policy = String(page.headers['content-security-policy']).split('; ');
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
  const script = await ask('/assets/index-BQfx1l2_.js', { headers: { cookie } });
  expect(script.headers).toMatchObject({
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  });
  expect((await ask('/icon.svg', { headers: { cookie } })).headers['cache-control']).toBe('no-store');
});

test('A code that is used twice, too old, missing or made up is refused.', async () => {
  const address = pathOf(server.address());
  expect((await ask(address)).status).toBe(303);
  expect((await ask(address)).status).toBe(403);
  const old = pathOf(server.address());
  clock = 60_000;
  expect((await ask(old)).status).toBe(403);
  expect((await ask('/start')).status).toBe(403);
  const wrong = await ask('/start?code=guess');
  expect([wrong.status, wrong.headers['set-cookie']]).toEqual([403, undefined]);
});

test('A wrong host, a page elsewhere and another site are refused even with a session.', async () => {
  const cookie = await enter();
  const status = async (headers: Record<string, string>) =>
    (await ask('/', { headers: { cookie, ...headers } })).status;
  expect(await status({})).toBe(200);
  expect(await status({ host: `evil.example:${server.port}` })).toBe(403);
  expect(await status({ host: `localhost:${server.port}` })).toBe(403);
  expect(await status({ origin: 'http://evil.example' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
});

test('Without a session there is no page, no file and no port.', async () => {
  for (const path of ['/', '/assets/index-BQfx1l2_.js', '/nothing.js', '/port'])
    for (const cookie of ['', 'groundwork=x', `groundwork-${server.port}=x`])
      expect((await ask(path, { headers: { cookie } })).status).toBe(401);
});

test('Nothing outside the folder, nothing linked from it and no unknown kind of file is served.', async () => {
  const cookie = await enter();
  for (const path of [
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/../../secret.json',
    '/link.json',
    '/notes.txt',
    '/assets',
    '/none.js',
  ])
    expect([path, (await ask(path, { headers: { cookie } })).status]).toEqual([path, 404]);
});

test('Any other method is refused.', async () => {
  const cookie = await enter();
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
    expect((await ask('/', { method, headers: { cookie } })).status).toBe(405);
});

test('A big body is refused, whether its length is told or not.', async () => {
  const headers = { authorization: `Bearer ${server.front.secret}` };
  const told = await ask('/front', {
    method: 'POST',
    headers: { ...headers, 'content-length': '10485760' },
  }).catch((error: Error) => error);
  expect(told).toMatchObject({ status: 413 });
  const chunked = await ask(
    '/front',
    { method: 'POST', headers: { ...headers, 'transfer-encoding': 'chunked' } },
    Buffer.alloc(2048),
  );
  expect(chunked.status).toBe(413);
});

test('A header that is too long is refused.', async () => {
  expect((await ask('/', { headers: { cookie: 'x'.repeat(20_000) } })).status).toBe(431);
});

test('The port opens to our page with a session, and carries calls.', async () => {
  const cookie = await enter();
  let changes = 0;
  server.onWindows(() => changes++);
  const opened = await openPort({ cookie, origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  expect(await opened.call('codings.remove', { ids: [1, 2, 3] })).toEqual({
    ok: true,
    value: { removed: 3 },
  });
  expect([server.windows(), changes, host.listeners()]).toEqual([1, 1, 2]);
  const gone = new Promise<void>((resolve) => server.onWindows(resolve));
  opened.socket.close();
  await gone;
  expect([server.windows(), changes, host.listeners()]).toEqual([0, 2, 0]);
});

test('The port is refused without a session, from another page, without a page, and under another host.', async () => {
  const cookie = await enter();
  const good = { cookie, origin: origin() };
  expect(await openPort({ origin: origin() })).toEqual({ refused: 401 });
  expect(await openPort({ ...good, cookie: `groundwork-${server.port}=guess` })).toEqual({ refused: 401 });
  expect(await openPort({ ...good, origin: 'http://evil.example' })).toEqual({ refused: 403 });
  expect(await openPort({ ...good, origin: `http://127.0.0.1:${server.port + 1}` })).toEqual({
    refused: 403,
  });
  expect(await openPort({ cookie })).toEqual({ refused: 403 });
  expect(await openPort({ ...good, host: `evil.example:${server.port}` })).toEqual({ refused: 403 });
  expect([server.windows(), host.listeners()]).toEqual([0, 0]);
});

test('A second start brings a window to the front with the secret and not without.', async () => {
  const front = (authorization?: string, headers: Record<string, string> = {}) =>
    ask('/front', {
      method: 'POST',
      headers: { ...(authorization === undefined ? {} : { authorization }), ...headers },
    });
  expect((await front()).status).toBe(401);
  expect((await front('Bearer guess')).status).toBe(401);
  const good = `Bearer ${server.front.secret}`;
  expect((await front(good, { origin: origin() })).status).toBe(403);
  // Nobody is connected yet, so there is nothing to bring to the front but a new address.
  const invited = await front(good);
  expect(invited.status).toBe(200);
  expect((await ask(pathOf(invited.body))).status).toBe(303);
  const opened = await openPort({ cookie: await enter(), origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  expect((await front(good)).status).toBe(204);
  await opened.call('codings.remove', { ids: [1] });
  expect(opened.fronts()).toBe(1);
});

test('The server is reached over 127.0.0.1 and no other address of this machine.', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of others) {
    const socket = connectSocket(server.port, address);
    const reached = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    expect([address, reached]).toEqual([address, false]);
  }
});

test('A port that is taken is said to be taken.', async () => {
  const second = await startServer({ host, pages, port: server.port });
  expect(second).toMatchObject({ ok: false, failure: { code: 'invalid' } });
  expect(second.ok ? '' : second.failure.message).toContain(
    `Port ${server.port} is in use by another program.`,
  );
});

test('In development the session leads to the page of the other server, which hands the socket on.', async () => {
  await server.close();
  const started = await startServer({ host, pages, pageHost: '127.0.0.1:47810' });
  if (!started.ok) throw new Error(started.failure.message);
  server = started.value;
  const entry = await ask(pathOf(server.address()));
  expect(entry.headers.location).toBe('http://127.0.0.1:47810/');
  const cookie = entry.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const opened = await openPort({ cookie, origin: 'http://127.0.0.1:47810', host: '127.0.0.1:47810' });
  expect('call' in opened).toBe(true);
});

test('Closing ends with a refused client that never closes its end.', async () => {
  const socket = connectSocket({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {});
  socket.write(
    `GET /port HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  const [answered] = (await once(socket, 'data')) as [Buffer];
  expect(answered.toString()).toMatch(/^HTTP\/1\.1 403 /);
  await server.close();
  socket.destroy();
});

test('When the server has closed, every call that still runs has been told that nobody waits for it.', async () => {
  const opened = await openPort({ cookie: await enter(), origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  const asked = new Promise<() => boolean>((told) => {
    host.handlers['project.stats'] = (_input, context) => {
      told(() => context.cancelled());
      return new Promise(() => {});
    };
  });
  const reply = opened.call('project.stats', {});
  const isCancelled = await asked;
  const closing = server.close();
  expect(isCancelled()).toBe(true);
  await closing;
  expect([server.windows(), host.listeners()]).toEqual([0, 0]);
  expect(await reply).toMatchObject({ failure: { code: 'closed' } });
});

test('Twenty windows that open, ask and close at once are each answered, and all are let go.', async () => {
  const cookie = await enter();
  const opened = await Promise.all(Array.from({ length: 20 }, () => openPort({ cookie, origin: origin() })));
  const calls = opened.flatMap((one) => ('call' in one ? [one] : []));
  expect([calls.length, server.windows()]).toEqual([20, 20]);
  const replies = await Promise.all(calls.map(({ call }, i) => call('coders.choose', { id: i + 1 })));
  expect(replies).toEqual(calls.map((_, i) => ({ ok: true, value: { coderId: i + 1 } })));
  const gone = new Promise<void>((none) => server.onWindows(() => server.windows() === 0 && none()));
  for (const [i, { socket }] of calls.entries())
    if (i % 2 === 0) socket.close();
    else socket.terminate();
  await gone;
  expect(host.listeners()).toBe(0);
});

test('A reply that cannot be sent fails its call, and the host goes on.', async () => {
  const opened = await openPort({ cookie: await enter(), origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  host.handlers['codes.weigh'] = () => ({
    codes: Symbol('no number') as unknown as number,
    codings: 0,
    exemplars: 0,
  });
  expect(await opened.call('codes.weigh', { ids: [1] })).toMatchObject({ failure: { code: 'internal' } });
  expect(host.defects).toHaveLength(1);
  expect(await opened.call('codings.remove', { ids: [1] })).toMatchObject({ ok: true });
});

test('A frame that is cut short by the end of its connection reaches nobody, and the window is let go.', async () => {
  const opened = await openPort({ cookie: await enter(), origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  await opened.call('codings.remove', { ids: [1] });
  const asked: unknown[] = [];
  host.handlers['codings.remove'] = ({ ids }) => ({ removed: asked.push(ids) });
  const gone = new Promise<void>((resolve) => server.onWindows(resolve));
  const wire = (opened.socket as unknown as { _socket: Socket })._socket;
  // The head of a masked binary frame of 100 bytes, and the first ten of them.
  wire.write(Buffer.from([0x82, 0x80 | 100, 1, 2, 3, 4, ...Array.from({ length: 10 }, () => 7)]));
  wire.end();
  await gone;
  expect([asked, server.windows(), host.listeners()]).toEqual([[], 0, 0]);
});

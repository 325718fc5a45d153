import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { connect as connectSocket } from 'node:net';
import { expect, test } from 'vitest';
import { startServer } from './server.ts';
import { pathOf, serving } from './testing/serving.ts';

const on = serving();
const { ask, enter, openPort } = on;

test('The start address is exchanged for a session and leads to the page, whose address holds nothing.', async () => {
  const entry = await ask(pathOf(on.server.address()));
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
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${on.server.port}`);
  const script = await ask('/assets/index-BQfx1l2_.js', { headers: { cookie } });
  expect(script.headers).toMatchObject({
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
  });
  expect((await ask('/icon.svg', { headers: { cookie } })).headers['cache-control']).toBe('no-store');
});

test('A code that is used twice, too old, missing or made up is refused.', async () => {
  const address = pathOf(on.server.address());
  expect((await ask(address)).status).toBe(303);
  expect((await ask(address)).status).toBe(403);
  const old = pathOf(on.server.address());
  on.clock = 60_000;
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
  expect(await status({ host: `evil.example:${on.server.port}` })).toBe(403);
  expect(await status({ host: `localhost:${on.server.port}` })).toBe(403);
  expect(await status({ origin: 'http://evil.example' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
});

test('Without a session there is no page, no file and no port.', async () => {
  for (const path of ['/', '/assets/index-BQfx1l2_.js', '/nothing.js', '/port'])
    for (const cookie of ['', 'groundwork=x', `groundwork-${on.server.port}=x`])
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
  const headers = { authorization: `Bearer ${on.server.front.secret}` };
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

test('The server is reached over 127.0.0.1 and no other address of this machine.', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of others) {
    const socket = connectSocket(on.server.port, address);
    const reached = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    expect([address, reached]).toEqual([address, false]);
  }
});

test('A port that is taken is said to be taken.', async () => {
  const second = await startServer({ host: on.host, pages: on.pages, port: on.server.port });
  expect(second).toMatchObject({ ok: false, failure: { code: 'invalid' } });
  expect(second.ok ? '' : second.failure.message).toContain(
    `Port ${on.server.port} is in use by another program.`,
  );
});

test('In development the session leads to the page of the other server, which hands the socket on.', async () => {
  await on.server.close();
  const started = await startServer({ host: on.host, pages: on.pages, pageHost: '127.0.0.1:47810' });
  if (!started.ok) throw new Error(started.failure.message);
  on.server = started.value;
  const entry = await ask(pathOf(on.server.address()));
  expect(entry.headers.location).toBe('http://127.0.0.1:47810/');
  const cookie = entry.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const opened = await openPort({ cookie, origin: 'http://127.0.0.1:47810', host: '127.0.0.1:47810' });
  expect('call' in opened).toBe(true);
});

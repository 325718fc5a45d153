import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { pathOf, serving } from './testing/serving.ts';

const on = serving();
const { ask, enter, openPort, origin } = on;

test('The port opens to our page with a session, and carries calls.', async () => {
  const cookie = await enter();
  let changes = 0;
  on.server.onWindows(() => changes++);
  const opened = await openPort({ cookie, origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  expect(await opened.call('codings.remove', { ids: [1, 2, 3] })).toEqual({
    ok: true,
    value: { removed: 3 },
  });
  expect([on.server.windows(), changes, on.host.listeners()]).toEqual([1, 1, 2]);
  const gone = new Promise<void>((resolve) => on.server.onWindows(resolve));
  opened.socket.close();
  await gone;
  expect([on.server.windows(), changes, on.host.listeners()]).toEqual([0, 2, 0]);
});

test('The port is refused without a session, from another page, without a page, and under another host.', async () => {
  const cookie = await enter();
  const good = { cookie, origin: origin() };
  expect(await openPort({ origin: origin() })).toEqual({ refused: 401 });
  expect(await openPort({ ...good, cookie: `groundwork-${on.server.port}=guess` })).toEqual({ refused: 401 });
  expect(await openPort({ ...good, origin: 'http://evil.example' })).toEqual({ refused: 403 });
  expect(await openPort({ ...good, origin: `http://127.0.0.1:${on.server.port + 1}` })).toEqual({
    refused: 403,
  });
  expect(await openPort({ cookie })).toEqual({ refused: 403 });
  expect(await openPort({ ...good, host: `evil.example:${on.server.port}` })).toEqual({ refused: 403 });
  expect([on.server.windows(), on.host.listeners()]).toEqual([0, 0]);
});

test('A second start brings a window to the front with the secret and not without.', async () => {
  const front = (authorization?: string, headers: Record<string, string> = {}) =>
    ask('/front', {
      method: 'POST',
      headers: { ...(authorization === undefined ? {} : { authorization }), ...headers },
    });
  expect((await front()).status).toBe(401);
  expect((await front('Bearer guess')).status).toBe(401);
  const good = `Bearer ${on.server.front.secret}`;
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

test('When the server has closed, every call that still runs has been told that nobody waits for it.', async () => {
  const opened = await openPort({ cookie: await enter(), origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  const asked = new Promise<() => boolean>((told) => {
    on.host.handlers['project.stats'] = (_input, context) => {
      told(() => context.cancelled());
      return new Promise(() => {});
    };
  });
  const reply = opened.call('project.stats', {});
  const isCancelled = await asked;
  const closing = on.server.close();
  expect(isCancelled()).toBe(true);
  await closing;
  expect([on.server.windows(), on.host.listeners()]).toEqual([0, 0]);
  expect(await reply).toMatchObject({ failure: { code: 'closed' } });
});

test('Twenty windows that open, ask and close at once are each answered, and all are let go.', async () => {
  const cookie = await enter();
  const opened = await Promise.all(Array.from({ length: 20 }, () => openPort({ cookie, origin: origin() })));
  const calls = opened.flatMap((one) => ('call' in one ? [one] : []));
  expect([calls.length, on.server.windows()]).toEqual([20, 20]);
  const replies = await Promise.all(calls.map(({ call }, i) => call('coders.choose', { id: i + 1 })));
  expect(replies).toEqual(calls.map((_, i) => ({ ok: true, value: { coderId: i + 1 } })));
  const gone = new Promise<void>((none) => on.server.onWindows(() => on.server.windows() === 0 && none()));
  for (const [i, { socket }] of calls.entries())
    if (i % 2 === 0) socket.close();
    else socket.terminate();
  await gone;
  expect(on.host.listeners()).toBe(0);
});

test('A reply that cannot be sent fails its call, and the host goes on.', async () => {
  const opened = await openPort({ cookie: await enter(), origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  on.host.handlers['codes.weigh'] = () => ({
    codes: Symbol('no number') as unknown as number,
    codings: 0,
    exemplars: 0,
  });
  expect(await opened.call('codes.weigh', { ids: [1] })).toMatchObject({ failure: { code: 'internal' } });
  expect(on.host.defects).toHaveLength(1);
  expect(await opened.call('codings.remove', { ids: [1] })).toMatchObject({ ok: true });
});

test('A frame that is cut short by the end of its connection reaches nobody, and the window is let go.', async () => {
  const opened = await openPort({ cookie: await enter(), origin: origin() });
  if (!('call' in opened)) throw new Error(`refused with ${opened.refused}`);
  await opened.call('codings.remove', { ids: [1] });
  const asked: unknown[] = [];
  on.host.handlers['codings.remove'] = ({ ids }) => ({ removed: asked.push(ids) });
  const gone = new Promise<void>((resolve) => on.server.onWindows(resolve));
  const wire = (opened.socket as unknown as { _socket: Socket })._socket;
  // The head of a masked binary frame of 100 bytes, and the first ten of them.
  wire.write(Buffer.from([0x82, 0x80 | 100, 1, 2, 3, 4, ...Array.from({ length: 10 }, () => 7)]));
  wire.end();
  await gone;
  expect([asked, on.server.windows(), on.host.listeners()]).toEqual([[], 0, 0]);
});

test('Closing ends with a refused client that never closes its end.', async () => {
  const socket = connectSocket({ port: on.server.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => {});
  socket.write(
    `GET /port HTTP/1.1\r\nHost: 127.0.0.1:${on.server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  const [answered] = (await once(socket, 'data')) as [Buffer];
  expect(answered.toString()).toMatch(/^HTTP\/1\.1 403 /);
  await on.server.close();
  socket.destroy();
});

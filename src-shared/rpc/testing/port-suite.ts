import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { connect, type Call, type Listeners } from '../client.ts';
import type { ProgressReport } from '../messages.ts';
import type { Port } from '../port.ts';
import { serve } from '../server.ts';
import { changeOf, smallHost, type SmallHost } from './small-host.ts';

/** Two joined ports; `end` lets go of what they stand on. */
export type Joined = { host: Port; window: Port; end: () => Promise<void> | void };

/** The laws every pipe between a host and a window keeps. `join` makes a fresh pair for each test. */
export function portLaws(name: string, join: () => Promise<Joined>): void {
  describe(`a port over ${name}`, () => {
    const ends: Joined['end'][] = [];
    afterEach(async () => {
      for (const end of ends.splice(0)) await end();
    });
    const joined = async (): Promise<Joined> => {
      const pair = await join();
      ends.push(pair.end);
      return pair;
    };
    const started = async (listeners: Partial<Listeners> = {}): Promise<Joined & Started> => {
      const pair = await joined();
      const host = smallHost();
      const served = serve(pair.host, host);
      const quiet: Listeners = { onBroadcast() {}, onFront() {}, onClosed() {} };
      return { ...pair, served, small: host, call: connect(pair.window, { ...quiet, ...listeners }) };
    };

    test('delivers messages in the order they were sent, whole, and as plain data with byte arrays', async () => {
      const { host, window } = await joined();
      const plain = fc.letrec((tie) => ({
        value: fc.oneof(
          { maxDepth: 3 },
          fc.oneof(
            fc.integer(),
            fc.double({ noNaN: true }).map((n) => n + 0),
            fc.boolean(),
            fc.constant(null),
          ),
          fc.string({ unit: 'grapheme' }),
          fc.uint8Array({ maxLength: 300 }),
          fc.array(tie('value'), { maxLength: 5 }),
          fc.dictionary(
            fc.string().filter((key) => key !== '__proto__'),
            tie('value'),
            { maxKeys: 5, noNullPrototype: true },
          ),
        ),
      })).value;
      const sent = fc.sample(plain, { numRuns: 200, seed: 20_261_122 });
      const arrived: unknown[] = [];
      const all = new Promise<void>((resolve) => {
        window.onMessage((message) => {
          if (arrived.push(message) === sent.length) resolve();
        });
      });
      for (const message of sent) host.send({ message });
      await all;
      expect(arrived).toEqual(sent.map((message) => ({ message })));
    });

    test('carries a byte array of 1 MB up and down as a Uint8Array and nothing else', async () => {
      const { call } = await started();
      const bytes = new Uint8Array(1_000_000).fill(3);
      expect(await call('import.read', { name: 'größe.txt', bytes })).toMatchObject({
        ok: true,
        value: { stagingId: 'Uint8Array', file: 'größe.txt', words: 1_000_000, turns: 3_000_000 },
      });
      const down = await call('export.transcript', { id: 1_000_000, format: 'txt' });
      const file = down.ok ? down.value.bytes : null;
      expect(file?.constructor).toBe(Uint8Array);
      expect([file?.length, file?.[255], file?.[256]]).toEqual([1_000_000, 255, 0]);
    });

    test('leaves an undefined field undefined', async () => {
      const { call } = await started();
      expect(await call('codings.remove', { ids: [1, 2], reason: undefined })).toEqual({
        ok: true,
        value: { removed: 2 },
      });
    });

    test('delivers a change before the reply of the call that made it, to every call of a hundred', async () => {
      const heard: string[] = [];
      const { call } = await started({
        onBroadcast: (broadcast) => void heard.push(`change ${broadcast.change.revision}`),
      });
      const ids = Array.from({ length: 100 }, (_, index) => index + 1);
      await Promise.all(
        ids.map(async (id) => {
          const reply = await call('coders.choose', { id });
          heard.push(`reply ${reply.ok ? reply.value.coderId : reply.failure.message}`);
        }),
      );
      for (const id of ids) expect(heard.indexOf(`change ${id}`)).toBeLessThan(heard.indexOf(`reply ${id}`));
      expect(heard.filter((line) => line.startsWith('change'))).toEqual(ids.map((id) => `change ${id}`));
      expect(heard.filter((line) => line.startsWith('reply'))).toEqual(ids.map((id) => `reply ${id}`));
    });

    test('delivers a change as it was sent', async () => {
      const heard: unknown[] = [];
      const { call } = await started({ onBroadcast: (broadcast) => void heard.push(broadcast) });
      await call('coders.choose', { id: 7 });
      expect(heard).toEqual([changeOf(7)]);
    });

    test('tells who codes before the reply', async () => {
      const heard: unknown[] = [];
      const { call } = await started({ onTold: (told) => void heard.push(told) });
      await call('coders.choose', { id: 7 });
      expect(heard).toEqual([{ coderId: 7 }]);
    });

    test('reports progress before the reply', async () => {
      const { call } = await started();
      const reports: ProgressReport[] = [];
      const reply = await call(
        'codes.weigh',
        { ids: [1] },
        { onProgress: (report) => void reports.push(report) },
      );
      expect(reply).toEqual({ ok: true, value: { codes: 1, codings: 2, exemplars: 3 } });
      expect(reports.map((report) => report.done)).toEqual([1, 2, 3]);
    });

    test('stops a call that is cancelled, and only that one', async () => {
      const { call } = await started();
      const stop = new AbortController();
      const long = call('project.stats', {}, { cancel: stop.signal });
      expect(await call('codings.remove', { ids: [1] })).toMatchObject({ ok: true });
      stop.abort();
      expect(await long).toEqual({ ok: false, failure: { code: 'cancelled', message: 'Stopped.' } });
    });

    test('stops a call that was cancelled before it was made', async () => {
      const { call } = await started();
      const stop = new AbortController();
      stop.abort();
      expect(await call('project.stats', {}, { cancel: stop.signal })).toMatchObject({
        failure: { code: 'cancelled' },
      });
    });

    test('carries what is nested as deep as a codebook of codes under codes', async () => {
      const { host, window } = await joined();
      const arrived = new Promise<unknown>((resolve) => window.onMessage(resolve));
      const nested = Array.from({ length: 200 }).reduce<unknown>(
        (children, _, i) => ({ name: `code ${i}`, children: [children] }),
        null,
      );
      host.send({ nested });
      expect(await arrived).toEqual({ nested });
    });

    test('hands a refusal over as its failure, and a defect as internal, which the host is told', async () => {
      const { call, small } = await started();
      expect(await call('roles.remove', { id: 1 })).toEqual({
        ok: false,
        failure: { code: 'conflict', message: 'The role is in use.' },
      });
      expect(await call('cases.remove', { id: 1 })).toMatchObject({
        ok: false,
        failure: { code: 'internal' },
      });
      expect(small.defects).toEqual(['cases.remove: a defect']);
    });

    test('refuses bad input as invalid and an unknown call as not found', async () => {
      const { call } = await started();
      expect(await call('codings.remove', { ids: [] })).toMatchObject({
        ok: false,
        failure: { code: 'invalid' },
      });
      const wrong = await call('codings.remove', { ids: Array.from({ length: 1_000 }, () => -1) });
      expect(wrong.ok ? '' : wrong.failure.message).toMatch(/^codings\.remove: ids\.0: .*; and 995 more$/);
      // A newer window could ask for a call that this host does not have.
      const unknown = 'no.such' as 'project.stats';
      expect(await call(unknown, {})).toMatchObject({ ok: false, failure: { code: 'not_found' } });
    });

    test('tells the window to come to the front', async () => {
      let fronts = 0;
      const { call, served } = await started({ onFront: () => void fronts++ });
      served.front();
      await call('codings.remove', { ids: [1] });
      expect(fronts).toBe(1);
    });

    test.each(['host', 'window'] as const)(
      'fails waiting and later calls with closed when the %s closes',
      async (end) => {
        let closings = 0;
        const pair = await started({ onClosed: () => void closings++ });
        const waiting = pair.call('project.stats', {});
        await pair.call('codings.remove', { ids: [1] });
        expect(pair.small.listeners()).toBe(2);
        const hostClosed = new Promise<void>((resolve) => pair.host.onClose(resolve));
        pair[end].close();
        pair[end].close();
        expect(await waiting).toMatchObject({ ok: false, failure: { code: 'closed' } });
        expect(await pair.call('project.stats', {})).toMatchObject({
          ok: false,
          failure: { code: 'closed' },
        });
        await hostClosed;
        expect([closings, pair.small.listeners()]).toEqual([1, 0]);
      },
    );

    test('delivers nothing after a close', async () => {
      const { host, window } = await joined();
      const arrived: unknown[] = [];
      window.onMessage((message) => void arrived.push(message));
      const hostClosed = new Promise<void>((resolve) => host.onClose(resolve));
      host.send('on its way');
      window.close();
      host.send('too late');
      await hostClosed;
      host.send('much too late');
      await new Promise<void>((resume) => void setTimeout(resume, 5));
      expect(arrived).toEqual([]);
    });
  });
}

type Started = { served: { front(): void }; small: SmallHost; call: Call };

// Both platforms have these; src-shared has neither's types.
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare class AbortController {
  readonly signal: { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void };
  abort(): void;
}

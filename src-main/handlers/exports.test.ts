import { describe, expect, test } from 'vitest';
import { readDocx } from '../export/testing/docx.ts';
import { alongside } from '../repositories/testing/coded-study.ts';
import { connect } from '@shared/rpc/client.ts';
import type { ProgressReport } from '@shared/rpc/messages.ts';
import { memoryPorts } from '@shared/rpc/port.ts';
import { answer, serve } from '@shared/rpc/server.ts';

const quiet = { cancelled: () => false, progress: () => {} };

test.each([
  [
    'export.codebook',
    { format: 'docx' },
    'Alongside a “coded” study codebook.docx',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    'export.codebook',
    { format: 'html' },
    'Alongside a “coded” study codebook.html',
    'text/html;charset=utf-8',
  ],
  [
    'export.codebook',
    { format: 'md' },
    'Alongside a “coded” study codebook.md',
    'text/markdown;charset=utf-8',
  ],
  ['export.codings', { format: 'csv' }, 'Alongside a “coded” study codings.csv', 'text/csv;charset=utf-8'],
  [
    'export.comparisons',
    { format: 'csv' },
    'Alongside a “coded” study comparisons.csv',
    'text/csv;charset=utf-8',
  ],
  [
    'export.comparisons',
    { format: 'md' },
    'Alongside a “coded” study comparisons.md',
    'text/markdown;charset=utf-8',
  ],
  ['export.transcript', { id: 2, format: 'txt' }, 'VOL2SU02.txt', 'text/plain;charset=utf-8'],
])('%s with %j is a file called “%s”.', async (method, input, name, mediaType) => {
  const reply = await answer(alongside().host, method, input, quiet);
  expect(reply).toEqual({ ok: { name, mediaType, bytes: expect.any(Uint8Array) } });
});

test('The codebook bears the day of the host’s own clock.', async () => {
  const { bytes } = await alongside().host.handlers['export.codebook'](
    { format: 'docx', withOutOfScope: false, withRetired: false },
    quiet,
  );
  expect(readDocx(bytes).paragraphs[1]?.text).toBe('Codebook, 2026-01-02');
});

test('An export that nobody waits for any more stops between its steps.', async () => {
  const reply = await answer(
    alongside().host,
    'export.codings',
    { format: 'csv' },
    { ...quiet, cancelled: () => true },
  );
  expect(reply).toMatchObject({ failure: { code: 'cancelled' } });
});

test('A transcript that is not there is not found.', async () => {
  expect(await answer(alongside().host, 'export.transcript', { id: 99, format: 'txt' }, quiet)).toMatchObject(
    { failure: { code: 'not_found' } },
  );
});

/** The study with so much in it that every long file is made in many parts. */
function longStudy() {
  const study = alongside();
  const { write, newGuid, coder, clock } = study.host.parts;
  for (let i = 0; i < 300; i++) study.code(`code ${i}`, 'code');
  for (let i = 0; i < 20; i++) study.transcript(`Note ${i}`, ['Somebody said so.']);
  write({ kind: 'test', label: 'Seeded' }, (tx) => {
    const memo = { kind: 'theoretical', body: '', coderId: coder.id(), sectionId: null, place: 0 } as const;
    const stamps = { createdAt: clock(), updatedAt: clock() };
    const memos = Array.from({ length: 300 }, (_, i) => ({ ...memo, ...stamps, guid: newGuid(), title: `Memo ${i}`, plainText: 'One line.' })); // prettier-ignore
    tx.insertMany('memo', memos);
    const compared = {
      question: 'The same?',
      basis: '{}',
      verdict: 'same',
      reason: 'They say so.',
      outcome: '',
    } as const;
    tx.insertMany('comparison', memos.map(() => ({ ...compared, guid: newGuid(), coderId: coder.id(), at: clock() }))); // prettier-ignore
  });
  return study;
}

describe('Of a long study', () => {
  const study = longStudy();
  const long = [
    ['export.codebook', { format: 'docx' }],
    ['export.codings', { format: 'csv' }],
    ['export.comparisons', { format: 'docx' }],
    ['export.comparisons', { format: 'csv' }],
    ['export.memos', { format: 'docx', groupBy: 'none' }],
    ['export.memos', { format: 'csv', groupBy: 'none' }],
    ['export.audit', { format: 'docx' }],
  ] as const;

  test.each(long)('%s with %j says how far it is, ever further, to its end.', async (method, input) => {
    const told: ProgressReport[] = [];
    const ended = await answer(study.host, method, input, {
      cancelled: () => false,
      progress: (report) => void told.push(report),
    });
    expect(ended).toMatchObject({ ok: { bytes: expect.any(Uint8Array) } });
    expect(told.length).toBeGreaterThan(2);
    const done = told.map((report) => report.done);
    expect(done).toEqual([...new Set(done)].toSorted((a, b) => a - b));
    expect(new Set(told.map((report) => report.total))).toEqual(new Set([100]));
    expect(done.at(-1)).toBeGreaterThan(80);
    expect(done.at(-1)).toBeLessThanOrEqual(100);
  });

  test.each(long)(
    '%s with %j is stopped between two parts, and answers another call before.',
    async (method, input) => {
      const [host, window] = memoryPorts();
      serve(host, study.host);
      const call = connect(window, { onBroadcast() {}, onFront() {}, onClosed() {} });
      const order: string[] = [];
      const stop = new AbortController();
      let asked: Promise<void> | null = null;
      const another = async () => {
        const reply = await call('coders.choose', { id: 1 });
        order.push(reply.ok ? 'another' : reply.failure.code);
        stop.abort();
      };
      const file = await call(method, input as never, {
        cancel: stop.signal,
        onProgress: () => void (asked ??= another()),
      });
      order.push(file.ok ? 'made' : file.failure.code);
      expect(order).toEqual(['another', 'cancelled']);
      window.close();
    },
  );
});

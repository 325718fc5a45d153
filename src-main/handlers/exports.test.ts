import { expect, test } from 'vitest';
import { readDocx } from '../export/testing/docx.ts';
import { alongside } from '../repositories/testing/coded-study.ts';
import { answer } from '@shared/rpc/server.ts';
import { MEDIA } from './exports.ts';

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

test('A long document says how far it is, ever further and never beyond its end, and stops when it is told to.', async () => {
  const study = alongside();
  for (let i = 0; i < 200; i++) study.code(`code ${i}`, 'code');
  const told: { done: number; total: number }[] = [];
  const context = {
    cancelled: () => false,
    progress: (report: (typeof told)[number]) => void told.push(report),
  };
  const ended = await answer(study.host, 'export.codebook', { format: 'docx' }, context);
  expect(ended).toMatchObject({ ok: { mediaType: MEDIA.docx } });
  expect(told.length).toBeGreaterThan(5);
  expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
  expect(told.filter(({ done, total }) => done > total)).toEqual([]);
  expect((told.at(-1)?.done ?? 0) / (told.at(-1)?.total ?? 1)).toBeGreaterThan(0.8);
  const before = told.length;
  const stopped = await answer(
    study.host,
    'export.codebook',
    { format: 'docx' },
    { ...context, cancelled: () => told.length > before + 2 },
  );
  expect(stopped).toMatchObject({ failure: { code: 'cancelled' } });
  expect(told.length).toBeLessThan(before + 5);
});

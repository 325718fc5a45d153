import { expect, test } from 'vitest';
import { readDocx } from '../export/testing/docx.ts';
import { alongside } from '../repositories/testing/coded-study.ts';
import { answer } from '@shared/rpc/server.ts';

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

import type { FileOut, Input, MethodName, Output } from '@shared/contract/index.ts';
import { answer } from '@shared/rpc/server.ts';
import fc from 'fast-check';
import mammoth from 'mammoth';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { codedStudy, type CodedStudy } from '../repositories/testing/coded-study.ts';
import type { CodingRow } from './coding-rows.ts';
import { csvPart } from './csv.ts';
import { parse, readDocx } from './testing/docx.ts';

/** What a name, a reason or an interview may hold, and no file may trip over. */
const NASTY = [
  '=HYPERLINK("http://x","y")',
  '+1',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '＝1+1',
  "'=quoted",
  "'plain",
  'a, "b"; c',
  'two\nlines\r\nthree\rfour',
  '| bar | *star* _under_ [a](b) [x]: y `tick` ~~gone~~',
  '<script>alert(1)</script>&amp;<!-- -->]]>',
  'null \u0000 bell \u0007 tab \t shift \u000e unit \u001f no \ufffe',
  // A database keeps half a character so.
  'half \ud800 of a \udc00 character'.toWellFormed(),
  '\ufeffmark',
  'שלום (עולם) abc',
  '\u202eoverride',
  '👩‍👩‍👧 e\u0301',
  '__proto__',
  ' ',
];
/** As a file shows it: what no file can hold is one character. */
const shown = (text: string) =>
  // oxlint-disable-next-line no-control-regex -- these are the characters that must go
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
const inLines = (text: string) => shown(text).replace(/\r\n?/g, '\n');

let study: CodedStudy;
beforeAll(async () => {
  study = codedStudy(NASTY.join(' '));
  const all = NASTY.join(' ');
  study.transcript('=Title, "quoted"', [`PAR1PW01: ${all}`]);
  for (const [i, name] of NASTY.entries()) {
    study.code(name, i % 2 === 0 ? 'theme' : 'code', undefined, { fullDefinition: name, useWhen: all });
    study.transcript(`${name} ${i}`, [`PAR1PW01: ${name}x`]);
    study.exemplar(study.coding(`${name} ${i}`, `${name}x`, name), i);
    await call('memos.add', { kind: 'reflexive', title: name, plainText: name, on: [{ target: 'code', targetId: i + 1 }] }); // prettier-ignore
    const basis = { codeIds: [i + 1], withBelow: true, columns: 'role', rows: null, filter: {} } as const;
    await call('comparisons.decide', {
      question: name,
      reason: name,
      basis: { ...basis, codeIds: [i + 1] },
      codingIds: [i + 1],
      codeIds: [],
      verdict: { is: 'negative' },
    });
  }
});

/** As a window would. */
async function call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await answer(study.host, method, input, { cancelled: () => false, progress: () => {} });
  if ('failure' in reply) throw new Error(reply.failure.message);
  return reply.ok as Output<M>;
}
const utf8 = ({ bytes }: FileOut) => new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
/** A cell as it was before it was kept from being run. */
const unled = (cell: string) => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '');
const table = (text: string) => {
  expect(text.startsWith('\ufeff')).toBe(true);
  const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
    newline: '\r\n',
  });
  expect(errors).toEqual([]);
  return data;
};
const cell = (value: unknown) => String(value).toWellFormed().replaceAll('\0', '\ufffd');

describe('Of a study whose every name is out to break it', () => {
  test('a table of codings is read back as it was, and nothing in it is run.', async () => {
    const rows = table(utf8(await call('export.codings', { format: 'csv', withOutOfScope: false })));
    const wanted = JSON.parse(utf8(await call('export.codings', { format: 'json' }))) as CodingRow[];
    expect(wanted.map((row) => row.code)).toEqual(NASTY);
    expect(rows.map((row) => Object.values(row).map(unled))).toEqual(
      wanted.map((row) => Object.values(row).map(cell)),
    );
    for (const value of rows.flatMap((row) => Object.values(row))) expect(value).not.toMatch(/^[=+\-@\t＝]/);
  });

  test('tables of memos, comparisons and the audit trail are too.', async () => {
    const memos = table(utf8(await call('export.memos', { format: 'csv', groupBy: 'none' })));
    // A title is kept without the spaces around it.
    expect(memos.map((row) => unled(row['title'] ?? ''))).toEqual(
      NASTY.map((name) => cell(name.trim() || 'Untitled')),
    );
    expect(memos.map((row) => unled(row['on'] ?? ''))).toEqual(NASTY.map(cell));
    const compared = table(utf8(await call('export.comparisons', { format: 'csv' })));
    expect(compared.map((row) => unled(row['reason'] ?? ''))).toEqual(NASTY.map(cell));
    expect(compared.map((row) => unled(row['words'] ?? ''))).toEqual(NASTY.map((name) => cell(`${name}x`)));
    const trail = table(utf8(await call('export.audit', { format: 'csv', query: '' })));
    const entries = JSON.parse(utf8(await call('export.audit', { format: 'json', query: '' }))) as {
      entries: Record<string, unknown>[];
    };
    expect(trail.map((row) => Object.values(row).map(unled))).toEqual(
      entries.entries.map((entry) => Object.values(entry).map(cell)),
    );
  });

  test.each(['export.codebook', 'export.memos', 'export.comparisons', 'export.audit'] as const)(
    '%s makes a Word document that is well-formed, says every name, and is read by another reader.',
    async (method) => {
      const { bytes } = await call(method, { format: 'docx' });
      // Throws where the XML is not well-formed.
      const { paragraphs } = readDocx(bytes);
      const words = paragraphs.map(({ text }) => text).join('\n');
      for (const name of NASTY) expect(words).toContain(inLines(name).trim());
      const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
      expect(value).not.toContain('<script');
      expect(value).toContain('alert(1)');
      expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    },
  );

  test('the page of the codebook is well-formed, runs nothing and says every name.', async () => {
    const html = utf8(await call('export.codebook', { format: 'html' }));
    const [tags, words] = [new Set<string>(), [] as string[]];
    parse(html.replace('<!doctype html>', '').replaceAll(/<(meta|br)([^>]*)>/g, '<$1$2/>'), {
      open: (name, attributes) => {
        tags.add(name);
        expect(Object.keys(attributes).filter((key) => key.startsWith('on'))).toEqual([]);
      },
      text: (text) => void words.push(text),
    });
    expect([...tags].filter((name) => ['script', 'iframe', 'img', 'link'].includes(name))).toEqual([]);
    for (const name of NASTY) expect(words.join('')).toContain(inLines(name).trim().split('\n')[0]);
  });

  test('files are named so that every system takes the name.', async () => {
    const { name } = await call('export.codings', { format: 'csv' });
    // oxlint-disable-next-line no-control-regex -- no system takes them all
    expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });

  test('JSON has its keys in one order, whatever a role is called.', async () => {
    await call('roles.add', { prefix: '__proto__', label: '' });
    await call('roles.add', { prefix: '2', label: 'two' });
    const once = utf8(await call('export.codebook', { format: 'json' }));
    const [first] = JSON.parse(once) as { byRole: Record<string, number> }[];
    expect(Object.keys(first?.byRole ?? {})).toEqual(expect.arrayContaining(['PW', '__proto__', '2']));
    expect(utf8(await call('export.codebook', { format: 'json' }))).toBe(once);
  });
});

test('Any cell is read back from a table as it was, but for what no file can hold.', () => {
  const sign = fc.constantFrom(...'= + - @ \' " , ; | ＝ ＋ － ＠ a é 👩'.split(' '), ' ', '\t', '\r', '\n', '\ufeff', '\0', '\ud800'); // prettier-ignore
  const text = fc.array(sign, { maxLength: 8 }).map((signs) => signs.join(''));
  fc.assert(
    fc.property(
      fc.array(fc.record({ n: fc.nat(), a: text, b: text }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const file = csvPart(['n', 'a', 'b'], rows, true);
        const back = table(file).map((row) => Object.values(row).map(unled));
        expect(back).toEqual(rows.map(({ n, a, b }) => [n, a, b].map(cell)));
      },
    ),
    { seed: 1126 },
  );
});

import type { Codebook } from '@shared/contract/index.ts';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { readCodebook } from '../repositories/codebook.ts';
import { alongside, codedStudy } from '../repositories/testing/coded-study.ts';
import { codebookDocx } from './codebook-docx.ts';
import { codebookHtml } from './codebook-html.ts';
import { codebookJson } from './codebook-json.ts';
import { codebookMd } from './codebook-md.ts';
import { parse, readDocx } from './testing/docx.ts';

const edition = { date: '2026-01-02' };
const codebook = (): Codebook => readCodebook(alongside().host.parts.db, { withOutOfScope: false });
type Nested = { children: Nested[]; exemplars: unknown[] };
const CUT = 'I tell them straight …, and [they] see the whole face change.';
const HELLO = '👩‍👩‍👧 e\u0301 and שלום עולם.';

test('In Word every code is a heading of its level, under its own parent.', async () => {
  const { paragraphs } = readDocx(await codebookDocx(codebook(), edition));
  expect(
    paragraphs.filter(({ style }) => style.startsWith('Heading')).map(({ style, text }) => [style, text]),
  ).toEqual([
    ['Heading1', 'Keeping company'],
    ['Heading4', 'loose under a domain'],
    ['Heading2', 'Recognition'],
    ['Heading3', 'Signs'],
    ['Heading4', 'saying I’m one too'],
    ['Heading4', 'face change'],
    ['Heading1', 'Working between'],
    ['Heading1', 'Not yet grouped'],
    ['Heading4', 'not grouped'],
    ['Heading1', 'Codings by role'],
  ]);
});

test('In Word each quotation is a paragraph in the style Quote, followed by its identifier.', async () => {
  const { paragraphs, parts } = readDocx(await codebookDocx(codebook(), edition));
  expect(paragraphs.filter(({ style }) => style === 'Quote').map(({ text }) => text)).toEqual([
    `“${CUT}” (PAR1PW01)`,
    `“${HELLO}” (VOL2SU02)`,
  ]);
  expect(parts['word/styles.xml']).toContain('w:styleId="Quote"');
  expect(paragraphs.slice(0, 2).map(({ style, text }) => [style, text])).toEqual([
    ['Title', 'Alongside: a “coded” study'],
    ['Subtitle', 'Codebook, 2026-01-02'],
  ]);
  expect(paragraphs.filter(({ style }) => style === 'Definition').map(({ text }) => text)).toEqual([
    'Definition: What passes between two people.',
    'Definition: Telling of one’s own time.',
    'Full definition: Any telling.\nShort or long.',
    'Use when: Somebody tells.',
    'Do not use when: Somebody is told.',
    'Typical example: I’ve been in that bed.',
  ]);
  expect(
    Object.keys(parts).some((name) => name.startsWith('word/footer') && parts[name]?.includes('PAGE')),
  ).toBe(true);
  expect(Object.values(parts).join('')).not.toMatch(/Real Name|Researcher|Un-named/);
});

test('In Word a table gives codings by role, its first row repeated on every page.', async () => {
  const { rows, headerRows } = readDocx(await codebookDocx(codebook(), edition));
  expect(headerRows).toBe(1);
  expect(rows).toEqual([
    ['Code', 'PW', 'SU', 'ST', 'MA', 'All', 'Participants', 'Cases'],
    ['Keeping company', '2', '3', '0', '0', '5', '2', '2'],
    ['Recognition', '2', '2', '0', '0', '4', '2', '2'],
    ['Signs', '2', '2', '0', '0', '4', '2', '2'],
    ['saying I’m one too', '1', '1', '0', '0', '2', '2', '2'],
    ['face change', '1', '1', '0', '0', '2', '2', '2'],
    ['loose under a domain', '0', '1', '0', '0', '1', '1', '1'],
    ['not grouped', '0', '0', '0', '0', '1', '0', '1'],
    ['Working between', '0', '0', '0', '0', '0', '0', '0'],
  ]);
});

test('Another reader of Word documents sees the same headings, quotations and table.', async () => {
  const { value } = await mammoth.convertToHtml({
    buffer: Buffer.from(await codebookDocx(codebook(), edition)),
  });
  expect(value).toContain('<h1>Keeping company</h1>');
  expect(value).toContain('<h4>saying I’m one too</h4>');
  expect(value).toContain(`“${HELLO}” (VOL2SU02)`);
  expect(value).toContain('<table>');
});

test('Characters that XML cannot hold do not make a document that cannot be opened.', async () => {
  const study = codedStudy('Odd \u0001 title');
  study.code('odd \u000b & <name> \ud800', 'code', undefined, { shortDefinition: 'a\u0000b ]]> "c"' });
  const { paragraphs } = readDocx(
    await codebookDocx(readCodebook(study.host.parts.db, { withOutOfScope: false }), edition),
  );
  expect(paragraphs.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['odd \ufffd & <name> \ufffd', expect.stringContaining('b ]]> "c"')]),
  );
});

test('HTML is one file with headings by depth, quotations with identifiers, and nothing that runs or is fetched.', () => {
  const html = codebookHtml(codebook(), edition);
  const headings: [string, string][] = [];
  const tags = new Set<string>();
  const quotes: string[] = [];
  let open: string[] = [];
  const xml = html
    .replace('<!doctype html>', '')
    .replace(/<meta([^>]*)>/g, '<meta$1/>')
    .replaceAll('<br>', '<br/>')
    .replaceAll(/(?<=<style>)[^<]*/g, '');
  parse(xml, {
    open(name) {
      tags.add(name);
      open.push(name);
      if (/^h[1-6]$/.test(name)) headings.push([name, '']);
      if (name === 'blockquote') quotes.push('');
    },
    close: () => void open.pop(),
    text(text) {
      const heading = headings.at(-1);
      if (heading && open.some((name) => /^h[1-6]$/.test(name))) heading[1] += text;
      if (open.includes('blockquote') || open.includes('figcaption'))
        quotes.push(`${quotes.pop() ?? ''}${text} `);
    },
  });
  expect(headings).toEqual([
    ['h1', 'Alongside: a “coded” study'],
    ['h2', 'Contents'],
    ['h2', 'Keeping company'],
    ['h3', 'Recognition'],
    ['h4', 'Signs'],
    ['h5', 'saying I’m one too'],
    ['h5', 'face change'],
    ['h3', 'loose under a domain'],
    ['h2', 'not grouped'],
    ['h2', 'Working between'],
    ['h2', 'Codings by role'],
  ]);
  expect(quotes).toEqual([`“${CUT}” (PAR1PW01) `, `“${HELLO}” (VOL2SU02) `]);
  expect(html).toMatch(/<html lang="en">/);
  expect([...tags].filter((tag) => ['script', 'link', 'img', 'iframe'].includes(tag))).toEqual([]);
  expect(html).not.toMatch(/https?:|url\(|@import|Real Name/);
});

test('HTML says names and definitions as they are, whatever is in them.', () => {
  const study = codedStudy('<script>alert(1)</script>');
  study.code('"><img src=x onerror=alert(1)>', 'code', undefined, {
    color: 'red;}</style><script>',
    useWhen: 'a\n<b>',
  });
  const html = codebookHtml(readCodebook(study.host.parts.db, { withOutOfScope: false }), edition);
  expect(html).not.toMatch(/<script|<img|<b>/);
  expect(html).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
});

test('Markdown has a heading for each code by its depth, and quotations as block quotes.', () => {
  const lines = codebookMd(codebook(), edition).split('\n');
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([
    '# Alongside: a “coded” study',
    '## Keeping company',
    '### Recognition',
    '#### Signs',
    '##### saying I’m one too',
    '##### face change',
    '### loose under a domain',
    '## not grouped',
    '## Working between',
    '## Codings by role',
  ]);
  expect(lines.filter((line) => line.startsWith('>'))).toEqual([
    `> “${CUT}” (PAR1PW01)`,
    `> “${HELLO}” (VOL2SU02)`,
  ]);
  expect(lines).toContain('**Full definition:** Any telling.\\');
  expect(lines).toContain('| \u00a0\u00a0Recognition | 2 | 2 | 0 | 0 | 4 | 2 | 2 |');
});

test('JSON is the tree with exactly the promised keys.', () => {
  const nodes = JSON.parse(codebookJson(codebook())) as Record<string, unknown>[];
  expect(nodes.map((node) => node['name'])).toEqual(['Keeping company', 'not grouped', 'Working between']);
  expect(nodes[1]).toEqual({
    guid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    level: 'code',
    name: 'not grouped',
    origin: 'open',
    color: '#2f6f73',
    definition: { short: '', full: '', use: '', avoid: '', example: '' },
    codings: 1,
    ownCodings: 1,
    participants: 0,
    cases: 1,
    byRole: { PW: 0, SU: 0, ST: 0, MA: 0 },
    exemplars: [],
    children: [],
  });
  expect(codebookJson(codebook())).toContain(HELLO);
  const { exemplars } = (nodes as never as Nested[])[0]!.children[0]!.children[0]!.children[0]!;
  expect(exemplars[1]).toEqual({ quotation: HELLO, verbatim: HELLO, identifier: 'VOL2SU02', coder: 'R2' });
});

test('A project without codes still makes each document.', async () => {
  const empty = readCodebook(codedStudy().host.parts.db, { withOutOfScope: false });
  expect(readDocx(await codebookDocx(empty, edition)).paragraphs.map(({ text }) => text)).toContain(
    'This project has no codes yet.',
  );
  expect(codebookHtml(empty, edition)).toContain('no codes yet');
  expect(codebookMd(empty, edition)).toContain('no codes yet');
  expect(JSON.parse(codebookJson(empty))).toEqual([]);
});

test('Candidates are in no document; supplementary quotations stand in a table of their own in each.', async () => {
  const study = alongside();
  const { db } = study.host.parts;
  db.sqlite.exec("update exemplar set standing = 'supplementary' where rank = 1");
  db.sqlite.exec("update exemplar set standing = 'candidate' where rank = 0");
  const book = readCodebook(db, { withOutOfScope: false });
  const { paragraphs, rows } = readDocx(await codebookDocx(book, edition));
  expect(paragraphs.filter(({ style }) => style === 'Quote')).toEqual([]);
  expect(rows.slice(0, 2)).toEqual([
    ['Code', 'Quotation', 'Identifier'],
    ['saying I’m one too', `“${HELLO}”`, 'VOL2SU02'],
  ]);
  const [html, md, json] = [codebookHtml(book, edition), codebookMd(book, edition), codebookJson(book)];
  expect(html).toContain('<h2 id="supplementary">Supplementary quotations</h2>');
  expect(html).not.toContain('<blockquote');
  expect(md).toContain(`| saying I’m one too | “${HELLO}” | VOL2SU02 |`);
  expect(json).toContain('"supplementary": [');
  for (const written of [html, md, json, paragraphs.map(({ text }) => text).join('')])
    expect(written).not.toContain('see the whole face change.');
  expect(codebookHtml(codebook(), edition)).not.toContain('Supplementary');
});

test('Retired codes are in a document only when they are asked for, and are marked.', async () => {
  const book = readCodebook(alongside().host.parts.db, { withOutOfScope: false, withRetired: true });
  const { paragraphs } = readDocx(await codebookDocx(book, edition));
  expect(paragraphs.map(({ text }) => text)).toContain('retired (retired)');
  expect(codebookHtml(book, edition)).toContain('retired (retired)</h5>');
  expect(codebookMd(book, edition)).toContain('retired (retired)');
  expect(codebookJson(book)).toContain('"retired": true');
  expect(codebookJson(codebook())).not.toContain('"retired"');
});

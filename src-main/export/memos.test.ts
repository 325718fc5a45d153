import { BOLD, ITALIC, type Inline } from '@shared/memo/body.ts';
import Papa from 'papaparse';
import { beforeEach, describe, expect, test } from 'vitest';
import { editText, putting } from '../handlers/testing/edits.ts';
import {
  bodyJson,
  chip,
  heading,
  list,
  memoWith,
  paragraph,
  quotePassage,
  textNode,
} from '../handlers/testing/memos.ts';
import { smallStudy, type SmallStudy } from '../handlers/testing/study.ts';
import { readDocx } from './testing/docx.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
  const code = study.call('codes.add', { name: 'been there' });
  const body = bodyJson(
    heading('Disclosure'),
    paragraph(
      textNode('It '),
      textNode('turns', 1),
      textNode(' the table; see '),
      chip('c', 'code', code.id),
    ),
    list('number', [textNode('first')], [textNode('then *this*')]),
    quotePassage(study, 'q', study.first, 'in that bed'),
  );
  const memo = study.call('memos.add', {
    kind: 'theoretical',
    title: 'Turning the table',
    plainText: '',
    body,
    on: [{ target: 'participant', targetId: 1 }],
  });
  study.call('memos.add', { kind: 'reflexive', title: '=Old', plainText: 'Plain\nlines.', on: [] });
  const section = study.call('sections.add', { name: 'Findings' });
  study.call('memos.sort', { id: memo.id, sectionId: section.id });
  // What is exported is how things are now.
  study.call('codes.update', { ids: [code.id], patch: { name: 'having been there' } });
  editText(study, study.first, [putting(study, study.first, 'bed', 'very bed')]);
});
const exported = async (
  format: 'docx' | 'md' | 'csv' | 'json',
  more: { ids?: number[]; groupBy?: 'kind' | 'none' } = {},
) => {
  const file = await Promise.resolve(study.call('export.memos', { format, ...more }));
  return { ...file, text: new TextDecoder().decode(file.bytes) };
};

describe('Memos as a file', () => {
  test('as Markdown have headings, lists, emphasis, present names, and quotations with identifiers', async () => {
    const { text, name } = await exported('md');
    expect(name).toBe('A small study memos.md');
    expect(text).toContain('## Findings\n\n### Turning the table\n\n*Theoretical · ');
    expect(text).toContain(' · on PAR1PW01*');
    expect(text).toContain('#### Disclosure\n\nIt **turns** the table; see having been there\n\n');
    expect(text).toContain('1. first\n2. then \\*this\\*\n\n> “in that very bed” (PAR1PW01)');
    expect(text).toContain('## Not sorted\n\n### =Old\n\n');
    expect(text).toContain('Plain\n\nlines.');
  });

  test.each<[string, Inline[], string]>([
    ['that ends before a full stop', [textNode('so,', BOLD), textNode('then')], '**so**,then'],
    ['of a bracket within a word', [textNode('co'), textNode('(produced)', ITALIC)], 'co(*produced*)'],
    ['of nothing but marks', [textNode('a'), textNode(' * ', BOLD), textNode('b')], 'a \\* b'],
    [
      'beside another',
      [textNode('one', BOLD | ITALIC), textNode('two', ITALIC), textNode(' x')],
      '***one***<!-- -->*two* x',
    ],
    ['in two pieces', [textNode('one', BOLD), textNode('two', BOLD)], '**onetwo**'],
    [
      'before an empty line',
      [textNode('one', BOLD), { type: 'linebreak', version: 1 }, textNode(' ')],
      '**one**',
    ],
  ])('as Markdown have emphasis %s that is read as such', async (_what, children, written) => {
    const { id } = memoWith(study, paragraph(...children));
    const { text } = await exported('md', { ids: [id], groupBy: 'none' });
    expect(text.trimEnd().split('\n\n').at(-1)).toBe(written);
  });

  test('as Word have Word’s headings, lists and emphasis, and quotations in the style Quote', async () => {
    const { paragraphs, parts } = readDocx((await exported('docx')).bytes);
    const styled = paragraphs.map(({ style, text }) => [style, text]);
    expect(styled).toEqual(
      expect.arrayContaining([
        ['Title', 'A small study'],
        ['Heading1', 'Findings'],
        ['Heading2', 'Turning the table'],
        ['Heading3', 'Disclosure'],
        ['Quote', '“in that very bed” (PAR1PW01)'],
        ['Heading1', 'Not sorted'],
      ]),
    );
    const xml = parts['word/document.xml'] ?? '';
    expect(xml).toMatch(/<w:b\/>.*?<w:t[^>]*>turns</);
    expect(xml.match(/<w:numPr>/g)?.length).toBe(2);
    expect(parts['word/numbering.xml']).toContain('w:val="decimal"');
    expect(paragraphs.map(({ text }) => text)).toContain('It turns the table; see having been there');
  });

  test('as CSV are read back by a spreadsheet, and run as no formula', async () => {
    const { text } = await exported('csv');
    const { data } = Papa.parse<Record<string, string>>(text, {
      header: true,
      skipEmptyLines: true,
    });
    expect(data[0]).toMatchObject({
      title: 'Turning the table',
      kind: 'theoretical',
      section: 'Findings',
      on: 'PAR1PW01',
      text: 'Disclosure\nIt turns the table; see having been there\nfirst\nthen *this*',
      quotations: '“in that very bed” (PAR1PW01)',
    });
    expect(data[1]?.['title']).toBe("'=Old");
  });

  test('as JSON keep what each block is', async () => {
    const memos = JSON.parse((await exported('json')).text) as { title: string; blocks: unknown[] }[];
    expect(memos[0]?.blocks).toEqual([
      { is: 'heading', level: 1, text: 'Disclosure' },
      { is: 'paragraph', text: 'It turns the table; see having been there' },
      { is: 'item', depth: 1, number: 1, text: 'first' },
      { is: 'item', depth: 1, number: 2, text: 'then *this*' },
      { is: 'quotation', words: 'in that very bed', identifier: 'PAR1PW01', note: '' },
    ]);
  });

  test('hold those that are named, in their order, and are grouped by kind or not at all', async () => {
    const titles = async (more: Parameters<typeof exported>[1]) =>
      [...(await exported('md', more)).text.matchAll(/^#{2,3} (.*)$/gm)].map(([, title]) => title);
    expect(await titles({ ids: [2, 1], groupBy: 'none' })).toEqual([
      '=Old',
      'Turning the table',
      'Disclosure',
    ]);
    expect(await titles({ groupBy: 'kind' })).toEqual([
      'Theoretical',
      'Turning the table',
      'Reflexive',
      '=Old',
    ]);
    expect(await titles({ ids: [2] })).toEqual(['Not sorted', '=Old']);
  });

  test('say of a quotation whose words have gone that they are the last known', async () => {
    study.call('transcripts.remove', { ids: [study.first] });
    expect((await exported('md')).text).toContain(
      '> “in that bed” (PAR1PW01; no longer in the transcript; as it last read)',
    );
  });

  test('of an empty project say so', async () => {
    const empty = smallStudy();
    const { bytes } = await Promise.resolve(empty.call('export.memos', { format: 'md' }));
    expect(new TextDecoder().decode(bytes)).toContain('no memos yet');
  });
});

import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MAX_ELEMENTS } from './limits.ts';
import { docx, docxParts, paragraph, run } from './testing/docx-by-hand.ts';
import { readFile } from './read.ts';
import { readOk, refusal, tilingFaults, turnLines } from './testing/read-ok.ts';
import { unzip } from './unzip.ts';
import { EXPLODED } from '@shared/text/testing/runs.ts';

const said = (label: string, words: string): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: `${label}:`, bold: true }), new TextRun(` ${words}`)] });

describe('a Word document', () => {
  it('gives its paragraphs, line breaks, tabs and tables, and leaves notes out', async () => {
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph('a note')] } },
      sections: [
        {
          children: [
            new Paragraph({ text: 'Interview 7', heading: HeadingLevel.TITLE }),
            new Paragraph({ text: 'The open part', heading: HeadingLevel.HEADING_1 }),
            said('I', 'How was it — 👍🏽?'),
            new Paragraph(''),
            new Paragraph({
              children: [new TextRun('PW01:\tHard'), new FootnoteReferenceRun(1), new TextRun('.')],
            }),
            new Paragraph({ children: [new TextRun('Then'), new TextRun({ text: 'easier.', break: 1 })] }),
            new Table({
              rows: [new TableRow({ children: [new TableCell({ children: [said('I', 'And now?')] })] })],
            }),
            said('PW01', 'Now? <& fine>'),
          ],
        },
      ],
    });
    const reading = await readOk('PAR1PW01.docx', new Uint8Array(await Packer.toBuffer(document)));
    expect(turnLines(reading)).toEqual([
      'I| How was it — 👍🏽?',
      'PW01| Hard. ⏎ Then ⏎ easier.',
      'I| And now?',
      'PW01| Now? <& fine>',
    ]);
    expect(reading).toMatchObject({ title: 'PAR1PW01', regions: [{ start: 0, name: 'The open part' }] });
    expect(tilingFaults(reading)).toEqual([]);
  });

  it('without labels is one turn per paragraph, whatever its line breaks', async () => {
    const reading = await readOk(
      'a.docx',
      docx(paragraph(run('One'), '<w:r><w:br/></w:r>', run('two.')) + paragraph(run('Three.'))),
    );
    expect(turnLines(reading)).toEqual(['-| One ⏎ two.', '-| Three.']);
  });

  it('may name its speakers in bold alone', async () => {
    const turn = (label: string, words: string) => paragraph(run(label, true), run(` ${words}`));
    const reading = await readOk(
      'a.docx',
      docx(turn('Jane', 'one.') + turn('Tom', 'two.') + turn('Jane', 'three.') + turn('Tom', 'four.')),
    );
    expect(turnLines(reading)).toEqual(['Jane| one.', 'Tom| two.', 'Jane| three.', 'Tom| four.']);
  });

  it('leaves out what was deleted under tracked changes and keeps what was inserted', async () => {
    const tracked = `<w:p>${run('I: one ')}<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>${run('new')}</w:ins></w:p>`;
    expect((await readOk('a.docx', docx(tracked))).text).toBe('one new');
  });

  it('may have its main part under another name, as Word on the web writes it', async () => {
    const { 'word/document.xml': main, ...parts } = docxParts(paragraph(run('I: one')));
    const rels = strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document2.xml"/></Relationships>',
    );
    const renamed = zipSync({ ...parts, '_rels/.rels': rels, 'word/document2.xml': main! });
    expect((await readOk('a.docx', renamed)).text).toBe('one');
  });
});

const whole = docx(paragraph(run('I: one')).repeat(300));
const zipped = (name: string, content: Uint8Array): Uint8Array =>
  docx(paragraph(run('I: one')), { [name]: content });
const noise = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 13) & 0xff);

describe('what is no Word document', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['a text', strToU8('I: one\nB: two\n'), /is not a Word document\. Open it in Word and save it as \.docx/],
    ['another zip', zipSync({ 'a.txt': strToU8('one') }), /is not a Word document/],
    [
      'an old .doc',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...noise(600)]),
      /old kind \(\.doc\)\. Open it in Word and save it as \.docx/,
    ],
    [
      'an encrypted one',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')]),
      /protected by a password/,
    ],
    ['one cut short', whole.subarray(0, whole.length - 200), /is damaged or incomplete/],
    ['one cut to its first bytes', whole.subarray(0, 4), /is damaged or incomplete/],
    [
      'one with a broken part',
      docx('', { 'word/document.xml': strToU8('<w:document><w:body>') }),
      /is damaged or incomplete/,
    ],
    [
      'one with a part that is no XML',
      docx('', { 'word/document.xml': noise(5_000) }),
      /is damaged or incomplete/,
    ],
    [
      'one that defines entities',
      docx('', { 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }),
      /is damaged or incomplete/,
    ],
    ['one without words', docx(paragraph(run('I: '))), /has no words/],
  ])('%s is refused with advice', async (_, content, message) => {
    expect(await refusal('VOL2SU02.docx', content)).toMatch(
      new RegExp(`^unreadable: VOL2SU02\\.docx .*${message.source}`),
    );
  });

  it('one with bytes changed anywhere is read or refused, never thrown at', async () => {
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const result = await readFile('a.docx', changed);
      expect(result.ok || ['unreadable', 'too_large'].includes(result.failure.code)).toBe(true);
    }
  });
});

describe('a zip bomb', () => {
  it.each<[string, () => Uint8Array]>([
    ['in the text', () => docx('', { 'word/document.xml': new Uint8Array(15_000_000) })],
    ['beside the text', () => zipped('word/media/image1.png', new Uint8Array(15_000_000))],
    ['that lies about its size', () => lying(docx('', { 'word/document.xml': new Uint8Array(15_000_000) }))],
    ['of many elements', () => docx('<w:p/>'.repeat(MAX_ELEMENTS))],
    ['of deep elements', () => docx('<w:sdt>'.repeat(5_000) + '</w:sdt>'.repeat(5_000))],
    [
      'of open fields',
      () => docx(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(100_000))),
    ],
  ])('%s is refused at once', async (_, build) => {
    const content = build();
    const started = performance.now();
    expect(await refusal('a.docx', content)).toMatch(/^too_large: a\.docx /);
    expect(performance.now() - started).toBeLessThan(EXPLODED);
  });
});

/** The same archive, whose directory says that every part unpacks to ten bytes. */
function lying(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = 0; at + 46 <= archive.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
  return archive;
}

it('parts are counted together, and what an archive says of its sizes is not believed', () => {
  const parts = zipSync({ a: new Uint8Array(600), b: new Uint8Array(600) });
  expect([...unzip(parts, (name) => name === 'b', 1_200).keys()]).toEqual(['b']);
  expect(() => unzip(lying(parts), () => false, 1_199)).toThrow('too large');
  expect(() => unzip(zipSync({ a: new Uint8Array(600) }, { level: 0 }), () => false, 599)).toThrow(
    'too large',
  );
});

it('a long and densely formatted document is read within the limits', async () => {
  const words = Array.from({ length: 30 }, (_, i) => run(`word ${i} `, i % 2 === 0)).join('');
  const reading = await readOk(
    'a.docx',
    docx((paragraph(run('I:', true), words) + paragraph(run('PW01:', true), words)).repeat(250)),
  );
  expect(reading.turns).toHaveLength(500);
});

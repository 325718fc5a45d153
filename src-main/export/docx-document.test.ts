import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { paragraph, wordFile, type LongTable } from './docx-document.ts';
import { DOCX_STYLES } from './docx-styles.ts';
import { runsOf } from './docx-text.ts';
import { readDocx } from './testing/docx.ts';

const cell = (text: string) => new TableCell({ width: { size: 4_513, type: WidthType.DXA }, margins: { top: 40 }, children: [new Paragraph({ spacing: { after: 0 }, children: runsOf(text, { bold: true }) })] }); // prettier-ignore
const row = (...texts: string[]) => new TableRow({ cantSplit: true, children: texts.map(cell) });
const HEAD = { columnWidths: [2_000, 7_026] };
const numbering = {
  config: [
    {
      reference: 'steps',
      levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }],
    },
  ],
};
const step = (text: string, instance: number) =>
  new Paragraph({ children: runsOf(text), numbering: { reference: 'steps', level: 0, instance } });
const before = () => [
  paragraph('A & B < C > "D" \' e', { style: 'Title', keepNext: true }),
  paragraph('two\nlines with  spaces ', { style: 'Quote' }, 'Label: '),
  paragraph('שלום', {}),
  paragraph('', {}),
  new Paragraph({ children: [new TextRun({ text: 'x', italics: true, break: 1 })] }),
  step('one', 1),
  step('two', 1),
  step('one again', 2),
];
const body = (bytes: Uint8Array) =>
  /<w:body>([^]*)<w:sectPr/.exec(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()))?.[1];

test('What is written in parts is what docx writes in one go.', async () => {
  const whole = new Document({
    styles: DOCX_STYLES,
    numbering,
    sections: [{ children: [...before(), new Table({ ...HEAD, rows: [row('a', 'b'), row('c', 'd')] })] }],
  });
  const long: LongTable = { head: new Table({ ...HEAD, rows: [row('a', 'b')] }), rows: [row('c', 'd')] };
  const file = await wordFile('T', [...before(), long], { numbering });
  expect(body(file)).toBe(body(new Uint8Array(await Packer.toArrayBuffer(whole))));
  expect(readDocx(file).parts['word/numbering.xml']).toContain('w:numId="2"');
});

test('Each of very many numbered lists has the number that docx gives it.', async () => {
  const steps = () => Array.from({ length: 900 }, (_, i) => step(`step ${i}`, 1 + Math.floor(i / 3)));
  const whole = new Document({ styles: DOCX_STYLES, numbering, sections: [{ children: steps() }] });
  const file = await wordFile('T', steps(), { numbering });
  expect(body(file)).toBe(body(new Uint8Array(await Packer.toArrayBuffer(whole))));
  expect(new Set(body(file)?.match(/<w:numId w:val="\d+"/g)).size).toBe(300);
});

test('Words that look like the name of a list stay as they are.', async () => {
  const file = await wordFile('T', [step('{steps-1}', 1)], { numbering });
  expect(readDocx(file).paragraphs[0]?.text).toBe('{steps-1}');
});

test('Parts are made as they are written, others are served in between, and a stop makes no more.', async () => {
  let [made, pauses] = [0, 0];
  const parts = function* () {
    for (; made < 10_000; made++) yield paragraph(String(made));
  };
  const stopped = wordFile('T', parts(), {
    pause: async () => {
      await Promise.resolve();
      if (++pauses === 3) throw new Error('enough');
    },
  });
  await expect(stopped).rejects.toThrow('enough');
  expect(made).toBeLessThan(200);
});

import type { Codebook } from '@shared/contract/index.ts';
import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { each, type LongTable } from './docx-document.ts';
import { isRightToLeft, runsOf } from './docx-text.ts';
import { flatten, nameOf, supplementaryOf, WORDS } from './words.ts';

/** In twentieths of a point: what an A4 page has between margins of an inch. */
const PAGE = 9026;
const NUMBER = 780;
/** Beyond this depth a code's name is indented no further, or a narrow column would leave it no room. */
const DEEPEST = 5;

/** Every code, indented by its depth, with its codings by role, in all, and from how many participants and cases. */
export function byRoleTable(codebook: Codebook): LongTable {
  const prefixes = codebook.roles.map(({ prefix }) => prefix);
  const head = [...prefixes, WORDS.total, WORDS.participants, WORDS.cases];
  const wide = (text: string) => Math.max(NUMBER, 110 * text.length + 240);
  const numbers = head.map(wide);
  const name = Math.max(2_600, PAGE - numbers.reduce((sum, width) => sum + width, 0));
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [name, ...numbers],
    borders: BORDERS,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: [
          cell(WORDS.code, name, { bold: true }),
          ...head.map((text, i) => cell(text, numbers[i], { bold: true, number: true })),
        ],
      }),
    ],
  });
  const rows = each(flatten(codebook.nodes), ({ node, depth }) => {
    const counts = [
      ...prefixes.map((prefix) => node.byRole[prefix] ?? 0),
      node.codings,
      node.participants,
      node.cases,
    ];
    return new TableRow({
      cantSplit: true,
      children: [
        cell(nameOf(node), name, { indent: Math.min(depth, DEEPEST) * 200 }),
        ...counts.map((count, i) => cell(String(count), numbers[i], { number: true })),
      ],
    });
  });
  return { head: table, rows };
}

/** The quotations chosen for the supplementary table, each beside its code and identifier. */
export function supplementaryTable(codebook: Codebook): LongTable {
  const widths = [2_300, PAGE - 2_300 - 1_500, 1_500];
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    borders: BORDERS,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: [WORDS.code, WORDS.quotation, WORDS.identifier].map((text, i) =>
          cell(text, widths[i], { bold: true }),
        ),
      }),
    ],
  });
  const rows = each(
    supplementaryOf(codebook),
    ({ name, quoted }) =>
      new TableRow({
        children: [name, `“${quoted.quotation}”`, quoted.identifier].map((text, i) => cell(text, widths[i])),
      }),
  );
  return { head: table, rows };
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '8a9695' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

const BORDERS = {
  top: line,
  bottom: line,
  insideHorizontal: { ...line, color: 'd5dbda' },
  left: none,
  right: none,
  insideVertical: none,
};

type CellOptions = { bold?: boolean; number?: boolean; indent?: number };

function cell(
  text: string,
  width = 0,
  { bold = false, number = false, indent = 0 }: CellOptions = {},
): TableCell {
  const rightToLeft = isRightToLeft(text);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    children: [
      new Paragraph({
        ...(number ? { alignment: AlignmentType.RIGHT } : {}),
        ...(rightToLeft ? { bidirectional: true } : {}),
        indent: { start: indent },
        spacing: { after: 0 },
        children: runsOf(text.replace(/\s+/g, ' '), { bold, rightToLeft }),
      }),
    ],
  });
}

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx';
import type { ComparedOut, ComparisonOut } from './comparison-rows.ts';
import { codesOf, factsOf, titleOf, WORDS } from './comparisons-md.ts';
import { DOCX_STYLES } from './docx-styles.ts';
import { forXml, isRightToLeft, runsOf } from './docx-text.ts';
import type { Edition } from './words.ts';

/**
 * Comparisons as a Word document: each question is a Heading 1, the facts and the reason below it, and each incident
 * a paragraph in the style Quote with its identifier and its code then and now. Coders stand as their initials.
 */
export async function comparisonsDocx(
  all: Iterable<ComparisonOut[]>,
  edition: Edition & { title: string },
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  const body: Paragraph[] = [];
  for (const part of all) {
    body.push(...part.flatMap(paragraphsOf));
    await pause();
  }
  const document = new Document({
    creator: 'Groundwork',
    lastModifiedBy: 'Groundwork',
    title: forXml(edition.title),
    styles: DOCX_STYLES,
    sections: [
      {
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          paragraph(edition.title, { style: 'Title' }),
          paragraph(`${WORDS.comparisons}, ${edition.date}`, { style: 'Subtitle' }),
          ...(body.length === 0 ? [paragraph(WORDS.empty)] : body),
        ],
      },
    ],
  });
  await pause();
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const paragraphsOf = (one: ComparisonOut): Paragraph[] => [
  paragraph(titleOf(one), { heading: HeadingLevel.HEADING_1 }),
  paragraph(factsOf(one), { style: 'Counts', keepNext: true }),
  ...(one.reason.trim() === ''
    ? []
    : [paragraph(one.reason.trim(), { style: 'Definition' }, `${WORDS.reason}: `)]),
  ...one.compared.map(comparedParagraph),
];

function comparedParagraph(item: ComparedOut): Paragraph {
  const rightToLeft = isRightToLeft(item.words);
  return new Paragraph({
    style: 'Quote',
    ...(rightToLeft ? { bidirectional: true } : {}),
    children:
      item.words === ''
        ? runsOf(codesOf(item))
        : [
            ...runsOf(`“${item.words}”`, { rightToLeft }),
            ...runsOf(` (${item.identifier})`),
            ...runsOf(` · ${codesOf(item)}`, { italics: true }),
          ],
  });
}

function paragraph(
  text: string,
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
  label = '',
): Paragraph {
  const rightToLeft = isRightToLeft(text);
  return new Paragraph({
    ...options,
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: [...(label === '' ? [] : runsOf(label, { bold: true })), ...runsOf(text, { rightToLeft })],
  });
}

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });

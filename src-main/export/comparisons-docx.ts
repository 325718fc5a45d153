import { HeadingLevel, Paragraph } from 'docx';
import type { ComparedOut, ComparisonOut } from './comparison-rows.ts';
import { codesOf, factsOf, titleOf, WORDS } from './comparisons-md.ts';
import { paragraph, wordFile } from './docx-document.ts';
import { isRightToLeft, runsOf } from './docx-text.ts';
import type { Pause } from './pause.ts';
import type { Edition } from './words.ts';

/**
 * Comparisons as a Word document: each question is a Heading 1, the facts and the reason below it, and each incident
 * a paragraph in the style Quote with its identifier and its code then and now. Coders stand as their initials.
 */
export async function comparisonsDocx(
  all: Iterable<ComparisonOut[]>,
  edition: Edition & { title: string },
  pause: Pause,
  about: number,
): Promise<Uint8Array> {
  return wordFile(edition.title, partsOf(all, edition), { pause, about });
}

function* partsOf(
  all: Iterable<ComparisonOut[]>,
  edition: Edition & { title: string },
): Generator<Paragraph> {
  yield paragraph(edition.title, { style: 'Title' });
  yield paragraph(`${WORDS.comparisons}, ${edition.date}`, { style: 'Subtitle' });
  let count = 0;
  for (const part of all) {
    count += part.length;
    for (const one of part) yield* paragraphsOf(one);
  }
  if (count === 0) yield paragraph(WORDS.empty);
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

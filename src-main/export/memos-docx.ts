import { AlignmentType, HeadingLevel, LevelFormat, Paragraph, TextRun, type ILevelsOptions } from 'docx';
import { textOfPieces, type Line, type Piece } from '@shared/memo/lines.ts';
import { HEADINGS, paragraph, wordFile, type ParagraphOptions } from './docx-document.ts';
import { isRightToLeft, runsOf } from './docx-text.ts';
import { withoutPause, type Pause } from './pause.ts';
import { factsOf, printed, titleOf, type MemoOut, type MemosOut } from './memo-out.ts';

/** Word knows nine levels of a list. */
const DEEPEST = 9;

/**
 * Memos as a Word document: groups as Heading 1, memos under them, a memo's own headings under its title; lists as
 * Word's lists; each quotation in the style Quote, followed by its identifier.
 */
export async function memosDocx(out: MemosOut, pause: Pause = withoutPause): Promise<Uint8Array> {
  const memos = out.groups.flatMap((group) => group.memos);
  return wordFile(out.title, partsOf(out), {
    pause,
    about: memos.reduce((sum, memo) => sum + 2 + memo.lines.length, 2 + out.groups.length),
    numbering: {
      config: [
        { reference: BULLETS, levels: levels(false) },
        { reference: NUMBERS, levels: levels(true) },
      ],
    },
  });
}

function* partsOf(out: MemosOut): Generator<Paragraph> {
  yield paragraph(out.title, { style: 'Title' });
  yield paragraph(`Memos, ${out.date}`, { style: 'Subtitle' });
  if (out.groups.length === 0) yield paragraph('This project has no memos yet.');
  const level = out.isGrouped ? 2 : 1;
  const lists = { used: 0 };
  for (const group of out.groups) {
    if (out.isGrouped) yield paragraph(group.name, { heading: HEADINGS[0] });
    for (const memo of group.memos) yield* memoParagraphs(memo, level, lists);
  }
}

const BULLETS = 'memo-bullets';
const NUMBERS = 'memo-numbers';

const levels = (isNumbered: boolean): ILevelsOptions[] =>
  Array.from({ length: DEEPEST }, (_, level) => ({
    level,
    format: isNumbered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: isNumbered ? `%${level + 1}.` : '•',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 425 * (level + 1), hanging: 425 } } },
  }));

function memoParagraphs(memo: MemoOut, level: number, lists: { used: number }): Paragraph[] {
  const first = lists.used;
  const paragraphs = memo.lines.map((line) => lineParagraph(memo, line, level, first));
  lists.used += Math.max(0, ...memo.lines.map((line) => (line.is === 'item' ? line.list : 0)));
  return [
    paragraph(titleOf(memo), { heading: HEADINGS[level - 1] ?? HeadingLevel.HEADING_6 }),
    paragraph(factsOf(memo), { style: 'Counts', keepNext: memo.lines.length > 0 }),
    ...paragraphs,
  ];
}

/** `first`: how many lists came before this memo's, so that each is numbered from its own beginning. */
function lineParagraph(memo: MemoOut, line: Line, level: number, first: number): Paragraph {
  switch (line.is) {
    case 'quotation': {
      const { words, identifier, note } = printed(memo, line.quotation.anchor, line.quotation);
      const whose = [identifier, note].filter(Boolean).join('; ');
      return paragraph(`“${words}” (${whose})`, { style: 'Quote' });
    }
    case 'heading':
      return pieces(memo, line.pieces, {
        heading: HEADINGS[Math.min(level + line.level, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_6,
      });
    case 'item':
      return pieces(memo, line.pieces, {
        numbering: {
          reference: line.number === null ? BULLETS : NUMBERS,
          level: Math.min(line.depth, DEEPEST) - 1,
          ...(line.number === null ? {} : { instance: first + line.list }),
        },
      });
    case 'paragraph':
      return pieces(memo, line.pieces, {});
  }
}

function pieces(memo: MemoOut, line: readonly Piece[], options: ParagraphOptions): Paragraph {
  const rightToLeft = isRightToLeft(textOfPieces(line, memo.nameOf));
  return new Paragraph({
    ...options,
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: line.flatMap((piece) => {
      if (piece.is === 'break') return [new TextRun({ break: 1 })];
      if (piece.is === 'mention') return runsOf(memo.nameOf(piece.mention), { rightToLeft });
      const { bold, italic: italics } = piece;
      return runsOf(piece.text, { rightToLeft, ...(bold ? { bold } : {}), ...(italics ? { italics } : {}) });
    }),
  });
}

import type { Line, Piece } from '@shared/memo/lines.ts';
import { markdownLine, markdownText } from './markdown.ts';
import { factsOf, printed, titleOf, type MemoOut, type MemosOut } from './memo-out.ts';

/** Memos as Markdown: groups and memos as headings, lists as lists, quotations as block quotes with identifiers. */
export function memosMd(out: MemosOut): string {
  const level = out.isGrouped ? 3 : 2;
  const blocks = [
    `# ${markdownLine(out.title)}`,
    `Memos, ${out.date}.`,
    ...(out.groups.length === 0 ? ['This project has no memos yet.'] : []),
    ...out.groups.flatMap((group) => [
      ...(out.isGrouped ? [`## ${markdownLine(group.name)}`] : []),
      ...group.memos.flatMap((memo) => memoBlocks(memo, level)),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function memoBlocks(memo: MemoOut, level: number): string[] {
  const blocks = [heading(level, markdownLine(titleOf(memo))), `*${markdownLine(factsOf(memo))}*`];
  let before: Line | null = null;
  for (const line of memo.lines) {
    const written = lineBlock(memo, line, level, before);
    const goesOn = line.is === 'item' && before?.is === 'item';
    if (goesOn) blocks.push(`${blocks.pop() ?? ''}\n${written}`);
    else if (written !== '') blocks.push(written);
    before = line;
  }
  return blocks;
}

const heading = (level: number, text: string) => `${'#'.repeat(Math.min(level, 6))} ${text}`;

function lineBlock(memo: MemoOut, line: Line, level: number, before: Line | null): string {
  switch (line.is) {
    case 'quotation': {
      const { words, identifier, note } = printed(memo, line.quotation.anchor, line.quotation);
      const whose = [identifier, note].filter(Boolean).join('; ');
      return `> “${markdownText(words, '> ')}” (${markdownLine(whose)})`;
    }
    case 'heading':
      return heading(level + line.level, inlines(memo, line.pieces, ' '));
    case 'item': {
      // Four spaces under nothing would be code.
      const above = before?.is === 'item' ? before.depth : 0;
      const indent = '    '.repeat(Math.min(line.depth, above + 1) - 1);
      return `${indent}${line.number === null ? '-' : `${line.number}.`} ${inlines(memo, line.pieces, `\\\n${indent}    `)}`;
    }
    case 'paragraph':
      return inlines(memo, line.pieces, '\\\n');
  }
}

/** The words of a line with their emphasis. `lineBreak` stands for a line end within it. */
function inlines(memo: MemoOut, pieces: readonly Piece[], lineBreak: string): string {
  return pieces
    .map((piece, i) => {
      if (piece.is === 'break') return lineBreak;
      const isFirst = i === 0 || pieces[i - 1]?.is === 'break';
      if (piece.is === 'mention') return escaped(memo.nameOf(piece.mention), isFirst);
      const mark = piece.bold && piece.italic ? '***' : piece.bold ? '**' : piece.italic ? '*' : '';
      const [, lead = '', words = '', tail = ''] = /^(\s*)([^]*?)(\s*)$/.exec(piece.text) ?? [];
      if (words === '') return isFirst ? '' : piece.text;
      // Marks beside a space are no emphasis.
      return `${isFirst ? '' : lead}${mark}${escaped(words, isFirst && mark === '')}${mark}${tail}`;
    })
    .join('')
    .trimEnd();
}

/** Only at the start of a line could the text be taken for a heading or a list. */
const escaped = (text: string, isFirst: boolean): string =>
  isFirst ? markdownLine(text) : markdownLine(`x${text}`).slice(1);

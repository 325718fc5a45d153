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
function inlines(memo: MemoOut, line: readonly Piece[], lineBreak: string): string {
  let [written, isFirst, isMarked] = ['', true, false];
  for (const piece of joined(line)) {
    if (piece.is === 'break') {
      written += lineBreak;
      [isFirst, isMarked] = [true, false];
      continue;
    }
    const text = piece.is === 'mention' ? memo.nameOf(piece.mention) : piece.text;
    const mark = piece.is === 'text' ? markOf(piece) : '';
    // Marks beside a space are no emphasis, nor are many beside a full stop or a quotation mark.
    const [, lead = '', words = '', tail = ''] = (mark === '' ? null : EMPHASIS.exec(text)) ?? ['', text];
    written += spaced(lead, isFirst);
    if (words !== '') {
      const apart = isMarked && lead === '' ? APART : '';
      written += `${apart}${mark}${escaped(words, false)}${mark}${spaced(tail, false)}`;
    }
    isMarked = words !== '' && tail === '';
    isFirst &&= text.trim() === '';
  }
  return written.trimEnd();
}

const markOf = ({ bold, italic }: { bold: boolean; italic: boolean }): string =>
  bold && italic ? '***' : bold ? '**' : italic ? '*' : '';

/** Marks that touch would be read as others. */
const APART = '<!-- -->';

/** From the first letter or figure to the last. */
const EMPHASIS = /^([^\p{L}\p{N}]*)([^]*[\p{L}\p{N}])([^\p{L}\p{N}]*)$/u;

/** Pieces of one emphasis side by side as one: the marks between them would be read as others. */
function joined(line: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of line) {
    const before = pieces.at(-1);
    if (
      piece.is === 'text' &&
      before?.is === 'text' &&
      piece.bold === before.bold &&
      piece.italic === before.italic
    )
      pieces[pieces.length - 1] = { ...piece, text: before.text + piece.text };
    else pieces.push(piece);
  }
  // A line end before nothing would be read as a backslash.
  return pieces.slice(0, pieces.findLastIndex((piece) => !isBlank(piece)) + 1);
}

const isBlank = (piece: Piece) => piece.is === 'break' || (piece.is === 'text' && piece.text.trim() === '');

/** With the spaces around it, but for those at the start of a line. */
function spaced(text: string, isFirst: boolean): string {
  const words = text.trim();
  if (words === '') return isFirst ? '' : text;
  const at = text.indexOf(words);
  return `${isFirst ? '' : text.slice(0, at)}${escaped(words, isFirst)}${text.slice(at + words.length)}`;
}

/** Only at the start of a line could the text be taken for a heading or a list. */
const escaped = (text: string, isFirst: boolean): string =>
  isFirst ? markdownLine(text) : markdownLine(`x${text}`).slice(1);

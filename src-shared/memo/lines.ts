import { BOLD, ITALIC, type Body, type Inline, type List, type Mention, type Quotation } from './body.ts';

/** A piece of a line. */
export type Piece =
  | { is: 'text'; text: string; bold: boolean; italic: boolean }
  | { is: 'break' }
  | { is: 'mention'; mention: Mention };
/** A memo as it reads, one block after the other. `depth` of an item counts the lists that it is in, from 1. */
export type Line =
  | { is: 'paragraph'; pieces: Piece[] }
  | { is: 'heading'; level: 1 | 2 | 3; pieces: Piece[] }
  | { is: 'item'; depth: number; number: number | null; list: number; pieces: Piece[] }
  | { is: 'quotation'; quotation: Quotation };

const LEVEL = { h1: 1, h2: 2, h3: 3 } as const;

/** The lines of a body; `list` of an item says which list of the memo it is in, so that numbering starts anew in each. */
export function linesOf(body: Body): Line[] {
  const lines: Line[] = [];
  const count = { lists: 0 };
  for (const block of body.root.children) {
    switch (block.type) {
      case 'paragraph':
        lines.push({ is: 'paragraph', pieces: block.children.map(pieceOf) });
        break;
      case 'heading':
        lines.push({ is: 'heading', level: LEVEL[block.tag], pieces: block.children.map(pieceOf) });
        break;
      case 'quotation':
        lines.push({ is: 'quotation', quotation: block });
        break;
      case 'list':
        pushList(lines, block, 1, count);
        break;
    }
  }
  return lines;
}

function pushList(lines: Line[], list: List, depth: number, count: { lists: number }): void {
  const mine = ++count.lists;
  let number = list.start;
  for (const item of list.children) {
    const own = item.children.filter((child) => child.type !== 'list');
    // Lexical puts a list within a list into an item of its own that has no words.
    if (own.length > 0 || item.children.length === 0)
      lines.push({
        is: 'item',
        depth,
        number: list.listType === 'number' ? number++ : null,
        list: mine,
        pieces: own.map(pieceOf),
      });
    for (const child of item.children) if (child.type === 'list') pushList(lines, child, depth + 1, count);
  }
}

function pieceOf(node: Inline): Piece {
  if (node.type === 'linebreak') return { is: 'break' };
  if (node.type === 'mention') return { is: 'mention', mention: node };
  const { text, format } = node;
  return { is: 'text', text, bold: (format & BOLD) !== 0, italic: (format & ITALIC) !== 0 };
}

/**
 * What a memo says in plain text: a line for each line. Chips read as they were called when the memo was last written.
 * Quotations are left out: they are not the researcher's words, they change with the transcript, and a search for
 * what somebody said belongs to the transcripts. Memos are found by the identifiers of those they quote all the same
 * (`repositories/memo-search.ts`), as these are today.
 */
export const plainTextOf = (body: Body): string =>
  linesOf(body)
    .flatMap((line) => (line.is === 'quotation' ? [] : [textOfPieces(line.pieces)]))
    .join('\n');

/** The words of a line. */
export const textOfPieces = (
  pieces: readonly Piece[],
  nameOf: (mention: Mention) => string = ({ name }) => name,
): string =>
  pieces
    .map((piece) => (piece.is === 'text' ? piece.text : piece.is === 'break' ? '\n' : nameOf(piece.mention)))
    .join('');

/** The chips and quotations of a body, in the order of the text. */
export function anchoredIn(body: Body): (Mention | Quotation)[] {
  return linesOf(body).flatMap((line): (Mention | Quotation)[] =>
    line.is === 'quotation'
      ? [line.quotation]
      : line.pieces.flatMap((piece) => (piece.is === 'mention' ? [piece.mention] : [])),
  );
}

/** The same body, each chip and quotation as `become` says. */
export function mapAnchored(body: Body, become: <N extends Mention | Quotation>(node: N) => N): Body {
  const inlines = (children: Inline[]) =>
    children.map((child) => (child.type === 'mention' ? become(child) : child));
  const mapList = (list: List): List => ({
    ...list,
    children: list.children.map((item) => ({
      ...item,
      children: item.children.map((child) =>
        child.type === 'list' ? mapList(child) : child.type === 'mention' ? become(child) : child,
      ),
    })),
  });
  const children = body.root.children.map((block) => {
    if (block.type === 'quotation') return become(block);
    if (block.type === 'list') return mapList(block);
    return { ...block, children: inlines(block.children) };
  });
  return { root: { ...body.root, children } };
}

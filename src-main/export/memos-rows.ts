import { textOfPieces } from '@shared/memo/lines.ts';
import { csvPart } from './csv.ts';
import { printed, titleOf, type MemoOut } from './memo-out.ts';

const COLUMNS = [
  'title',
  'kind',
  'coder',
  'created',
  'changed',
  'section',
  'on',
  'text',
  'quotations',
] as const;

/** A memo, flat. `on` and `quotations` hold one thing a line. */
function cellsOf(memo: MemoOut): Record<(typeof COLUMNS)[number], string> {
  return {
    title: titleOf(memo),
    kind: memo.kind,
    coder: memo.coder,
    created: memo.createdAt,
    changed: memo.updatedAt,
    section: memo.section ?? '',
    on: memo.on.map(({ name, target }) => name || target).join('\n'),
    text: textOf(memo),
    quotations: quotationsOf(memo)
      .map(({ words, identifier }) => `“${words}” (${identifier})`)
      .join('\n'),
  };
}

/** The researcher's own words, a line for each line. */
const textOf = (memo: MemoOut): string =>
  memo.lines
    .flatMap((line) => (line.is === 'quotation' ? [] : [textOfPieces(line.pieces, memo.nameOf)]))
    .join('\n');

const quotationsOf = (memo: MemoOut) =>
  memo.lines.flatMap((line) =>
    line.is === 'quotation' ? [printed(memo, line.quotation.anchor, line.quotation)] : [],
  );

/** Comma between cells, CRLF between rows; a cell that a spreadsheet would run as a formula is led by an apostrophe. */
export const memosCsv = (memos: readonly MemoOut[]): string => csvPart(COLUMNS, memos.map(cellsOf), true);

/** Memos as programs read them, in reading order: an array, keys named one by one. Ends with a line end. */
export const memosJson = (memos: readonly MemoOut[]): string =>
  `${JSON.stringify(
    memos.map((memo) => ({
      guid: memo.guid,
      title: memo.title,
      kind: memo.kind,
      coder: memo.coder,
      created: memo.createdAt,
      changed: memo.updatedAt,
      section: memo.section,
      on: memo.on,
      text: textOf(memo),
      blocks: memo.lines.map((line) =>
        line.is === 'quotation'
          ? { is: line.is, ...printed(memo, line.quotation.anchor, line.quotation) }
          : {
              is: line.is,
              ...(line.is === 'heading' ? { level: line.level } : {}),
              ...(line.is === 'item' ? { depth: line.depth, number: line.number } : {}),
              text: textOfPieces(line.pieces, memo.nameOf),
            },
      ),
    })),
    null,
    2,
  )}\n`;

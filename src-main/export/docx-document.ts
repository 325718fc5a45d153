import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
  type IParagraphOptions,
  type IPropertiesOptions,
  type Table,
  type TableRow,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { DOCX_STYLES } from './docx-styles.ts';
import { forXml, isRightToLeft, runsOf } from './docx-text.ts';
import { xmlOf } from './docx-xml.ts';
import { zipWith } from './docx-zip.ts';
import { partOf, withoutPause, type Pause } from './pause.ts';

/** How a paragraph looks; what it says is given beside it. */
export type ParagraphOptions = Omit<IParagraphOptions, 'children' | 'text'>;

/** Word's six levels of headings, the highest first. */
export const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** A table of any length: `head` holds its first rows, and `rows` are made as they are written. */
export type LongTable = { head: Table; rows: Iterable<TableRow> };

/** Makes rows, or other parts, one at a time as they are asked for. */
export function* each<T, R>(all: Iterable<T>, make: (one: T) => R): Generator<R> {
  for (const one of all) yield make(one);
}

/** So many parts are written between one pause and the next: some ten milliseconds. */
const AT_ONCE = 50;

/**
 * The bytes of a Word document in our styles, with the page's number in its foot. `parts` are asked for as they are
 * written, of which there are `about` so many, rows counted, to say how much is done.
 */
export async function wordFile(
  title: string,
  parts: Iterable<FileChild | LongTable>,
  {
    numbering,
    pause = withoutPause,
    about = Number.POSITIVE_INFINITY,
  }: Pick<IPropertiesOptions, 'numbering'> & { pause?: Pause; about?: number },
): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Groundwork',
    lastModifiedBy: 'Groundwork',
    title: forXml(title),
    styles: DOCX_STYLES,
    ...(numbering ? { numbering } : {}),
    sections: [{ footers: { default: new Footer({ children: [pageNumber()] }) }, children: [] }],
  });
  const writing = partOf(pause, 0, PACKED_FROM);
  const body = await bodyOf(document, parts, (done) => writing(done / about));
  // Packed without its body, which is put in whole: the rest of a document does not grow.
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)));
  await pause();
  const frame = strFromU8(files[PART] ?? new Uint8Array());
  const at = frame.indexOf(BODY) + BODY.length;
  const pieces = [frame.slice(0, at), ...withLists(document, body), frame.slice(at)];
  return zipWith(files, PART, pieces, partOf(pause, PACKED_FROM, 1));
}

/** Of the whole work, what is done when a document has been written and is packed. */
const PACKED_FROM = 0.9;

const PART = 'word/document.xml';
const BODY = '<w:body>';

async function bodyOf(
  document: Document,
  parts: Iterable<FileChild | LongTable>,
  pause: (done: number) => Promise<void>,
): Promise<string[]> {
  const context = { file: document, viewWrapper: document.Document, stack: [] };
  const written: string[] = [];
  const write = async (part: FileChild | TableRow) => {
    written.push(xmlOf(part.prepForXml(context) ?? {}));
    if (written.length % AT_ONCE === 0) await pause(written.length);
  };
  for (const part of parts) {
    if (!('rows' in part)) {
      await write(part);
      continue;
    }
    await write(part.head);
    written.push((written.pop() ?? '').slice(0, -TABLE_END.length));
    for (const row of part.rows) await write(row);
    written.push(TABLE_END);
  }
  return written;
}

const TABLE_END = '</w:tbl>';

/** A list is made with a name in the place of its number, which the document gives it when all has been written. */
function withLists(document: Document, written: readonly string[]): string[] {
  const numbers = new Map(
    document.Numbering.ConcreteNumbering.map((list) => [`${list.reference}-${list.instance}`, list.numId]),
  );
  return written.map((xml) =>
    xml.replace(
      /<w:numId w:val="\{([^"{}]+)\}"\/>/g,
      (_, name: string) => `<w:numId w:val="${numbers.get(name) ?? 0}"/>`,
    ),
  );
}

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });

/** A paragraph in the direction of its text, perhaps after a `label` in bold. */
export function paragraph(text: string, options: ParagraphOptions = {}, label = ''): Paragraph {
  const rightToLeft = isRightToLeft(text);
  return new Paragraph({
    ...options,
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: [...(label === '' ? [] : runsOf(label, { bold: true })), ...runsOf(text, { rightToLeft })],
  });
}

import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** A paragraph of a Word document, read back: its style, its words (line breaks as line ends) and where it stands. */
type ReadParagraph = { style: string; text: string; inTable: boolean };
export type ReadDocx = {
  paragraphs: ReadParagraph[];
  /** Rows of the last table, each a list of its cells' words. */
  rows: string[][];
  /** How many rows Word repeats at the top of a page. */
  headerRows: number;
  /** All parts of the package, as text. */
  parts: Record<string, string>;
};

/** Reads a document strictly: XML that is not well-formed throws. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = unzipSync(bytes);
  const parts = Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, content]) => [name, strFromU8(content)]),
  );
  for (const xml of Object.values(parts)) parse(xml, {});
  const paragraphs: ReadParagraph[] = [];
  const rows: string[][] = [];
  let [depth, headerRows, inText] = [0, 0, false];
  let now: ReadParagraph | null = null;
  parse(parts['word/document.xml'] ?? '', {
    open(name, attributes) {
      if (name === 'w:tbl') depth++;
      if (name === 'w:tr') rows.push([]);
      if (name === 'w:tc') rows.at(-1)?.push('');
      if (name === 'w:tblHeader') headerRows++;
      if (name === 'w:p') now = { style: '', text: '', inTable: depth > 0 };
      if (name === 'w:pStyle' && now) now.style = attributes['w:val'] ?? '';
      if (name === 'w:br' && now) now.text += '\n';
      if (name === 'w:t') inText = true;
    },
    close(name) {
      if (name === 'w:tbl') depth--;
      if (name === 'w:t') inText = false;
      if (name === 'w:p' && now) {
        const row = rows.at(-1);
        if (now.inTable && row) row[row.length - 1] += now.text;
        paragraphs.push(now);
        now = null;
      }
    },
    text(text) {
      if (inText && now) now.text += text;
    },
  });
  return { paragraphs, rows, headerRows, parts };
}

type Events = {
  open?: (name: string, attributes: Record<string, string>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/** Parses well-formed XML, or throws where it is not. Also reads our HTML, which is written so that it is XML too. */
export function parse(xml: string, { open, close, text }: Events): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  if (open) parser.on('opentag', (tag) => open(tag.name, tag.attributes));
  if (close) parser.on('closetag', (tag) => close(tag.name));
  if (text) parser.on('text', text);
  parser.write(xml).close();
}

import { Refusal } from '@shared/contract/failure.ts';
import { MAX_LINES } from './limits.ts';

/** One line of a file that is not blank, before labels are looked for. */
export type Line = {
  text: string;
  /** A blank line, or a paragraph's end, comes before it; true of the first. */
  startsParagraph: boolean;
  /** It is a heading of the document, not speech. */
  isHeading: boolean;
  /** How many of its first UTF-16 units are set in bold. */
  bold: number;
};

/** A file's lines and how its paragraphs are told apart. */
export type Source = {
  lines: Line[];
  /** The file's own title; null when it has none. */
  title: string | null;
  /** The format knows its paragraphs (Word). Otherwise they are guessed from blank lines. */
  knowsParagraphs: boolean;
};

/** Cuts canonical text into the lines that are not blank. Refuses with `too_large` beyond {@link MAX_LINES}. */
export function cutLines(name: string, text: string): Line[] {
  const lines: Line[] = [];
  let startsParagraph = true;
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (isBlank(text, start, end)) startsParagraph = true;
    else {
      addLine(name, lines, { text: text.slice(start, end), startsParagraph, isHeading: false, bold: 0 });
      startsParagraph = false;
    }
    start = end + 1;
  }
  return lines;
}

/** Adds a line, unless there are too many. */
export function addLine(name: string, lines: Line[], line: Line): void {
  if (lines.length >= MAX_LINES)
    throw new Refusal(
      'too_large',
      `${name} has more than ${MAX_LINES.toLocaleString('en-GB')} lines. Split it into one file for each interview.`,
    );
  lines.push(line);
}

/** Nothing but white space, without copying a long line to find out. */
function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (/\S/.test(text.charAt(i))) return false;
  return true;
}

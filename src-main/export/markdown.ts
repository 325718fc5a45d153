/**
 * Plain text that reads the same once Markdown has been rendered (CommonMark with GitHub's tables, strike-through and
 * footnotes). Only what would be taken for markup is escaped, so a quotation's `[staff member]` stays as it is. Line
 * ends become hard breaks, each new line led by `lead`; a blank line ends the paragraph.
 */
export function markdownText(text: string, lead = ''): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines
    .map((line, i) => {
      const escaped = atLineStart(inline(line));
      const next = lines[i + 1];
      const broken = next !== undefined && next.trim() !== '' && line.trim() !== '';
      return `${i === 0 ? '' : lead}${escaped}${broken ? '\\' : ''}`.trimEnd();
    })
    .join('\n');
}

/** Text within one line: a heading or a table's cell. */
export const markdownLine = (text: string): string => atLineStart(inline(oneLine(text)));

/** A table's cell. */
export const markdownCell = (text: string): string => inline(oneLine(text)).replaceAll('|', '\\|');

/** CommonMark ends a line at CR too. */
const oneLine = (text: string): string =>
  text.replace(/\s+/g, (spaces) => (/[\r\n]/.test(spaces) ? ' ' : spaces)).trim();

const inline = (line: string): string =>
  line
    .replace(/[\\`*<~]/g, '\\$&')
    // A character reference such as `&amp;` would be resolved.
    .replace(/&(?=#?\w+;)/g, '\\&')
    // An underscore inside a word is never emphasis.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    // Brackets alone are text; these are a link, a reference, its definition and a footnote.
    .replace(/\](?=[([:])/g, '\\]')
    .replace(/\[(?=\^)/g, '\\[')
    // A heading ends before such a mark.
    .replace(/#+$/, '\\$&')
    // An address would become a link, within which the escapes above would be read as they stand.
    .replace(/:(?=\/\/)|(?<=www)\.|@(?=[\p{L}\p{N}])/giu, '\\$&');

const atLineStart = (line: string): string =>
  line
    .trimStart()
    .replace(/^(#{1,6}(?=\s|$)|>|[+-](?=\s|$)|[-=]+\s*$|-(?=\s*-\s*-))/, '\\$1')
    // What parts a table's head from its rows.
    .replace(/^(?=[|:-])(?=[|:\s-]*-[|:\s-]*$)/, '\\')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

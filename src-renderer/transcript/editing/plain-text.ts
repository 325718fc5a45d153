/** More than this is no correction of a transcript; it is another one, to be imported. In characters. */
export const LONGEST_PASTE = 200_000;

/**
 * The words that were copied, and nothing else: no form, no script. Blank lines between paragraphs go, since a turn
 * without words says nothing. Null when nothing of it is text.
 */
export function plainText(copied: Pick<DataTransfer, 'getData'>): string | null {
  const plain = copied.getData('text/plain');
  const text = plain === '' ? textOfHtml(copied.getData('text/html')) : plain;
  const clean = text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, '')
    .replace(/\n[ \t\u00a0]*(?=\n)/g, '');
  return clean === '' ? null : clean.toWellFormed();
}

function textOfHtml(html: string): string {
  if (html === '' || html.length > 20 * LONGEST_PASTE) return '';
  // A document that is not shown: nothing in it is run or loaded.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const gone of parsed.querySelectorAll('script, style, template, noscript, title')) gone.remove();
  for (const ends of parsed.querySelectorAll('br, p, div, li, tr, h1, h2, h3, h4, h5, h6, blockquote'))
    ends.append('\n');
  for (const br of parsed.querySelectorAll('br')) br.replaceWith('\n');
  return parsed.body.textContent.trim();
}

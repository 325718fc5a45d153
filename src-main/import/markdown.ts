import { cutLines, type Line, type Source } from './lines.ts';
import { plainLine } from './markdown-inline.ts';

const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/**
 * Markdown, decoded: front matter goes (its title is kept), `#` headings are headings, emphasis and links leave their
 * words. Lists, quotations and everything else stay as they are written.
 */
export function readMarkdown(name: string, text: string): Source {
  const { title, body } = frontMatter(text);
  const lines: Line[] = [];
  let afterRule = false;
  for (const raw of cutLines(name, body)) {
    const startsParagraph = raw.startsParagraph || afterRule;
    afterRule = raw.text.length < 200 && RULE.test(raw.text);
    if (afterRule) continue;
    const mark = HEADING.exec(raw.text.slice(0, 20))?.[0];
    if (mark === undefined)
      lines.push({ ...plainLine(raw.text.trimEnd()), startsParagraph, isHeading: false });
    else {
      const heading = raw.text
        .slice(mark.length)
        .replace(/[ \t]#+[ \t]*$/, '')
        .trim();
      if (heading !== '') lines.push({ ...plainLine(heading), startsParagraph: true, isHeading: true });
      afterRule = true;
    }
  }
  return { lines, title, knowsParagraphs: false };
}

/** YAML between two lines of dashes at the very top. Only a `title:` on one line is read. */
function frontMatter(text: string): { title: string | null; body: string } {
  const opening = /^---[ \t]*\n/.exec(text.slice(0, 80))?.[0];
  if (opening === undefined) return { title: null, body: text };
  const closing = /\n(?:---|\.\.\.)[ \t]*(?=\n|$)/.exec(text.slice(opening.length - 1));
  if (!closing) return { title: null, body: text };
  const end = opening.length - 1 + closing.index;
  const found = /^title:[ \t]*(.*)$/m.exec(text.slice(opening.length, end))?.[1]?.trim() ?? '';
  const title = found.replace(/^(["'])(.*)\1$/, '$2').trim();
  return { title: title === '' ? null : title, body: text.slice(end + closing[0].length) };
}

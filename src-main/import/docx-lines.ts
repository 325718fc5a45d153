import { addLine, type Line } from './lines.ts';

/** The part of mammoth's document tree that is read here. Its types leave it open. */
type WordElement = {
  type: string;
  children?: WordElement[];
  value?: string;
  styleName?: string | null;
  isBold?: boolean;
};
export type WordDocument = WordElement;

/** Word keeps these names whatever the language of its menus. */
const HEADING_STYLE = /^(?:heading [1-9]|title|subtitle)$/i;

/** Every paragraph, in reading order, cut at its line breaks. */
export function linesOf(name: string, document: WordDocument): Line[] {
  const lines: Line[] = [];
  const visit = (element: WordElement): void => {
    if (element.type !== 'paragraph') return element.children?.forEach(visit);
    addParagraph(name, lines, element);
  };
  visit(document);
  return lines;
}

function addParagraph(name: string, lines: Line[], paragraph: WordElement): void {
  const content = { text: '', bold: 0, isBold: true };
  for (const child of paragraph.children ?? []) collect(child, false, content);
  const isHeading = HEADING_STYLE.test(paragraph.styleName ?? '');
  if (isHeading) {
    const text = content.text.replaceAll(/\s+/g, ' ').trim();
    if (text !== '') addLine(name, lines, { text, startsParagraph: true, isHeading, bold: 0 });
    return;
  }
  let startsParagraph = true;
  for (const text of content.text.split('\n')) {
    const bold = startsParagraph ? Math.min(content.bold, text.length) : 0;
    if (/\S/.test(text)) {
      addLine(name, lines, { text, startsParagraph, isHeading: false, bold });
      startsParagraph = false;
    }
  }
}

/** Adds an element's characters, and counts how far the bold that opens the paragraph reaches. */
function collect(
  element: WordElement,
  isBold: boolean,
  content: { text: string; bold: number; isBold: boolean },
): void {
  const text = charactersOf(element);
  if (text !== '') {
    // Bold reaches over the spaces between two bold runs, not over plain words.
    if (/\S/.test(text) && !isBold) content.isBold = false;
    content.text += text;
    if (content.isBold && isBold) content.bold = content.text.trimEnd().length;
  }
  const isBoldInside = element.type === 'run' ? element.isBold === true : isBold;
  for (const child of element.children ?? []) collect(child, isBoldInside, content);
}

function charactersOf({ type, value }: WordElement): string {
  switch (type) {
    case 'text':
      return (value ?? '').replaceAll(/\r\n?/g, '\n');
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    default:
      return '';
  }
}

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
} from 'docx';
import { DOCX_STYLES } from './docx-styles.ts';
import { forXml, isRightToLeft, runsOf } from './docx-text.ts';

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

/** The bytes of a Word document in our styles, with the page's number in its foot. */
export async function wordFile(
  title: string,
  children: readonly FileChild[],
  more: Pick<IPropertiesOptions, 'numbering'> = {},
): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Groundwork',
    lastModifiedBy: 'Groundwork',
    title: forXml(title),
    styles: DOCX_STYLES,
    ...more,
    sections: [{ footers: { default: new Footer({ children: [pageNumber()] }) }, children }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
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

import { TextRun, type IRunOptions } from 'docx';

/** Runs of a text; each line end becomes a line break inside the paragraph. */
export function runsOf(
  text: string,
  options: Omit<IRunOptions, 'text' | 'children' | 'break'> = {},
): TextRun[] {
  return forXml(text)
    .split(/\r\n?|\n/)
    .map((line, i) => new TextRun({ ...given(options), text: line, ...(i > 0 ? { break: 1 } : {}) }));
}

const given = ({ rightToLeft, ...options }: Omit<IRunOptions, 'text' | 'children' | 'break'>) =>
  rightToLeft ? { ...options, rightToLeft } : options;

/** Characters that XML 1.0 cannot hold stand as U+FFFD; a document with one of them does not open. */
export const forXml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');

/** Whether the first letter of a text is of a script that runs from right to left, as Unicode's rule P2 asks. */
export const isRightToLeft = (text: string): boolean =>
  /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
    text,
  );

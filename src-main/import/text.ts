import { cutLines, type Source } from './lines.ts';

/** Plain text, decoded. */
export const readText = (name: string, text: string): Source => ({
  lines: cutLines(name, text),
  title: null,
  knowsParagraphs: false,
});

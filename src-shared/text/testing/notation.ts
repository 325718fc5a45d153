import type { Edit } from '../edit.ts';
import type { Span } from '../span.ts';

/**
 * Reads a text with one passage and some edits drawn in it: `ab<cd>ef` is the passage `cd` of `abcdef`, and `a{b|xy}c`
 * replaces `b` by `xy`; `{|x}` inserts, `{b|}` deletes. A passage may begin or end inside the first half of an edit.
 */
export function drawn(notation: string): { text: string; span: Span; edit: Edit } {
  let text = '';
  let start = 0;
  let end = 0;
  const edit: { at: number; remove: number; insert: string }[] = [];
  for (let i = 0; i < notation.length; i++) {
    const sign = notation.charAt(i);
    if (sign === '<') start = text.length;
    else if (sign === '>') end = text.length;
    else if (sign === '{') edit.push({ at: text.length, remove: 0, insert: '' });
    else if (sign === '|') {
      const close = notation.indexOf('}', i);
      const last = edit.at(-1);
      if (!last || close < 0) throw new Error(`Bad notation: ${notation}`);
      last.remove = text.length - last.at;
      last.insert = notation.slice(i + 1, close);
      i = close;
    } else text += sign;
  }
  return { text, span: { start, end }, edit };
}

/** Draws a passage the same way. */
export const draw = (text: string, span: Span): string =>
  `${text.slice(0, span.start)}<${text.slice(span.start, span.end)}>${text.slice(span.end)}`;

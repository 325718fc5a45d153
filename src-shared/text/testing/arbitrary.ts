import fc from 'fast-check';
import type { Edit } from '../edit.ts';
import { GLUE, type Cut, type Rendition } from '../quotation.ts';
import { characterFloor, segmentsOf } from '../segments.ts';
import { snapOutward, type Span } from '../span.ts';

/** Characters that have broken programs: pairs, families, marks, right-to-left, Hangul, Thai, flags, line ends. */
const PIECES = [
  'a', 'b', 'B', 'c', 'word', ' ', ' ', '  ', '\n', '\r\n', '\t', '.', ', ', '? ', '’', '-', '1', '“', '”',
  '😀', '👩🏽‍🤝‍👩🏻', '🇩🇪', 'é', 'e\u0301', ' \u0308', 'ñ', 'שלום', 'مرحبا', 'ك\u064e', '한', '글', '本', '語', 'ไทย', 'กำ',
  'क्षि', '\u200d', '\u200b', '\u2028', '𝒳',
]; // prettier-ignore

/** A text of up to a few dozen such pieces. */
export const anyText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

/** Talk: words drawn from a handful, so that they repeat, with odd spaces, pauses and brackets of their own. */
export const anyTalk = fc
  .array(
    fc.constantFrom(
      'a', 'b', 'she', 'said', 'Then', 'then', 'don’t', 'can', 'can’t', 'I', '…', '...', '....', '[pause]', '[', ']',
      '[long pause, laughs]', 'né\u0301e', '😀', ',', '.', '“no”', '(yes)', '本語',
    ), // prettier-ignore
    { minLength: 1, maxLength: 14 },
  )
  .chain((words) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', '  ', '', '\n', ' \n'), {
        minLength: words.length,
        maxLength: words.length,
      })
      .map((gaps) =>
        words
          .map((word, i) => word + (gaps[i] ?? ''))
          .join('')
          .trim(),
      ),
  );

/** Any span of a text, perhaps through a character. */
export const spanOf = (text: string): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

/** A span of whole characters. */
export const wholeSpanOf = (text: string): fc.Arbitrary<Span> =>
  spanOf(text).map((span) => snapOutward(text, span));

/** An edit of a text that cuts no character. */
export const editOf = (text: string): fc.Arbitrary<Edit> =>
  fc
    .array(
      fc.tuple(fc.nat(text.length), fc.nat(8), fc.constantFrom('', '', 'x', 'yz', '😀', 'e\u0301', '\n')),
      {
        maxLength: 5,
      },
    )
    .map((draws) => {
      const edit: { at: number; remove: number; insert: string }[] = [];
      let free = 0;
      for (const [place, length, insert] of draws.toSorted((a, b) => a[0] - b[0])) {
        const at = characterFloor(text, place);
        const end = characterFloor(text, Math.min(at + length, text.length));
        if (at < free || (end === at && insert === '')) continue;
        edit.push({ at, remove: end - at, insert });
        free = end + 1;
      }
      return edit;
    });

/** Cuts of a passage at whole characters; often, but not always, ones that `checkRendition` accepts. */
export const renditionOf = (words: string): fc.Arbitrary<Rendition> => {
  // Mostly from word to word, as a researcher cuts; now and then anywhere.
  const edges = [...segmentsOf(words, 'word')].map((piece) => characterFloor(words, piece.index));
  edges.push(words.length);
  const edge = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...edges) },
    { weight: 1, arbitrary: fc.nat(words.length).map((at) => characterFloor(words, at)) },
  );
  const text = fc.constantFrom(
    null, null, null, 'x', 'T', 'staff member', ' apart ', `${GLUE}ed`, `un${GLUE}`, 'a … b', 'she ', ' said', 'two\nlines',
  ); // prettier-ignore
  return fc.array(fc.tuple(edge, edge, text, fc.boolean()), { maxLength: 4 }).map((draws) => {
    const cuts: Cut[] = [];
    let free = 0;
    for (const [a, b, text, inserts] of draws.toSorted((x, y) => x[0] - y[0])) {
      const start = Math.min(a, b);
      const end = inserts && text !== null ? start : Math.max(a, b);
      if (start < free) continue;
      cuts.push({ start, end, with: text });
      free = end;
    }
    return { cuts };
  });
};

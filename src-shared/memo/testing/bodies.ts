import fc from 'fast-check';
import { bodyWith, type Block, type Body, type Inline, type Item, type List } from '../body.ts';

/** Bodies of every shape that a memo may have, from the same seed the same. */
const PLAIN = { direction: null, format: '' as const, indent: 0, version: 1 as const };
const anchor = fc.integer({ min: 1, max: 12 }).map((n) => `a${n}`);
const said = fc.constantFrom('tea', 'the kettle 😀', 'שלום', 'a b', '* x', 'café');

const textNode = fc
  .tuple(said, fc.integer({ min: 0, max: 3 }))
  .map(([text, format]): Inline => ({
    type: 'text', text, format, detail: 0, mode: 'normal', style: '', version: 1,
  })); // prettier-ignore

export const mentionOf = (
  targets: readonly (readonly ['code' | 'participant' | 'memo', number])[],
): fc.Arbitrary<Inline> =>
  fc.tuple(anchor, fc.constantFrom(...targets)).map(([name, [target, targetId]]) => ({
    type: 'mention', version: 1, anchor: `m-${name}-${target}-${targetId}`, target, targetId, name: 'as it was',
  })); // prettier-ignore

const DEFAULT = mentionOf([['code', 1], ['participant', 2], ['memo', 3]]); // prettier-ignore

const inlinesOf = (mention: fc.Arbitrary<Inline>) =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: textNode },
      { weight: 1, arbitrary: mention },
      { weight: 1, arbitrary: fc.constant<Inline>({ type: 'linebreak', version: 1 }) },
    ),
    { maxLength: 4 },
  );

function listOf(inlines: fc.Arbitrary<Inline[]>, depth: number): fc.Arbitrary<List> {
  const own = inlines.map((children) => children as Item['children']);
  const content =
    depth > 1
      ? fc.oneof(
          own,
          listOf(inlines, depth - 1).map((list) => [list]),
        )
      : own;
  const item = content.map((children): Item => ({ type: 'listitem', value: 1, ...PLAIN, children }));
  return fc
    .tuple(fc.boolean(), fc.array(item, { minLength: 1, maxLength: 3 }))
    .map(([isNumbered, children]) => ({
      type: 'list', listType: isNumbered ? 'number' : 'bullet', start: 1, tag: isNumbered ? 'ol' : 'ul', ...PLAIN, children,
    })); // prettier-ignore
}

const quotationNode = anchor.map((name): Block => ({
  type: 'quotation', version: 1, anchor: `q-${name}`, target: 'passage', targetId: 1, start: 0, end: 9, words: 'said once', identifier: 'PAR1PW01',
})); // prettier-ignore

export function bodiesOf(
  mention: fc.Arbitrary<Inline> = DEFAULT,
  quotation: fc.Arbitrary<Block> = quotationNode,
): fc.Arbitrary<Body> {
  const inlines = inlinesOf(mention);
  const block = fc.oneof(
    inlines.map((children): Block => ({ type: 'paragraph', ...PLAIN, children })),
    fc
      .tuple(fc.constantFrom('h1' as const, 'h2' as const, 'h3' as const), inlines)
      .map(([tag, children]): Block => ({ type: 'heading', tag, ...PLAIN, children })),
    listOf(inlines, 3),
    quotation,
  );
  return fc.array(block, { maxLength: 6 }).map(bodyWith);
}

export const bodies = bodiesOf();

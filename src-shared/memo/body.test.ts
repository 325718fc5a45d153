import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAW_RUNS } from '../text/testing/runs.ts';
import { bodyOf, bodyOfPlain, LONGEST_BODY, readBody } from './body.ts';
import { anchoredIn, linesOf, mapAnchored, plainTextOf } from './lines.ts';
import { bodies } from './testing/bodies.ts';

const SEED = 20_260_401;
console.log(`Laws of memo bodies: seed ${SEED}, ${LAW_RUNS} runs`);
const law = { seed: SEED, numRuns: LAW_RUNS };

describe('A memo’s body', () => {
  test('is plain text and back without a letter changed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', ' tea ', '😀', 'שלום', '# x', '\t')), (lines) => {
        const plain = lines.join('\n');
        expect(plainTextOf(bodyOfPlain(plain))).toBe(plain);
        expect(plainTextOf(bodyOf({ body: '', plainText: plain }))).toBe(plain);
      }),
      law,
    );
  });

  test('has one JSON: what is read is written again as it is, and nothing of a line is lost', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const json = JSON.stringify(body);
        const read = readBody(json);
        if (!read.ok) throw new Error(read.failure.message);
        expect(JSON.stringify(read.value)).toBe(json);
        expect(plainTextOf(read.value).split('\n').length).toBeGreaterThanOrEqual(
          linesOf(body).filter((line) => line.is !== 'quotation').length || 1,
        );
        expect(mapAnchored(body, (node) => node)).toEqual(body);
        const quoted = anchoredIn(body).flatMap((node) => (node.type === 'quotation' ? [node.words] : []));
        expect(quoted.filter((words) => plainTextOf(body).includes(words))).toEqual([]);
      }),
      law,
    );
  });

  test('lets go what Lexical adds and a memo does not keep', () => {
    const said = { type: 'text', text: 'tea', style: 'color: red', $: { x: 1 } };
    const read = readBody(
      JSON.stringify({
        root: {
          type: 'root',
          format: 'center',
          children: [{ type: 'paragraph', textFormat: 1, children: [said] }],
        },
      }),
    );
    expect(read).toEqual({ ok: true, value: bodyOfPlain('tea') });
  });

  test.each([
    ['no JSON', '{', 'invalid'],
    ['no root', '{}', 'invalid'],
    ['an unknown block', '{"root":{"type":"root","children":[{"type":"image","src":"x"}]}}', 'invalid'],
    [
      'an unknown emphasis',
      '{"root":{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","text":"a","format":8}]}]}}',
      'invalid',
    ],
    ['a text beside blocks', '{"root":{"type":"root","children":[{"type":"text","text":"a"}]}}', 'invalid'],
    [
      'a chip of nothing',
      '{"root":{"type":"root","children":[{"type":"paragraph","children":[{"type":"mention","anchor":"a","target":"code","targetId":0,"name":""}]}]}}',
      'invalid',
    ],
    ['lists without end', `${'{"children":['.repeat(5_000)}1${']}'.repeat(5_000)}`, 'invalid'],
    ['too much', JSON.stringify(bodyOfPlain('x'.repeat(LONGEST_BODY))), 'too_large'],
  ])('is refused with %s', (_what, json, code) => {
    expect(readBody(json)).toMatchObject({ ok: false, failure: { code } });
  });

  test('counts the items of each list anew, and says how deep they are', () => {
    const item = (text: string, inner: object[] = []) => ({
      type: 'listitem',
      children: [...(text === '' ? [] : [{ type: 'text', text }]), ...inner],
    });
    const list = (listType: string, children: object[], start = 1) => ({
      type: 'list',
      listType,
      start,
      tag: listType === 'number' ? 'ol' : 'ul',
      children,
    });
    const inner = list('number', [item('b'), item('c')]);
    const read = readBody(
      JSON.stringify({
        root: { type: 'root', children: [list('number', [item('a'), item('', [inner]), item('d')], 3)] },
      }),
    );
    if (!read.ok) throw new Error(read.failure.message);
    expect(
      linesOf(read.value).map((line) => line.is === 'item' && [line.depth, line.number, line.list]),
    ).toEqual([
      [1, 3, 1],
      [2, 1, 2],
      [2, 2, 2],
      [1, 4, 1],
    ]);
    expect(plainTextOf(read.value)).toBe('a\nb\nc\nd');
  });
});

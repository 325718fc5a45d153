import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapSpan } from './anchor.ts';
import { applyEdit, composeEdits } from './edit.ts';
import { anyText, editOf, wholeSpanOf } from './testing/arbitrary.ts';
import { follow } from './testing/follow.ts';
import { draw, drawn } from './testing/notation.ts';
import { atLeast } from './testing/runs.ts';

const SEED = 20_260_102;
const one = anyText.chain((text) => fc.tuple(fc.constant(text), editOf(text)));
const two = one.chain(([text, a]) => fc.tuple(fc.constant(text), fc.constant(a), editOf(applyEdit(text, a))));
const law = { seed: SEED, numRuns: atLeast(3_000) };

describe('a passage', () => {
  const mapped = (notation: string, withText = false) => {
    const { text, span, edit } = drawn(notation);
    const result = mapSpan(edit, span, withText ? text : undefined);
    return result.kind === 'lost' ? 'lost' : `${result.kind} ${draw(applyEdit(text, edit), result.span)}`;
  };

  it.each([
    ['ab{|x}<cd>ef', 'kept abx<cd>ef'],
    ['ab<{|x}cd>ef', 'kept abx<cd>ef'],
    ['ab<cd>{|x}ef', 'kept ab<cd>xef'],
    ['a{b|xyz}<cd>{e|}f', 'kept axyz<cd>f'],
    ['ab<c{|x}d>ef', 'changed ab<cxd>ef'],
    ['ab<{c|x}d>ef', 'changed ab<xd>ef'],
    ['ab<c{d|x}>ef', 'changed ab<cx>ef'],
    ['a{b<c|x}d>ef', 'changed ax<d>ef'],
    ['ab<c{d>e|x}f', 'changed ab<c>xf'],
    ['ab<{cd|}>ef', 'lost'],
    ['ab<{cd|new}>ef', 'lost'],
    ['a{b<cd>e|new}f', 'lost'],
    ['<>{|x}ab', 'kept <>xab'],
    ['a{b<>c|}d', 'lost'],
  ])('%s is %s', (notation, expected) => {
    expect(mapped(notation)).toBe(expected);
  });

  it('whose words all went is lost though its full stop is left, once the text is given', () => {
    expect(mapped('<{Yes|}, {I did|}.>')).toBe('changed <, .>');
    expect(mapped('<{Yes|}, {I did|}.>', true)).toBe('lost');
    expect(mapped('<{Yes|}, I.>', true)).toBe('changed <, I.>');
    expect(mapped('<{😀|}!>', true)).toBe('changed <!>');
  });

  const cases = anyText.chain((text) => fc.tuple(fc.constant(text), editOf(text), wholeSpanOf(text)));

  it('that no edit reached stands on exactly its old words', () => {
    fc.assert(
      fc.property(cases, ([text, a, span]) => {
        const result = mapSpan(a, span);
        if (result.kind === 'lost') return;
        const next = applyEdit(text, a);
        expect(result.span.start).toBeLessThanOrEqual(result.span.end);
        const [was, is] = [text.slice(span.start, span.end), next.slice(result.span.start, result.span.end)];
        expect(result.kind === 'changed' || is === was).toBe(true);
      }),
      law,
    );
  });

  it('holds every surviving character of its own and, beside what replaced them, no other', () => {
    fc.assert(
      fc.property(cases, ([text, a, span]) => {
        const result = mapSpan(a, span);
        if (span.start === span.end) return;
        const survivors = [];
        for (let i = 0; i < text.length; i++) {
          const now = follow(a, i);
          if (now === null) continue;
          const isOwn = span.start <= i && i < span.end;
          if (isOwn) survivors.push(now);
          const isHeld = result.kind !== 'lost' && result.span.start <= now && now < result.span.end;
          expect(isHeld).toBe(isOwn);
        }
        expect(result.kind === 'lost').toBe(survivors.length === 0);
      }),
      law,
    );
  });

  it('comes by two edits where it comes by both in one, if its outer characters survive', () => {
    const withSpan = two.chain(([text, a, b]) => fc.tuple(fc.constant(a), fc.constant(b), wholeSpanOf(text)));
    fc.assert(
      fc.property(withSpan, ([a, b, span]) => {
        const both = composeEdits(a, b);
        if (span.start === span.end) return;
        if (follow(both, span.start) === null || follow(both, span.end - 1) === null) return;
        const first = mapSpan(a, span);
        if (first.kind === 'lost') throw new Error('lost, though its first character survives');
        const second = mapSpan(b, first.span);
        const atOnce = mapSpan(both, span);
        expect('span' in atOnce && atOnce.span).toEqual('span' in second && second.span);
      }),
      law,
    );
  });
});

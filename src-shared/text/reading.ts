import { align, foldText, marksOf, type Folded, type Impasse, type Mark, type Step } from './alignment.ts';
import {
  checkRendition,
  GLUE,
  isWithinWord,
  standsApart,
  type Cut,
  type QuotationProblem,
  type QuotationProblemCode,
  type Rendition,
} from './quotation.ts';
import { characterFloor, isCharacterEdge } from './segments.ts';

/** What a typed quotation means; or the first thing that is wrong with it, in offsets of the quotation. */
export type Reading = { ok: true; rendition: Rendition } | { ok: false; problem: QuotationProblem };

/**
 * Reads a typed quotation as a cut of `words`: pieces of the very words, parted by `…`, `...`, `[…]` (words left out) or
 * `[brackets]` (other words in their place). Brackets and dots that the passage has itself are read as its words. White
 * space may differ, nothing else: a changed capital needs brackets. Finds a reading whenever there is one, and of
 * several one with the fewest brackets, then the fewest elisions.
 */
export function readQuotation(words: string, quotation: string): Reading {
  const passage = foldText(words);
  const typed = foldText(quotation);
  const rawAt = (at: number) => passage.raw[at] ?? words.length;
  const marks = marksOf(typed.text);
  // Every mark asks for every place, so each is looked at once beforehand: 2 for the edge of a word, 1 within one.
  const edges = passage.raw.map((at) =>
    marks.size === 0 || !isCharacterEdge(words, at) ? 0 : isWithinWord(words, at) ? 1 : 2,
  );
  const result = align(passage.text, typed.text, marks, {
    character: (at) => edges[at] !== 0,
    word: (at) => edges[at] === 2,
  });
  if (!result.ok) return { ok: false, problem: explain(passage.text, typed, result.impasse) };

  const cuts: Cut[] = [];
  for (let step = result.step; step; step = step.before)
    cuts.unshift(cutOf(words, step, rawAt(step.from), rawAt(step.to)));
  const [problem] = checkRendition(words, { cuts });
  if (problem) return { ok: false, problem: { ...problem, start: 0, end: quotation.length } };
  return { ok: true, rendition: { cuts } };
}

function cutOf(words: string, step: Step, start: number, end: number): Cut {
  if (step.mark.kind === 'elision') return { start, end, with: null };
  const apart = standsApart(words, { start, end, with: null });
  const edge = (is: boolean, wouldBe: boolean) => (is === wouldBe ? '' : is ? ' ' : GLUE);
  const text = edge(step.left, apart.left) + step.mark.text + edge(step.right, apart.right);
  return { start, end, with: text };
}

const SHOWN_WORDS = 3;
const SHOWN_CHARACTERS = 60;

/** The first words of a text, as many as a message can bear. */
function opening(text: string, count = SHOWN_WORDS): string {
  const some = text.trim().split(' ').slice(0, count).join(' ');
  return some.slice(0, characterFloor(some, SHOWN_CHARACTERS));
}

function closing(text: string): string {
  const some = text.trim().split(' ').slice(-SHOWN_WORDS).join(' ');
  return some.slice(characterFloor(some, Math.max(0, some.length - SHOWN_CHARACTERS)));
}

const straight = (text: string) => text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"');

/** Why nobody could read on where the furthest reading came to an end. */
function explain(passage: string, typed: Folded, impasse: Impasse): QuotationProblem {
  const { text } = typed;
  const { reached, at, step } = impasse;
  const problem = (message: string, length = 1, code: QuotationProblemCode = 'unfaithful') => {
    const start = typed.raw[reached] ?? 0;
    return { code, message, start, end: typed.raw[Math.min(reached + length, text.length)] ?? start };
  };
  if (text === '') return { ...problem('The quotation is empty.'), start: 0, end: 0 };
  if (reached === text.length)
    return problem(
      `The quotation stops before the passage does, which goes on with “${opening(passage.slice(at))}”. Put … where words are left out.`,
      0,
      'left_out',
    );

  const rest = text.slice(reached);
  const mark = [...marksOf(text).values()].find((m) => m.start === reached);
  if (mark?.kind === 'bracket' && mark.text === '')
    return problem(
      'There is nothing between these square brackets.',
      mark.end - mark.start,
      'empty_substitution',
    );
  if (mark?.kind === 'elision') return nothingLeftOut(typed, mark, passage.slice(at));
  if (rest.startsWith('[')) return problem('This square bracket is not closed.');

  // The message speaks of whole words, from the one in which the two part, but never from before the last cut.
  const floor = step ? step.mark.end : 0;
  const isSpace = rest.startsWith(' ') && at < passage.length;
  const from = Math.max(floor, text.lastIndexOf(' ', isSpace ? reached - 1 : reached) + 1);
  const wrong = opening(plainPart(text.slice(from)));
  const first = opening(wrong, 1);
  const length = Math.max(1, from + first.length - reached);
  const earlier = text.slice(0, from);
  const place = earlier.trim() === '' ? 'at the beginning' : `after “${closing(earlier)}”`;

  // Behind a cut the words could go on anywhere: only words found there show what the passage reads.
  if (step && from <= floor + 1) {
    const beyond = passage.slice(step.from).trimStart();
    if (step.mark.kind === 'elision' && opening(beyond, 1) === first)
      return nothingLeftOut(typed, step.mark, beyond);
    const index = beyond.toLowerCase().indexOf(first.toLowerCase());
    const found = index < 0 ? '' : beyond.slice(index, index + first.length);
    if (found !== '' && found === first)
      return problem(`“${first}” is only a piece of a word in the passage ${place}.`, length, 'splits_word');
    if (found !== '') return problem(capitals(found, first), length);
    return problem(`“${wrong}” is not in the passage ${place}.`, length);
  }
  const there = passage.slice(Math.max(0, at - (reached - from)));
  if (there.trim() === '')
    return problem(
      `“${wrong}” comes after the end of the passage, which ends with “${closing(passage)}”.`,
      length,
    );
  const reads = opening(there, wrong.split(' ').length);
  const firstRead = opening(there, 1);
  if (hasWords(there, wrong))
    return problem(
      `Words are left out before “${wrong}”: the passage ${earlier === '' ? 'begins' : 'goes on'} with “${opening(there)}”. Put … there.`,
      length,
      'left_out',
    );
  if (firstRead.toLowerCase() === first.toLowerCase()) return problem(capitals(firstRead, first), length);
  if (straight(firstRead) === straight(first))
    return problem(`The passage has “${passage.charAt(at)}” where the quotation has “${rest.charAt(0)}”.`);
  return problem(`“${wrong}” is not in the passage ${place}; the passage reads “${reads}”.`, length);
}

function nothingLeftOut(typed: Folded, mark: Mark, beyond: string): QuotationProblem {
  const next = opening(beyond);
  const goesOn = next === '' ? 'the passage ends here' : `the passage goes on with “${next}”`;
  const [start = 0, end = start] = [typed.raw[mark.start], typed.raw[mark.end]];
  return { code: 'nothing_cut', message: `No words are left out at this …: ${goesOn}.`, start, end };
}

/** Text up to the next mark. */
function plainPart(text: string): string {
  const [mark] = [...marksOf(text).keys()].sort((a, b) => a - b);
  return mark ? text.slice(0, mark) : text;
}

/** Whether the words begin with these, or go on with them further on: whole words, not the beginning of one. */
function hasWords(passage: string, words: string): boolean {
  const text = ` ${passage}`;
  for (let at = text.indexOf(` ${words}`); at >= 0; at = text.indexOf(` ${words}`, at + 1))
    if (!isWithinWord(text, at + 1 + words.length)) return words !== '';
  return false;
}

/** `[T]hen` for `Then` where the passage reads `then`. */
function capitals(read: string, typed: string): string {
  const [from, to] = [Array.from(read), Array.from(typed)];
  const bracketed = to
    .map((character, i) => (character === from[i] ? character : `[${character}]`))
    .join('')
    .replaceAll('][', '');
  return `The passage reads “${read}”, not “${typed}”. Write “${bracketed}” to show the change.`;
}

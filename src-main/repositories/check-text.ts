import type { Coding, Id, Region, Turn } from '@shared/contract/index.ts';
import { checkRendition } from '@shared/text/quotation.ts';
import { inScope } from '@shared/text/scope.ts';
import { hashWords } from '@shared/text/words.ts';
import { readRendition } from './renditions.ts';

// What stands on a text: each of these reports what does not stand on it as it must.

/** Takes what is wrong, by the check that found it. */
export type Report = (check: string, message: string) => void;

/** A transcript as it is checked. */
export type Titled = { id: Id; title: string; text: string };
type Stretch = { start: number; end: number };

/** A coding is on its own words, in scope as the regions say, and its quotation a faithful cut; without words only where a review says why. */
export function checkCoding(
  transcript: Titled,
  coding: Coding,
  regions: Region[],
  code: string,
  rendition: string | null,
  isLost: boolean,
  report: Report,
) {
  const { text } = transcript;
  const named = `The coding of “${code}” at ${coding.start}–${coding.end} in ${transcript.title}`;
  const isEmpty = coding.start === coding.end && coding.start >= 0 && coding.end <= text.length;
  if (isEmpty !== isLost)
    report(
      'review',
      `${named} ${isLost ? 'is said to have lost its words' : 'has no words'}, but ${isLost ? 'has some' : 'no entry to review says why'}.`,
    );
  if (!isEmpty && !inside(text, coding))
    return report('codings', `${named} is not inside the text, which has ${text.length} characters.`);
  const words = text.slice(coding.start, coding.end);
  if (cutsCharacter(text, coding.start) || cutsCharacter(text, coding.end))
    report('codings', `${named} cuts a character in two.`);
  if (hashWords(words) !== coding.wordsHash) report('codings', `${named} does not stand on its own words.`);
  if ((!isEmpty && inScope(coding, regions)) !== coding.inScope) {
    report(
      'scope',
      `${named} counts as ${coding.inScope ? 'in' : 'out of'} scope, but the regions say otherwise.`,
    );
  }
  if (rendition === null) return;
  const read = readRendition(rendition);
  if (!read) return report('exemplars', `The quotation of ${lower(named)} cannot be read.`);
  for (const problem of checkRendition(words, read))
    report('exemplars', `The quotation of ${lower(named)}: ${problem.message}`);
}

/** Turns tile the text. */
export function checkTurns(transcript: Titled, turns: Turn[], report: Report) {
  let at = 0;
  for (const turn of turns.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (turn.start !== at || turn.end <= turn.start) {
      return report(
        'turns',
        `The turns of ${transcript.title} do not follow each other at ${at}: one goes from ${turn.start} to ${turn.end}.`,
      );
    }
    at = turn.end;
  }
  if (at !== transcript.text.length)
    report('turns', `The turns of ${transcript.title} end at ${at}, its text at ${transcript.text.length}.`);
}

/** Regions lie inside the text, and on no other. */
export function checkRegions(transcript: Titled, regions: Region[], report: Report) {
  let at = 0;
  for (const region of [...regions].sort((a, b) => a.start - b.start)) {
    const named = `The region “${region.name}” of ${transcript.title}`;
    if (!inside(transcript.text, region)) report('regions', `${named} is not inside the text.`);
    else if (region.start < at) report('regions', `${named} overlaps the one before it.`);
    at = Math.max(at, region.end);
  }
}

const inside = (text: string, { start, end }: Stretch) => start >= 0 && start < end && end <= text.length;
const cutsCharacter = (text: string, at: number) =>
  at > 0 && /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1));
const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

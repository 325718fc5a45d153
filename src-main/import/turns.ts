import { countWords } from '@shared/text/words.ts';
import { isInterviewerLabel } from './label-words.ts';
import { findLabelling, labelIn } from './labels.ts';
import type { Line, Source } from './lines.ts';
import type { Reading, ReadRegion, ReadSpeaker, ReadTurn } from './reading.ts';
import { leadingStamp } from './stamp.ts';

/** A reading without what the file's name says. */
type Transcribed = Omit<Reading, 'title' | 'mediaType'>;

/**
 * Lines → turns. Labels and time stamps go, blank lines go, everything else stays as it is. A labelled turn reaches
 * to the next label; without labels every paragraph is a turn. A heading opens a region and is no part of the text.
 * A label with no words after it makes no turn. Linear in the length of the text.
 */
export function toTurns({ lines, knowsParagraphs }: Source): Transcribed {
  const labelling = findLabelling(lines);
  const byParagraph = knowsParagraphs || isHardWrapped(lines);
  const build = new Builder();
  let speaker: string | null = null;
  for (const [index, line] of lines.entries()) {
    const label = labelling && index >= labelling.from ? labelIn(line, labelling) : null;
    if (label) {
      speaker = label.speaker;
      build.startTurn(speaker, label.startsAtMs);
      build.addWords(line.text.slice(label.wordsAt));
      continue;
    }
    if (line.isHeading) {
      build.startRegion(line.text.trim());
      continue;
    }
    const stamp = leadingStamp(line.text);
    const words = stamp ? line.text.slice(stamp.wordsAt) : line.text;
    if (stamp && words === '') build.stampNext(speaker, stamp.startsAtMs);
    else if (stamp) build.startTurn(speaker, stamp.startsAtMs);
    else if (speaker === null && (line.startsParagraph || !byParagraph)) build.startTurn(null, null);
    build.addWords(words);
  }
  return build.finish();
}

/** Puts the text together and keeps the offsets. */
class Builder {
  readonly #parts: string[] = [];
  #length = 0;
  readonly #turns: ReadTurn[] = [];
  readonly #regions: ReadRegion[] = [];
  readonly #speakers = new Map<string, number>();
  #next: { speaker: string | null; startsAtMs: number | null } = { speaker: null, startsAtMs: null };
  #isStarting = true;
  #stampAbove: number | null = null;

  /** The next words open a new turn. Without a stamp of its own it takes the one on the line above. */
  startTurn(speaker: string | null, startsAtMs: number | null): void {
    this.#next = { speaker, startsAtMs: startsAtMs ?? this.#stampAbove };
    this.#isStarting = true;
  }

  /** A stamp on a line of its own: for the next label, or else a new turn of the same speaker. */
  stampNext(speaker: string | null, startsAtMs: number): void {
    this.startTurn(speaker, startsAtMs);
    this.#stampAbove = startsAtMs;
  }

  startRegion(name: string): void {
    const start = this.#length === 0 ? 0 : this.#length + 1;
    this.#regions.push({ start, end: start, name: name.slice(0, 300), inScope: true });
  }

  addWords(words: string): void {
    if (!/\S/.test(words)) return;
    const start = this.#length === 0 ? 0 : this.#length + 1;
    if (this.#isStarting) {
      const { speaker, startsAtMs } = this.#next;
      this.#turns.push({ start, end: start, speaker: this.#number(speaker), startsAtMs });
      this.#isStarting = false;
      this.#stampAbove = null;
    }
    this.#parts.push(words);
    this.#length = start + words.length;
  }

  finish(): Transcribed {
    const text = this.#parts.join('\n');
    const speakers = [...this.#speakers.keys()].map((label) => ({
      label,
      isInterviewer: isInterviewerLabel(label),
      turns: 0,
      words: 0,
    }));
    const turns = this.#turns.map((turn, i) => ({ ...turn, end: this.#turns[i + 1]?.start ?? text.length }));
    const words = countBySpeaker(text, turns, speakers);
    return { text, turns, speakers, regions: this.#closedRegions(text.length), words };
  }

  /** Each region reaches to the next heading; one without words below it is left out. */
  #closedRegions(length: number): ReadRegion[] {
    return this.#regions
      .map((region, i) => ({ ...region, end: Math.min(this.#regions[i + 1]?.start ?? length, length) }))
      .filter(({ start, end }) => start < end);
  }

  #number(speaker: string | null): number | null {
    if (speaker === null) return null;
    const known = this.#speakers.get(speaker);
    if (known !== undefined) return known;
    const number = this.#speakers.size;
    this.#speakers.set(speaker, number);
    return number;
  }
}

/**
 * Fills in each speaker's turns and words; gives the words of all, nobody's too. A speaker's turns are counted
 * together: a call for each of a hundred thousand turns would take longer than all the rest, and words never reach
 * over a line's end.
 */
function countBySpeaker(text: string, turns: readonly ReadTurn[], speakers: readonly ReadSpeaker[]): number {
  const said = new Map<number | null, string[]>();
  for (const { start, end, speaker } of turns) {
    const sayings = said.get(speaker) ?? [];
    if (sayings.push(text.slice(start, end)) === 1) said.set(speaker, sayings);
  }
  let words = 0;
  for (const [speaker, sayings] of said) {
    const count = countWords(sayings.join(''));
    words += count;
    const whose = speaker === null ? undefined : speakers[speaker];
    if (whose) Object.assign(whose, { turns: sayings.length, words: count });
  }
  return words;
}

/** Lines longer than this are not wrapped for a screen of fixed width. */
const WRAP_LIMIT = 120;
/** Wrapped lines fill at least this share of the widest; verse and dialogue do not. */
const WRAP_FILL = 0.6;

/**
 * Whether lines are cut at a fixed width, so that only blank lines end a paragraph: of the lines that another
 * follows directly, the middle one must nearly fill the width.
 */
function isHardWrapped(lines: readonly Line[]): boolean {
  const lengths = lines
    .filter((_, i) => lines[i + 1]?.startsParagraph === false)
    .map(({ text }) => text.length);
  const hasBlanks = lines.some(({ startsParagraph }, i) => i > 0 && startsParagraph);
  if (!hasBlanks || lengths.length === 0) return false;
  lengths.sort((a, b) => a - b);
  const at = (share: number): number =>
    lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  return at(0.95) <= WRAP_LIMIT && at(0.5) >= 30 && at(0.5) >= at(0.95) * WRAP_FILL;
}

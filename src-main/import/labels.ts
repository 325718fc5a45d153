import {
  candidateIn,
  shapeOf,
  STYLES,
  type Candidate,
  type LabelShape,
  type LabelStyle,
} from './label-shape.ts';
import { isCertainLabel, isHeaderLabel, isOrdinaryWord, labelKey } from './label-words.ts';
import type { Line } from './lines.ts';

/** How a file names its speakers: one style, and the labels believed in it, each with the name of its speaker. */
type Labelling = {
  style: LabelStyle;
  /** From {@link labelKey} to the speaker's label as first written; two keys may be one speaker. */
  speakers: ReadonlyMap<string, string>;
  /** Lines before this index are the transcript's head ("Date: 3 May"), in which nobody speaks. */
  from: number;
};

/** What is known of one label in one style, over the whole file. */
type Sighting = {
  label: string;
  count: number;
  stamped: number;
  /** How its first stamp is written; see `Candidate`. */
  stampForm: string;
  atParagraph: number;
  shape: LabelShape;
  certain: boolean;
};

/** A share from which a habit of the file is its rule. */
const RULE = 0.9;
/** Labels without a colon must open at least this share of the lines: "[laughs]" and the cells of tables do not. */
const LOOSE_SHARE = 1 / 3;
/** How far into a file its head may reach, and the first label on a line of its own may stand, in lines. */
const HEAD_LINES = 20;

/**
 * Finds how a file labels its turns; null when it does not. Each style is tried over the whole file: a label is
 * believed when it recurs and is written like a name, or is a word for a part in an interview or a participant code,
 * and it keeps to the file's habits (capitals, time stamps, paragraphs). The style that then labels most turns is the
 * file's. Linear in the number of lines.
 */
export function findLabelling(lines: readonly Line[]): Labelling | null {
  const from = headEnd(lines);
  let best: { labelling: Labelling; turns: number } | null = null;
  for (const style of STYLES) {
    const sightings = sight(lines, style, from);
    const speakers = believe(sightings);
    const labelling = { style, speakers, from };
    const turns = countTurns(sightings, speakers);
    if (turns > (best?.turns ?? 0) && isPlausible(lines, labelling, turns)) best = { labelling, turns };
  }
  return best?.labelling ?? null;
}

/** The believed label that a line begins with: the words after it, and its speaker. */
export function labelIn(
  line: Line,
  { style, speakers }: Labelling,
): (Candidate & { speaker: string }) | null {
  const candidate = candidateIn(line, style);
  const speaker = candidate ? speakers.get(labelKey(candidate.label)) : undefined;
  return candidate && speaker !== undefined ? { ...candidate, speaker } : null;
}

function sight(lines: readonly Line[], style: LabelStyle, from: number): Map<string, Sighting> {
  const sightings = new Map<string, Sighting>();
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    const candidate = line ? candidateIn(line, style) : null;
    if (!line || !candidate) continue;
    const { label, stampForm } = candidate;
    const key = labelKey(label);
    let seen = sightings.get(key);
    if (!seen) {
      const certain = isCertainLabel(label) && !isHeaderLabel(label);
      seen = { label, count: 0, stamped: 0, stampForm, atParagraph: 0, shape: shapeOf(label), certain };
      sightings.set(key, seen);
    }
    seen.count++;
    if (stampForm !== '') seen.stamped++;
    if (line.startsParagraph) seen.atParagraph++;
  }
  return sightings;
}

/** Written as a name may be, and no word that opens sentences or a transcript's head. */
const isName = ({ label, shape }: Sighting): boolean =>
  shape !== 'none' && !isOrdinaryWord(label) && !isHeaderLabel(label);

/** The labels of one style that are believed, by key, with their speakers. */
function believe(sightings: ReadonlyMap<string, Sighting>): Map<string, string> {
  const likely = [...sightings].filter(
    ([, sighting]) =>
      sighting.certain || (sighting.count >= (sighting.shape === 'lower' ? 3 : 2) && isName(sighting)),
  );
  const share = (of: (sighting: Sighting) => number): number => {
    const total = likely.reduce((sum, [, { count }]) => sum + count, 0);
    return total === 0 ? 0 : likely.reduce((sum, [, sighting]) => sum + of(sighting), 0) / total;
  };
  const capitals = share(({ shape, count }) => (shape === 'capitals' ? count : 0)) >= RULE;
  const lower = share(({ shape, count }) => (shape === 'lower' ? count : 0)) >= 0.5;
  const stamped = share((sighting) => sighting.stamped) >= RULE;
  const paragraphs = share((sighting) => sighting.atParagraph) >= RULE;

  const speakers = new Map<string, string>();
  for (const [key, sighting] of likely) {
    const keepsPlace = (sighting.stamped > 0 || !stamped) && (sighting.atParagraph > 0 || !paragraphs);
    const keepsCase = (sighting.shape === 'capitals' || !capitals) && (sighting.shape !== 'lower' || lower);
    if (keepsPlace && (sighting.certain || keepsCase)) speakers.set(key, sighting.label);
  }
  // Where every label has a stamp, a name with just such a stamp speaks, be it only once.
  if (stamped) {
    const form = likely.reduce(
      (most, [, { stamped: count, stampForm }]) => (count > most.count ? { count, stampForm } : most),
      { count: 0, stampForm: '' },
    ).stampForm;
    for (const [key, sighting] of sightings)
      if (sighting.stampForm === form && isName(sighting) && sighting.shape !== 'lower')
        speakers.set(key, sighting.label);
  }
  // "Aaron van Wirdum (AvW)" introduces AvW; "Jane (team)" is Jane.
  for (const [key, { label }] of sightings) {
    const [, name, aside] = /^(.*?)\s?[(（]([^()（）]*)[)）]$/u.exec(label) ?? [];
    const speaker = speakers.get(labelKey(aside ?? '')) ?? speakers.get(labelKey(name ?? ''));
    if (speaker !== undefined) speakers.set(key, speaker);
  }
  return speakers;
}

const countTurns = (
  sightings: ReadonlyMap<string, Sighting>,
  speakers: ReadonlyMap<string, string>,
): number => [...speakers.keys()].reduce((sum, key) => sum + (sightings.get(key)?.count ?? 0), 0);

/** Whether a style whose labels are easily mistaken shows them as a transcript would. A colon needs no more. */
function isPlausible(lines: readonly Line[], labelling: Labelling, turns: number): boolean {
  switch (labelling.style) {
    case 'colon':
      return true;
    case 'bold':
    case 'stamped':
      return turns >= 2;
    case 'bracket':
    case 'tab':
      return turns >= 2 && turns >= (lines.length - labelling.from) * LOOSE_SHARE;
    case 'own line':
      return turns >= 2 && standsAlone(lines, labelling);
  }
}

/** Labels on lines of their own begin near the top and have words below them, all but a few. */
function standsAlone(lines: readonly Line[], labelling: Labelling): boolean {
  let labels = 0;
  let bare = 0;
  let isAfterLabel = false;
  for (let i = labelling.from; i < lines.length; i++) {
    const line = lines[i];
    const isLabel = line !== undefined && labelIn(line, labelling) !== null;
    if (isLabel && labels === 0 && i - labelling.from > HEAD_LINES) return false;
    if (isLabel && isAfterLabel) bare++;
    if (isLabel) labels++;
    isAfterLabel = isLabel;
  }
  return bare <= labels * (1 - RULE);
}

/**
 * Where a transcript's head ends: after the last "Date: …" among the first lines, and the lines that follow it
 * without a blank one. 0 when there is none.
 */
function headEnd(lines: readonly Line[]): number {
  const top = lines.slice(0, HEAD_LINES);
  const labels = top.map((line) => candidateIn(line, 'colon')?.label);
  const last = labels.findLastIndex((label) => label !== undefined && isHeaderLabel(label));
  if (last === -1) return 0;
  const inHead = labels.slice(0, last + 1).flatMap((label) => (label === undefined ? [] : [labelKey(label)]));
  // A label that recurs is a speaker already.
  if (new Set(inHead).size < inHead.length) return 0;
  const paragraph = top.findIndex((line, i) => i > last && line.startsParagraph);
  return paragraph === -1 ? last + 1 : paragraph;
}

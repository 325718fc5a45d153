import { BRACKETED_STAMP, FULL_STAMP, SHORT_STAMP, millisecondsOf } from './stamp.ts';
import type { Line } from './lines.ts';

/**
 * The ways a speaker is named at the start of a turn, in the order in which they are preferred when a file shows two
 * equally often: `I: words`, `**I** words`, `I [00:18:36] words`, `[MOORE] words`, `I⇥words`, and a line of its own.
 */
export const STYLES = ['colon', 'bold', 'stamped', 'bracket', 'tab', 'own line'] as const;
export type LabelStyle = (typeof STYLES)[number];

/** What may be a speaker's label, as its line shows it. Whether it is one, the whole file decides. */
export type Candidate = {
  label: string;
  startsAtMs: number | null;
  /** Where its stamp stands and how that is written, "before [0:0:0]"; empty without one. */
  stampForm: string;
  wordsAt: number;
};

/** Only this much of a line is looked at, so that a line of any length costs the same. Longest label and two stamps fit. */
const HEAD = 160;
/** Longer than this, in characters or words, and it is a sentence. "Mrs O'Brien-Jones (community team)" has 34. */
const MAX_LABEL = 40;
const MAX_LABEL_WORDS = 5;

// Invisible direction marks stand before labels in right-to-left files; spaces and they go with the label.
const EDGE = String.raw`[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]*`;
const NAME = String.raw`(?<name>\p{L}[\p{L}\p{M}\p{N} \u00a0.'’_#/&+@–-]{0,39}?(?:[ \u00a0]?[(（][^()（）[\]:：]{1,36}[)）])?)`;
const BEFORE = String.raw`(?:(?<before>${BRACKETED_STAMP}|${SHORT_STAMP}(?=\s))\s*(?:[-–|]\s*)?)?`;
const BESIDE = String.raw`(?:\s*,?\s*(?<beside>${BRACKETED_STAMP}|(?<=\s)${SHORT_STAMP}))?`;
const AFTER = String.raw`(?:\s*(?<after>${BRACKETED_STAMP}|${FULL_STAMP}(?=\s|$)))?`;

const PATTERNS: Record<LabelStyle, RegExp> = {
  // "http://" and the "3:16" of a Bible verse are not labels.
  colon: new RegExp(`^${EDGE}${BEFORE}${NAME}${BESIDE}\\s*(?::(?!//)(?!(?<=\\d:)\\d)|：)${AFTER}\\s*`, 'u'),
  bold: new RegExp(`^${EDGE}${BEFORE}${NAME}${BESIDE}${EDGE}$`, 'u'),
  stamped: new RegExp(`^${EDGE}${NAME}\\s*(?<beside>${BRACKETED_STAMP})\\s+(?=[^\\s:：])`, 'u'),
  bracket: new RegExp(`^${EDGE}${BEFORE}\\[${NAME}${BESIDE}\\](?:\\s*[:：])?${AFTER}\\s*`, 'u'),
  tab: new RegExp(`^${EDGE}${BEFORE}${NAME}\\t\\s*${AFTER}\\s*`, 'u'),
  'own line': new RegExp(`^${EDGE}${BEFORE}${NAME}${BESIDE}${EDGE}$`, 'u'),
};

/** The label that a line may begin with, in one style; null when there is none. */
export function candidateIn(line: Line, style: LabelStyle): Candidate | null {
  const head = headFor(line, style);
  const found = head === null ? null : PATTERNS[style].exec(head);
  const label = found?.groups?.['name']?.trim().normalize('NFC');
  if (!found || label === undefined || !isShort(label)) return null;
  const wordsAt = style === 'bold' ? afterBold(line) : found[0].length;
  // "Yes." on a line of its own is an answer; "J.K.:" is a label.
  if (style === 'own line' && label.endsWith('.')) return null;
  // A heading that names a speaker has nothing else in it.
  if (line.isHeading && wordsAt < line.text.length) return null;
  const place = (['before', 'beside', 'after'] as const).find((group) => found.groups?.[group] !== undefined);
  if (place === undefined) return { label, startsAtMs: null, stampForm: '', wordsAt };
  const stamp = found.groups?.[place] ?? '';
  const startsAtMs = millisecondsOf(stamp);
  return startsAtMs === null
    ? null
    : { label, startsAtMs, stampForm: `${place} ${stamp.replaceAll(/\d+/g, '0')}`, wordsAt };
}

/** The part of a line in which the style's label must be; null when a glance shows that it cannot have one. */
function headFor({ text, bold }: Line, style: LabelStyle): string | null {
  const head = text.slice(0, HEAD);
  switch (style) {
    case 'colon':
      return head.includes(':') || head.includes('：') ? head : null;
    case 'bold':
      return bold > 0 && bold <= HEAD ? text.slice(0, bold) : null;
    case 'stamped':
      return /\d:\d\d/.test(head) ? head : null;
    case 'bracket':
      return head.includes('[') ? head : null;
    case 'tab':
      return head.includes('\t') ? head : null;
    case 'own line':
      return text.length <= MAX_LABEL + 40 ? text : null;
  }
}

const afterBold = ({ text, bold }: Line): number =>
  bold + (/^\s*/.exec(text.slice(bold, bold + HEAD))?.[0].length ?? 0);

/** Short enough for a label, and no full stop but that of "Dr." or an initial. */
const isShort = (label: string): boolean =>
  label.length > 0 &&
  label.length <= MAX_LABEL &&
  label.split(/\s+/).length <= MAX_LABEL_WORDS &&
  !/\p{L}{5,}\./u.test(label);

export type LabelShape = 'capitals' | 'name' | 'lower' | 'none';

const PARTICLES = new Set(
  'van von der den de del della di da do dos du la le el al bin ibn ten ter zu y e and & of'.split(' '),
);

/** How a label is written: `MOORE` or `PW01`, `Dr Moore` or `唐鳳`, `jane`; `none` when no name is written so. */
export function shapeOf(label: string): LabelShape {
  const plain = label.replace(/\s?[(（].*[)）]$/u, '');
  const words = plain.split(/\s+/);
  if (/\p{Lu}/u.test(plain) && plain === plain.toUpperCase()) return 'capitals';
  if (words.every((word, n) => !/^\p{Ll}/u.test(word) || (n > 0 && PARTICLES.has(word)))) return 'name';
  return words.length === 1 ? 'lower' : 'none';
}

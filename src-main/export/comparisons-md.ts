import type { Verdict } from '@shared/contract/index.ts';
import type { ComparedOut, ComparisonOut } from './comparison-rows.ts';
import { markdownLine, markdownText } from './markdown.ts';
import type { Edition } from './words.ts';

/** What every document of comparisons says, whatever its format. */
export const WORDS = {
  comparisons: 'Constant comparison',
  reason: 'Reason',
  empty: 'Nothing has been compared yet.',
} as const;

const VERDICTS: Record<Verdict, string> = {
  same: 'The same',
  different: 'Not the same',
  move: 'Moved',
  property: 'A property',
  definition: 'Definition refined',
  negative: 'Negative case',
  sorted: 'Sorted into piles',
};

/** The question, or where none was asked the verdict. */
export const titleOf = ({ question, verdict }: ComparisonOut): string => question.trim() || VERDICTS[verdict];

/** `Not the same · 2026-03-01 14:05 UTC · R1 · 4 incidents`. */
export function factsOf({ verdict, at, coder, compared }: ComparisonOut): string {
  const incidents = compared.filter((item) => item.words !== '').length;
  const codes = compared.length - incidents;
  return [
    VERDICTS[verdict],
    `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,
    coder,
    ...(incidents > 0 ? [`${incidents} ${incidents === 1 ? 'incident' : 'incidents'}`] : []),
    ...(codes > 0 ? [`${codes} ${codes === 1 ? 'code' : 'codes'}`] : []),
  ].join(' · ');
}

/** `asking`, and where it has become another code, `asking → telling`; a coding that has gone is said to have. */
export function codesOf({ code, codeNow }: ComparedOut): string {
  if (codeNow === code) return code;
  return `${code} → ${codeNow === '' ? '(deleted)' : codeNow}`;
}

export const comparisonsHead = ({ title, date }: Edition & { title: string }): string =>
  `# ${markdownLine(title)}\n\n${WORDS.comparisons}, ${date}.\n`;

/** One comparison as Markdown: its question a heading, the incidents block quotes. */
export function comparisonBlocks(one: ComparisonOut): string[] {
  return [
    `## ${markdownLine(titleOf(one))}`,
    `*${markdownLine(factsOf(one))}*`,
    ...(one.reason.trim() === '' ? [] : [`**${WORDS.reason}:** ${markdownText(one.reason.trim())}`]),
    ...one.compared.map((item) =>
      item.words === ''
        ? `> ${markdownLine(codesOf(item))}`
        : `> “${markdownText(item.words, '> ')}” (${markdownLine(item.identifier)}) · ${markdownLine(codesOf(item))}`,
    ),
  ];
}

/** A case code with its participant code, `PAR1PW01`, `VOL2_SU02` or `sta3-st01`, anywhere in the name. */
export const DEFAULT_PATTERN = 'CASE+ROLE+NUMBER';

/** Codes in capitals; empty where the name has none. */
export type Identifier = { caseCode: string; participantCode: string };

// Bounds keep ordinary words with a number behind them, `interview1`, from being taken for codes.
const LETTERS = String.raw`\p{L}{1,8}`;
const DIGITS = String.raw`\d{1,4}`;
const TOKENS: Record<string, string> = {
  CASE: `(?<case>${LETTERS}${DIGITS})`,
  ROLE: `(?<role>${LETTERS})`,
  NUMBER: `(?<number>${DIGITS})`,
  PARTICIPANT: `(?<participant>${LETTERS}${DIGITS})`,
};
const LONGEST_PATTERN = 300;
// A pattern tries its stars against every stretch of the name, so both are kept few: at worst some million steps.
const LONGEST_NAME = 200;
const MOST_STARS = 2;

/**
 * Reads the case and participant code from a file name, extension or not, by a pattern that a researcher writes:
 *
 * - `CASE`: letters and then digits, `PAR1`;
 * - `ROLE`: letters, `PW`; `NUMBER`: digits, `01`; together they are the participant code;
 * - `PARTICIPANT`: letters and then digits, `PW01`, where one word for both will do;
 * - `+`: a space, `_`, `-`, up to three of them, or nothing; `*`: anything;
 * - anything else stands for itself, capitals or not.
 *
 * The pattern may match anywhere in the name, but a code is never a piece of a longer word. A pattern that
 * `checkPattern` complains about reads nothing.
 */
export function readIdentifier(fileName: string, pattern: string): Identifier {
  const compiled = compile(pattern);
  const name = titleOf(fileName).normalize('NFC').slice(0, LONGEST_NAME);
  const groups = 'regex' in compiled ? compiled.regex.exec(name)?.groups : undefined;
  const { role = '', number = '' } = groups ?? {};
  return {
    caseCode: (groups?.['case'] ?? '').trim().toUpperCase(),
    participantCode: (groups?.['participant'] ?? role + number).trim().toUpperCase(),
  };
}

/** What is wrong with a pattern, for the researcher to read; null when nothing is. */
export function checkPattern(pattern: string): string | null {
  const compiled = compile(pattern);
  return 'problem' in compiled ? compiled.problem : null;
}

function compile(pattern: string): { regex: RegExp } | { problem: string } {
  const text = pattern.normalize('NFC').trim();
  if (text === '') return { problem: `The pattern is empty. Write, for example, ${DEFAULT_PATTERN}.` };
  if (text.length > LONGEST_PATTERN)
    return { problem: `The pattern is longer than ${LONGEST_PATTERN} characters.` };
  return compileTokens(text);
}

function compileTokens(text: string): { regex: RegExp } | { problem: string } {
  const parts = text.match(/CASE|PARTICIPANT|ROLE|NUMBER|[^]/gu) ?? [];
  const tokens = parts.filter((part) => part in TOKENS);
  const twice = tokens.find((token, i) => tokens.indexOf(token) < i);
  if (tokens.length === 0)
    return { problem: `“${text}” has none of CASE, ROLE, NUMBER and PARTICIPANT, so it reads nothing.` };
  if (twice) return { problem: `${twice} stands twice in the pattern.` };
  if (tokens.includes('PARTICIPANT') && (tokens.includes('ROLE') || tokens.includes('NUMBER')))
    return { problem: 'Write either PARTICIPANT or ROLE and NUMBER, not both.' };
  const isOpen = (part: string | undefined) => part === undefined || part === '*' || part === '+';
  const source = parts.map((part, i) => {
    if (part === '+') return '[ _-]{0,3}';
    if (part === '*') return '.*?';
    const token = TOKENS[part];
    if (token === undefined) return part.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`);
    // Where nothing else of the pattern adjoins, a code begins and ends where a word does.
    const begins = parts.slice(0, i).every(isOpen) || parts[i - 1] === '*';
    const ends = parts.slice(i + 1).every(isOpen) || parts[i + 1] === '*';
    const before = part === 'NUMBER' ? String.raw`(?<!\d)` : String.raw`(?<!\p{L})`;
    return (begins ? before : '') + token + (ends ? String.raw`(?![\p{L}\p{N}])` : '');
  });
  if (parts.filter((part) => part === '*').length > MOST_STARS)
    return { problem: `A pattern has at most ${MOST_STARS} stars.` };
  return { regex: new RegExp(source.join(''), 'iu') };
}

/** A file's name without its folder and its extension. */
export const titleOf = (fileName: string): string =>
  fileName
    .replace(/^.*[/\\]/su, '')
    .replace(/(?<=.)\.[a-z][a-z0-9]{0,4}$/iu, '')
    .trim();

/** The letters that a participant code begins with: `PW` of `PW01`. */
export const rolePrefixOf = (participantCode: string): string => /^\p{L}*/u.exec(participantCode)?.[0] ?? '';

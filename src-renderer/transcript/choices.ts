import type { Code, CodeOrigin, Id } from '@shared/contract/index.ts';
import { folded, matchCodes, type MatchedCode } from './matching.ts';

/** One line of the list under the name that is typed. */
export type PopoverChoice =
  { kind: 'create' | 'inVivo'; name: string; origin: CodeOrigin } | ({ kind: 'code' } & MatchedCode);

/** Codes that are listed; more than anybody reads, and no more than can be drawn between two keys. */
const LISTED = 40;

/**
 * What can be chosen. A name that a code has already is that code, before all else; another one is made. While nothing
 * is typed: the passage's own words, the recent codes by their numbers, then the rest.
 */
export function choicesFor(given: {
  codes: ReadonlyMap<Id, Code>;
  /** Names as they are compared. */
  nameOf: (code: Code) => string;
  typed: string;
  /** The passage as a name, when it is short enough for one. */
  inVivo: string | null;
  /** The name typed is proposed from the passage's words. */
  isInVivo: boolean;
  passage: string;
  numbers: ReadonlyMap<Id, number>;
  countOf: (id: Id) => number;
}): PopoverChoice[] {
  const { codes, typed, numbers } = given;
  const name = typed.replace(/\s+/gu, ' ').trim();
  const found = matchCodes(codes.values(), name, given.countOf, LISTED, given.nameOf);
  const existing = found.map((one): PopoverChoice => ({ kind: 'code', ...one }));
  if (name === '') {
    const number = (choice: PopoverChoice) =>
      (choice.kind === 'code' ? numbers.get(choice.code.id) : undefined) ?? Infinity;
    // Compared, not subtracted: two codes without a number are equal.
    existing.sort((a, b) => (number(a) === number(b) ? 0 : number(a) < number(b) ? -1 : 1));
    return given.inVivo ? [{ kind: 'inVivo', name: given.inVivo, origin: 'in vivo' }, ...existing] : existing;
  }
  if (found[0]?.rank === 0) return existing;
  const isVerbatim = given.isInVivo && folded(given.passage).includes(folded(name));
  return [{ kind: 'create', name, origin: isVerbatim ? 'in vivo' : 'open' }, ...existing];
}

import type { Code, Id } from '@shared/contract/index.ts';

const MARKS = /\p{M}+/gu;

/** As names are compared while typing: accents, case and runs of white space do not matter. */
export const folded = (name: string): string =>
  name.normalize('NFD').replace(MARKS, '').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Names of codes as they are compared, each worked out once: a list of hundreds is looked through for every letter. */
export function foldedNames(): (code: Code) => string {
  const known = new WeakMap<Code, string>();
  return (code) => {
    let name = known.get(code);
    if (name === undefined) known.set(code, (name = folded(code.name)));
    return name;
  };
}

/** How well a name answers what was typed, best first; null when it does not. Both are folded. */
export function rankOf(name: string, typed: string): 0 | 1 | 2 | 3 | null {
  if (typed === '') return 3;
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`) || name.includes(`-${typed}`) || name.includes(`’${typed}`)) return 2;
  return name.includes(typed) ? 3 : null;
}

export type MatchedCode = { code: Code; rank: 0 | 1 | 2 | 3; count: number };

/** Codes in use that match, best first; among equals the one with more codings. Nothing typed matches all. */
export function matchCodes(
  codes: Iterable<Code>,
  typed: string,
  countOf: (id: Id) => number,
  limit: number,
  nameOf: (code: Code) => string = ({ name }) => folded(name),
): MatchedCode[] {
  const wanted = folded(typed);
  const found: MatchedCode[] = [];
  for (const code of codes) {
    if (code.retiredAt !== null) continue;
    const rank = rankOf(nameOf(code), wanted);
    if (rank !== null) found.push({ code, rank, count: countOf(code.id) });
  }
  found.sort((a, b) => a.rank - b.rank || b.count - a.count || a.code.name.localeCompare(b.code.name));
  return found.slice(0, limit);
}

/** The names above a code, outermost first: `Trusting relationships › Making a connection`. */
export function pathOf(codes: ReadonlyMap<Id, Code>, code: Code): string[] {
  const names: string[] = [];
  let above = code.parentId === null ? undefined : codes.get(code.parentId);
  // A path is four levels long at most; the bound keeps a damaged tree from going round.
  for (let i = 0; above && i < 8; i++) {
    names.unshift(above.name);
    above = above.parentId === null ? undefined : codes.get(above.parentId);
  }
  return names;
}

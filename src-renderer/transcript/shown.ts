import type { Code, Coding, Id, Preferences } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import type { State } from '../store/state.ts';

export const NUMBERS = ['none', 'turns', 'lines'] as const;
export const COLOURS = ['code', 'theme', 'coder'] as const;
export const CODES = ['all', 'chosen', 'mine'] as const;

/** What a person wants to see of a transcript; kept among their preferences. */
export type Shown = {
  /** What is counted beside the text: turns, or lines of the text as it was imported. */
  numbers: (typeof NUMBERS)[number];
  times: boolean;
  /** Whose colour a stripe and its words have. */
  colours: (typeof COLOURS)[number];
  /** Which codings are shown; `chosen`: of the codes selected in the tree, and of those below them. */
  codes: (typeof CODES)[number];
  /** Whether codings of text out of scope are shown. */
  outOfScope: boolean;
  /** Whether codings of codes that are out of use are shown. */
  retired: boolean;
};

const KEYS = {
  numbers: 'transcript.numbers',
  times: 'transcript.times',
  colours: 'transcript.colours',
  codes: 'transcript.codes',
  outOfScope: 'transcript.outOfScope',
  retired: 'transcript.retired',
} satisfies Record<keyof Shown, string>;

const oneOf = <T extends string>(value: unknown, known: readonly T[], otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise;

export function shownOf(kept: Preferences): Shown {
  return {
    numbers: oneOf(kept[KEYS.numbers], NUMBERS, 'none'),
    times: kept[KEYS.times] !== false,
    colours: oneOf(kept[KEYS.colours], COLOURS, 'code'),
    codes: oneOf(kept[KEYS.codes], CODES, 'all'),
    outOfScope: kept[KEYS.outOfScope] !== false,
    retired: kept[KEYS.retired] !== false,
  };
}
export const readShown = (session: Session): Shown => shownOf(session.preferences.get());

export function saveShown({ preferences }: Session, patch: Partial<Shown>): void {
  const kept: Preferences = {};
  for (const [key, value] of Object.entries(patch)) kept[KEYS[key as keyof Shown]] = value;
  preferences.save(kept);
}

/** The codes and all below them. */
export function withBelow(codes: ReadonlyMap<Id, Code>, chosen: readonly Id[]): Set<Id> {
  const found = new Set(chosen);
  // Parents may come after their children: until nothing is added. A tree is four levels deep at most.
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const code of codes.values())
      if (code.parentId !== null && found.has(code.parentId)) found.add(code.id);
  }
  return found;
}

/** Which codings are shown; null where nothing is left out. */
export function filterOf(
  shown: Shown,
  state: Pick<State, 'coderId' | 'tables'>,
  chosen: readonly Id[],
): ((coding: Coding) => boolean) | null {
  const codes = shown.codes === 'chosen' && chosen.length > 0 ? withBelow(state.tables.code, chosen) : null;
  const isMine = shown.codes === 'mine';
  if (!codes && !isMine && shown.outOfScope && shown.retired) return null;
  return (coding) =>
    (!codes || codes.has(coding.codeId)) &&
    (!isMine || coding.coderId === state.coderId) &&
    (shown.outOfScope || coding.inScope) &&
    (shown.retired || !isRetired(state.tables.code, coding.codeId));
}

/** Whether a code is out of use. */
export const isRetired = (codes: ReadonlyMap<Id, Code>, codeId: Id): boolean =>
  (codes.get(codeId)?.retiredAt ?? null) !== null;

/** The colour of a coding; null when its code is not known. */
export function colorIn(
  state: Pick<State, 'tables'>,
  by: Shown['colours'],
  coding: Pick<Coding, 'codeId' | 'coderId'>,
): string | null {
  const code = state.tables.code.get(coding.codeId);
  if (!code) return null;
  if (by === 'coder') return state.tables.coder.get(coding.coderId)?.color ?? code.color;
  return by === 'theme' ? themeOf(state.tables.code, code).color : code.color;
}

/** The theme a code belongs to; without one the code itself. */
function themeOf(codes: ReadonlyMap<Id, Code>, code: Code): Code {
  let above: Code | undefined = code;
  // The bound keeps a damaged tree from going round.
  for (let i = 0; above && i < 8; i++) {
    if (above.level === 'theme') return above;
    above = above.parentId === null ? undefined : codes.get(above.parentId);
  }
  return code;
}

import type { Code, Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import type { State } from '../store/state.ts';

/** How many codes have a number: the digits 1 to 9. */
const PLACES = 9;

export type Recents = {
  /** Guids by their number, 1 first. */
  places: readonly string[];
  /** The same guids, the last used first. */
  used: readonly string[];
};

/**
 * After a code was used. A code that has a number keeps it; a new one gets the next number, or, when all nine are
 * taken, the number of the code that was not used for longest.
 */
export function afterUse({ places, used }: Recents, guid: string): Recents {
  const recent = [guid, ...used.filter((one) => one !== guid)].slice(0, PLACES);
  if (places.includes(guid)) return { places, used: recent };
  if (places.length < PLACES) return { places: [...places, guid], used: recent };
  const oldest =
    places.find((one) => !recent.includes(one)) ?? used.findLast((one) => places.includes(one)) ?? places[0];
  return { places: places.map((one) => (one === oldest ? guid : one)), used: recent };
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** Where a study's recent codes are kept among a person's preferences: each study has its own nine. */
export const recentsKey = (state: State): string => {
  const [project] = state.tables.project.values();
  return `recentCodes ${project?.guid ?? ''}`;
};

const readRecents = (session: Session): Recents => {
  const kept = session.preferences.get();
  const key = recentsKey(session.store.get());
  return { places: listOf(kept[key]), used: listOf(kept[`${key} used`]) };
};

export function noteUse(session: Session, guid: string): void {
  const before = readRecents(session);
  const { places, used } = afterUse(before, guid);
  const key = recentsKey(session.store.get());
  session.preferences.save({ [key]: [...places], [`${key} used`]: [...used] });
}

/** Codes in use by their number; deleted and retired ones leave theirs empty, so that no other number moves. */
export function recentCodes(session: Session): { number: number; code: Code }[] {
  const byGuid = new Map<string, Code>();
  for (const code of session.store.get().tables.code.values()) byGuid.set(code.guid, code);
  return readRecents(session).places.flatMap((guid, i) => {
    const code = byGuid.get(guid);
    return code && code.retiredAt === null ? [{ number: i + 1, code }] : [];
  });
}

/** The number of each recent code. */
export const recentNumbers = (session: Session): ReadonlyMap<Id, number> =>
  new Map(recentCodes(session).map(({ number, code }) => [code.id, number]));

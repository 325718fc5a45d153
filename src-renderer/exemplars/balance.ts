import type { Id, Participant, StudyCase, Voice } from '@shared/contract/index.ts';

/** Whose words a quotation is. */
export type Quoted = { participantId: Id | null; roleId: Id | null; caseId: Id | null };

/** One person, role or case: how often quoted, and how many incidents it has in the theme. */
export type Share = { id: Id; times: number; incidents: number };

export type Balance = {
  /** Those quoted or with incidents, the most quoted first. */
  participants: Share[];
  roles: Share[];
  cases: Share[];
  /** Quoted too often for the number of quotations. */
  tooOften: Share[];
  /** Cases that speak of the theme and are not quoted. */
  unheard: Share[];
};

/** Fewer times than this are never too often where there are many quotations. */
const OFTEN = 3;
/** More than so many times what each would have, were the quotations spread evenly over those who are quoted. */
const EVEN = 2;
/** More than this part of the quotations is too much for one participant, once they are quoted twice. */
const PART = 1 / 3;

/** Whether one participant is quoted too often: `times` of the `chosen`, which are of so many `people`. */
export const isTooOften = (times: number, chosen: number, people: number): boolean =>
  times > 1 && (times > chosen * PART || (times >= OFTEN && times > (EVEN * chosen) / people));

/** How the chosen quotations are spread over those who speak of the theme. Every role and case is there, with 0 too. */
export function balanceOf(
  chosen: readonly Quoted[],
  voices: readonly Voice[],
  roleIds: readonly Id[],
  cases: Iterable<StudyCase>,
): Balance {
  const participants = sharesBy('participantId', chosen, voices, []);
  const ofCases = sharesBy(
    'caseId',
    chosen,
    voices,
    [...cases].map((one) => one.id),
  );
  const people = participants.filter((one) => one.times > 0).length;
  const byTimes = (a: Share, b: Share) => b.times - a.times || b.incidents - a.incidents || a.id - b.id;
  return {
    participants: participants.sort(byTimes),
    roles: sharesBy('roleId', chosen, voices, roleIds),
    cases: ofCases,
    tooOften: participants.filter((one) => isTooOften(one.times, chosen.length, people)),
    unheard: ofCases.filter((one) => one.times === 0 && one.incidents > 0),
  };
}

function sharesBy(
  key: keyof Quoted,
  chosen: readonly Quoted[],
  voices: readonly Voice[],
  ids: readonly Id[],
): Share[] {
  const shares = new Map<Id, Share>(ids.map((id) => [id, { id, times: 0, incidents: 0 }]));
  const share = (id: Id) => {
    const held = shares.get(id) ?? { id, times: 0, incidents: 0 };
    shares.set(id, held);
    return held;
  };
  for (const one of chosen) if (one[key] !== null) share(one[key]).times++;
  for (const one of voices) if (one[key] !== null) share(one[key]).incidents += one.incidents;
  return [...shares.values()];
}

/** `PAR1PW01` of every participant. */
export const identifiers = (
  participants: ReadonlyMap<Id, Participant>,
  cases: ReadonlyMap<Id, StudyCase>,
): ReadonlyMap<Id, string> =>
  new Map(
    [...participants.values()].map((one) => [one.id, `${cases.get(one.caseId)?.code ?? ''}${one.code}`]),
  );

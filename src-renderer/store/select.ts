import {
  identifierOf,
  type Code,
  type Exemplar,
  type Id,
  type Participant,
  type Role,
  type Speaker,
  type StudyCase,
} from '@shared/contract/index.ts';
import type { State } from './state.ts';

/** Rows in their order. */
export const byPosition = <R extends { position: number; id: Id }>(rows: ReadonlyMap<Id, R>): R[] =>
  [...rows.values()].sort((a, b) => a.position - b.position || a.id - b.id);

type Tables = Pick<State, 'tables'>;
/** A participant who speaks in a transcript. */
export type Voice = { participant: Participant; studyCase: StudyCase; role: Role | null; identifier: string };

/** Who speaks in a transcript, the interviewer left out; more than one in a focus group. */
export const participantsOf = (state: Tables, transcriptId: Id): Voice[] =>
  voicesOf(
    state,
    [...state.tables.speaker.values()].filter((one) => one.transcriptId === transcriptId),
  );

/** The same for all transcripts, for lists of them: speakers are gone through once, however many are asked about. */
export function participantsByTranscript(state: Tables): (transcriptId: Id) => Voice[] {
  const speakers = Map.groupBy(state.tables.speaker.values(), (one) => one.transcriptId);
  return (transcriptId) => voicesOf(state, speakers.get(transcriptId) ?? []);
}

function voicesOf({ tables }: Tables, speakers: readonly Speaker[]): Voice[] {
  const found = new Map<Id, Voice>();
  for (const { participantId } of speakers) {
    if (participantId === null) continue;
    const participant = tables.participant.get(participantId);
    const studyCase = participant && tables.studyCase.get(participant.caseId);
    if (!participant || !studyCase) continue;
    const role = participant.roleId === null ? null : (tables.role.get(participant.roleId) ?? null);
    const identifier = identifierOf(studyCase, participant);
    found.set(participant.id, { participant, studyCase, role, identifier });
  }
  return [...found.values()].sort((a, b) => a.participant.position - b.participant.position);
}

/** Codings in scope of one code, in all transcripts. */
export function codingsOfCode(state: State, codeId: Id): number {
  let sum = 0;
  for (const n of state.counts.get(codeId)?.values() ?? []) sum += n;
  return sum;
}

/** Children by parent (null: the top), each list in its order; retired codes left out. */
export function childrenByParent(codes: ReadonlyMap<Id, Code>): Map<Id | null, Code[]> {
  const children = new Map<Id | null, Code[]>();
  for (const code of byPosition(codes)) {
    if (code.retiredAt !== null) continue;
    const list = children.get(code.parentId);
    if (list) list.push(code);
    else children.set(code.parentId, [code]);
  }
  return children;
}

/** `PAR1PW01` as the key a memo, list or heading is shown by: the participants', or the transcript's own title. */
export function transcriptName(
  state: Tables,
  transcriptId: Id,
  who: readonly Voice[] = participantsOf(state, transcriptId),
): string {
  if (who.length > 0) return who.map((one) => one.identifier).join(' · ');
  return state.tables.transcript.get(transcriptId)?.title ?? '';
}

/** The codings that are chosen for reporting, in the text or its supplementary table; candidates are not yet. */
export const starred = (exemplars: ReadonlyMap<Id, Exemplar>): Set<Id> =>
  new Set([...exemplars.values()].flatMap((one) => (one.standing === 'candidate' ? [] : [one.codingId])));

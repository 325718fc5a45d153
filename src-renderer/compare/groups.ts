import {
  identifierOf,
  type BenchColumns,
  type BenchFilter,
  type Code,
  type Id,
  type Participant,
} from '@shared/contract/index.ts';
import { build, descendants, inTreeOrder } from '@shared/coding/tree.ts';
import { byPosition } from '../store/select.ts';
import type { State } from '../store/state.ts';

export type Tables = Pick<
  State['tables'],
  'role' | 'studyCase' | 'participant' | 'transcript' | 'speaker' | 'code' | 'attribute' | 'attributeValue'
>;

/** What a column or row is of. `id` is null for incidents without a role or case. */
export type Kind = {
  by: BenchColumns;
  id: Id | null;
  title: string;
  /** Beside the title, quietly: what a case code stands for, the role of who is interviewed. */
  detail: string;
  /** A code's colour. */
  color: string | null;
};

/** Those who could have spoken under a filter: what has no evidence is told of these only. */
export type Field = {
  participants: readonly Participant[];
  transcriptIds: ReadonlySet<Id>;
  caseIds: ReadonlySet<Id>;
};

/** Which participants, interviews and cases the filter leaves; coders, days and the like leave all of them. */
export function fieldOf(tables: Tables, filter: BenchFilter): Field {
  const passes = attributesPass(tables, filter);
  const cases = [...tables.studyCase.values()].filter(
    (one) => (filter.caseIds?.includes(one.id) ?? true) && passes('case', one.id),
  );
  const caseIds = new Set(cases.map((one) => one.id));
  const participants = byPosition(tables.participant).filter(
    (one) =>
      caseIds.has(one.caseId) &&
      (filter.participantIds?.includes(one.id) ?? true) &&
      (filter.roleIds === undefined || (one.roleId !== null && filter.roleIds.includes(one.roleId))) &&
      passes('participant', one.id),
  );
  const who = new Set(participants.map((one) => one.id));
  const bound = new Map<Id, boolean>();
  const heard = new Set<Id>();
  for (const { transcriptId, participantId } of tables.speaker.values()) {
    if (participantId === null) continue;
    bound.set(transcriptId, bound.get(transcriptId) === true || who.has(participantId));
    if (filter.transcriptIds?.includes(transcriptId)) heard.add(participantId);
  }
  const ofPeople =
    filter.roleIds !== undefined || filter.caseIds !== undefined || filter.participantIds !== undefined;
  const transcriptIds = new Set(
    [...tables.transcript.keys()].filter(
      (id) =>
        (filter.transcriptIds?.includes(id) ?? true) &&
        passes('transcript', id) &&
        (bound.get(id) ?? !ofPeople),
    ),
  );
  return {
    participants: filter.transcriptIds ? participants.filter((one) => heard.has(one.id)) : participants,
    transcriptIds,
    caseIds,
  };
}

/**
 * Whether a filter is on that says nothing of who could have spoken (a coder, a day, a memo): then what is not there is
 * not without evidence, it may only be filtered away.
 */
export const mayHide = (filter: BenchFilter): boolean =>
  filter.coderIds !== undefined ||
  filter.regions !== undefined ||
  filter.from !== undefined ||
  filter.to !== undefined ||
  filter.hasMemo !== undefined ||
  filter.isNegativeCase !== undefined;

function attributesPass(tables: Tables, filter: BenchFilter) {
  const asked = (filter.attributes ?? []).map(({ attributeId, values }) => {
    const wanted = new Set(values);
    const subjects = new Set<Id>();
    for (const row of tables.attributeValue.values())
      if (row.attributeId === attributeId && wanted.has(row.value)) subjects.add(row.subjectId);
    return { subject: tables.attribute.get(attributeId)?.subject, subjects };
  });
  return (subject: 'case' | 'participant' | 'transcript', id: Id) =>
    asked.every((one) => one.subject !== subject || one.subjects.has(id));
}

/**
 * All that could be a column, in order. Codes: those chosen, retired or not, or what is in use below the one that is chosen.
 */
export function kindsOf(
  tables: Tables,
  by: BenchColumns,
  field: Field,
  chosen: { codeIds: readonly Id[]; withBelow: boolean },
): Kind[] {
  switch (by) {
    case 'role': {
      const held = new Set(field.participants.map((one) => one.roleId));
      return byPosition(tables.role)
        .filter((role) => held.has(role.id))
        .map((role) => ({ by, id: role.id, title: role.label, detail: '', color: null }));
    }
    case 'case':
      return byPosition(tables.studyCase)
        .filter((one) => field.caseIds.has(one.id))
        .map((one) => ({ by, id: one.id, title: one.code, detail: one.label, color: null }));
    case 'interview': {
      const people = peopleByTranscript(tables);
      return byPosition(tables.transcript)
        .filter((one) => field.transcriptIds.has(one.id))
        .map((one) => {
          const who = people.get(one.id) ?? [];
          const roles = new Set(who.flatMap((person) => person.role));
          return {
            by,
            id: one.id,
            title: who.length > 0 ? who.map((person) => person.identifier).join(' · ') : one.title,
            detail: [...roles].join(', '),
            color: null,
          };
        });
    }
    case 'code': {
      const wanted = new Set(
        chosen.codeIds.length > 1 || !chosen.withBelow
          ? chosen.codeIds
          : withBelow(tables.code, chosen.codeIds),
      );
      return inTreeOrder(build(tables.code.values()))
        .filter((code) => wanted.has(code.id))
        .map((code) => ({ by, id: code.id, title: code.name, detail: '', color: code.color }));
    }
  }
}

/** These codes and what is below them. What has been retired below a code in use is left out, as in every count. */
export function withBelow(codes: ReadonlyMap<Id, Code>, codeIds: readonly Id[]): Id[] {
  const inUse = (id: Id) => codes.get(id)?.retiredAt === null;
  const below = descendants(codes.values(), codeIds.filter(inUse)).filter(inUse);
  const belowRetired = descendants(
    codes.values(),
    codeIds.filter((id) => !inUse(id)),
  );
  return [...new Set([...codeIds, ...below, ...belowRetired])];
}

function peopleByTranscript(tables: Tables) {
  const found = new Map<Id, { identifier: string; role: string[]; position: number }[]>();
  const seen = new Set<string>();
  for (const speaker of tables.speaker.values()) {
    if (speaker.participantId === null) continue;
    const key = `${speaker.transcriptId} ${speaker.participantId}`;
    const participant = tables.participant.get(speaker.participantId);
    const studyCase = participant && tables.studyCase.get(participant.caseId);
    if (!participant || !studyCase || seen.has(key)) continue;
    seen.add(key);
    const role = participant.roleId === null ? undefined : tables.role.get(participant.roleId);
    const list = found.get(speaker.transcriptId) ?? [];
    list.push({
      identifier: identifierOf(studyCase, participant),
      role: role ? [role.label] : [],
      position: participant.position,
    });
    found.set(speaker.transcriptId, list);
  }
  for (const list of found.values()) list.sort((a, b) => a.position - b.position);
  return found;
}

/** The chosen code that each code belongs to: itself, or the nearest above it that is chosen. */
export function chosenAbove(codes: ReadonlyMap<Id, Code>, chosen: readonly Id[]): (codeId: Id) => Id {
  const wanted = new Set(chosen);
  const known = new Map<Id, Id>();
  return (codeId) => {
    const found = known.get(codeId);
    if (found !== undefined) return found;
    let at: Id | null = codeId;
    for (let i = 0; at !== null && !wanted.has(at) && i < 100; i++) at = codes.get(at)?.parentId ?? null;
    const above = at ?? codeId;
    known.set(codeId, above);
    return above;
  };
}

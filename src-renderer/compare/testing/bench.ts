import type { BenchIncident, Code, Participant, Role, StudyCase } from '@shared/contract/index.ts';
import type { Tables } from '../groups.ts';
import type { Basis } from '../layout.ts';

/** Rows by their ids. */
export const byId = <R extends { id: number }>(rows: R[]) => new Map(rows.map((row) => [row.id, row]));
const role = (id: number, label: string): Role => ({ id, guid: '', prefix: label, label, position: id });
const aCase = (id: number, code: string): StudyCase => ({ id, guid: '', code, label: '', position: id });
const person = (id: number, caseId: number, roleId: number): Participant => ({
  id,
  guid: '',
  caseId,
  code: `P${id}`,
  roleId,
  position: id,
});
/** A code in use: a theme where it is under nothing. */
export const code = (id: number, parentId: number | null, name: string): Code => ({
  id,
  guid: '',
  parentId,
  level: parentId === null ? 'theme' : 'code',
  name,
  color: '#888888',
  origin: 'open',
  shortDefinition: '',
  fullDefinition: '',
  useWhen: '',
  avoidWhen: '',
  typicalExample: '',
  position: id,
  retiredAt: null,
  mergedIntoId: null,
});

/** Two cases, two roles; each of three people in an interview of their own, and nobody yet in the fourth. */
export const tables: Tables = {
  role: byId([role(1, 'Peer worker'), role(2, 'Manager'), role(3, 'Nobody')]),
  studyCase: byId([aCase(1, 'STA1'), aCase(2, 'VOL3')]),
  participant: byId([person(1, 1, 1), person(2, 2, 1), person(3, 1, 2)]),
  transcript: byId(
    [1, 2, 3, 4].map((id) => ({
      id,
      guid: '',
      title: `T${id}`,
      caseId: null,
      recordedOn: null,
      position: id,
      language: null,
      textRevision: 0,
      words: 0,
      sourceFileId: null,
    })),
  ),
  speaker: byId(
    [1, 2, 3].map((id) => ({ id, transcriptId: id, label: '', participantId: id, isInterviewer: false })),
  ),
  code: byId([code(10, null, 'Theme'), code(11, 10, 'one'), code(12, 10, 'two'), code(20, null, 'Other')]),
  attribute: byId([
    { id: 1, guid: '', subject: 'case', name: 'Sector', type: 'text', options: '[]', position: 0 },
  ]),
  attributeValue: byId([{ id: 1, attributeId: 1, subjectId: 2, value: 'Voluntary' }]),
};
/** An incident that one of the three said, or nobody known. */
export const incident = (id: number, who: 1 | 2 | 3 | null, codeId = 11): BenchIncident => ({
  id,
  codeId,
  coderId: 1,
  transcriptId: who ?? 4,
  participantId: who,
  roleId: who === null ? null : who === 3 ? 2 : 1,
  caseId: who === null ? null : who === 2 ? 2 : 1,
  identifier: '',
  start: 0,
  end: 1,
  isNegativeCase: false,
  hasMemo: false,
  exemplarId: null,
});
/** The theme with what is below it, by role. */
export const basis: Basis = { codeIds: [10], withBelow: true, columns: 'role', rows: null, filter: {} };

import type { Id, StudyCase } from '@shared/contract/index.ts';
import { byPosition, participantsByTranscript } from '../store/select.ts';
import type { State } from '../store/state.ts';

/** A transcript as the list shows it. */
export type ListedTranscript = {
  id: Id;
  /** Identifiers of its participants, or its title. */
  name: string;
  isIdentifier: boolean;
  title: string;
  roles: string[];
};
/** `id` is a key of the list, and none of a transcript. */
export type TranscriptGroup = { id: string; studyCase: StudyCase | null; transcripts: ListedTranscript[] };

/** Transcripts under their cases, in order of collection; those without a case last. Empty cases are left out. */
export function transcriptGroups(state: Pick<State, 'tables'>, query: string): TranscriptGroup[] {
  const wanted = query.trim().toLowerCase();
  const byCase = new Map<Id | null, ListedTranscript[]>();
  const whoIn = participantsByTranscript(state);
  for (const transcript of byPosition(state.tables.transcript)) {
    const who = whoIn(transcript.id);
    const listed: ListedTranscript = {
      id: transcript.id,
      name: who.map((one) => one.identifier).join(' · ') || transcript.title,
      isIdentifier: who.length > 0,
      title: transcript.title,
      roles: [...new Set(who.flatMap((one) => (one.role ? [one.role.label] : [])))],
    };
    const studyCase = transcript.caseId === null ? null : state.tables.studyCase.get(transcript.caseId);
    const text = [listed.name, listed.title, ...listed.roles, studyCase?.code, studyCase?.label]
      .join(' ')
      .toLowerCase();
    if (!text.includes(wanted)) continue;
    const key = studyCase?.id ?? null;
    const group = byCase.get(key);
    if (group) group.push(listed);
    else byCase.set(key, [listed]);
  }
  const groups: TranscriptGroup[] = byPosition(state.tables.studyCase).flatMap((studyCase) => {
    const transcripts = byCase.get(studyCase.id);
    return transcripts ? [{ id: `case ${studyCase.id}`, studyCase, transcripts }] : [];
  });
  const without = byCase.get(null);
  return without ? [...groups, { id: 'case 0', studyCase: null, transcripts: without }] : groups;
}

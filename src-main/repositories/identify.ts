import { identifierOf, type Id } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';

/**
 * Whose words a passage is. One object for each participant of a transcript, so that it can be a key in a `Map`.
 * `caseId` is the participant's, or the transcript's where no participant is known.
 */
export type Whose = { identifier: string; participantId: Id | null; roleId: Id | null; caseId: Id | null };

/** Says whose words stand at `[start, end)` of a transcript. */
export type Identify = (transcriptId: Id, start: number, end: number) => Whose;

/**
 * Says whose a passage is: the participant bound to the first turn it touches that is not the interviewer's; failing
 * that the transcript's only participant; failing that nobody, and the identifier is the transcript's title. Turns are
 * read once for each transcript asked about; the answer is for the project as it stands now, so keep it no longer
 * than one query.
 */
export function identifierIndex(db: Db): Identify {
  const people = readPeople(db);
  const known = new Map<Id, (start: number, end: number) => Whose>();
  return (transcriptId, start, end) => {
    let whose = known.get(transcriptId);
    if (!whose) {
      whose = identifyIn(db, people, transcriptId);
      known.set(transcriptId, whose);
    }
    return whose(start, end);
  };
}

/** Transcripts in which a passage may have an identifier that answers. */
export function transcriptsOf(db: Db, answers: (identifier: string) => boolean): Set<Id> {
  const { persons, participantsOf } = readPeople(db);
  const asked = new Map([...persons].map(([id, { identifier }]) => [id, answers(identifier)]));
  const transcripts = db.sqlite.prepare('select id, title from transcript').all() as {
    id: Id;
    title: string;
  }[];
  const found = transcripts.filter(({ id, title }) => {
    const participants = [...(participantsOf.get(id) ?? [])];
    return (
      participants.some((one) => asked.get(one)) ||
      // Words that are nobody's go by the title.
      (participants.length !== 1 && answers(title))
    );
  });
  return new Set(found.map(({ id }) => id));
}

type Person = Whose & { participantId: Id };
type People = { persons: Map<Id, Person>; participantsOf: Map<Id, Set<Id>> };

function readPeople(db: Db): People {
  const cases = new Map(list(db.orm, 'studyCase').map((row) => [row.id, row]));
  const persons = new Map<Id, Person>();
  for (const row of list(db.orm, 'participant')) {
    const studyCase = cases.get(row.caseId);
    persons.set(row.id, {
      identifier: studyCase ? identifierOf(studyCase, row) : row.code,
      participantId: row.id,
      roleId: row.roleId,
      caseId: row.caseId,
    });
  }
  const participantsOf = new Map<Id, Set<Id>>();
  for (const { transcriptId, participantId, isInterviewer } of list(db.orm, 'speaker')) {
    if (participantId === null || isInterviewer) continue;
    const held = participantsOf.get(transcriptId);
    if (held) held.add(participantId);
    else participantsOf.set(transcriptId, new Set([participantId]));
  }
  return { persons, participantsOf };
}

function identifyIn(db: Db, people: People, transcriptId: Id): (start: number, end: number) => Whose {
  const participants = [...(people.participantsOf.get(transcriptId) ?? [])];
  const only = participants.length === 1 ? people.persons.get(participants[0] ?? 0) : undefined;
  const otherwise = only ?? nobody(db, transcriptId);
  // Whose words may be anybody's is asked of the turns only where there are several to choose from.
  if (only || participants.length === 0) return () => otherwise;
  const turns = db.sqlite
    .prepare(
      `select t."start", t."end", s.participant_id as participantId from turn t join speaker s on s.id = t.speaker_id
       where t.transcript_id = ? and s.participant_id is not null and s.is_interviewer = 0 order by t."start"`,
    )
    .all(transcriptId) as { start: number; end: number; participantId: Id }[];
  return (start, end) => {
    // Turns do not overlap, so their ends are in order too: the first that ends after the passage begins.
    let low = 0;
    let high = turns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((turns[middle]?.end ?? 0) > start) high = middle;
      else low = middle + 1;
    }
    const turn = turns[low];
    return (turn && turn.start < end ? people.persons.get(turn.participantId) : undefined) ?? otherwise;
  };
}

function nobody(db: Db, transcriptId: Id): Whose {
  const transcript = db.sqlite
    .prepare('select title, case_id as caseId from transcript where id = ?')
    .get(transcriptId) as { title: string; caseId: Id | null } | undefined;
  return {
    identifier: transcript?.title ?? '',
    participantId: null,
    roleId: null,
    caseId: transcript?.caseId ?? null,
  };
}

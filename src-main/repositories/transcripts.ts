import type { Id, Participant, Speaker, TranscriptSummary } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import type { Tx } from '../db/transaction.ts';
import type { Reading } from '../import/reading.ts';
import { caseByCode, participantByCode } from './people.ts';
import { keepSource, type SourceFile } from './source-files.ts';

/** Who a speaker is; `participantCode` is empty for somebody who is not known. */
type SpeakerBinding = { label: string; isInterviewer: boolean; participantCode: string };

/** A reading as a person has confirmed it. Codes are empty where there is none. */
export type ConfirmedReading = {
  reading: Reading;
  source: SourceFile;
  title: string;
  caseCode: string;
  participantCode: string;
  speakers: SpeakerBinding[];
};

/** All of a transcript but its text, which is long and in most places not asked for. */
export const SUMMARY = [
  'id',
  'guid',
  'title',
  'caseId',
  'recordedOn',
  'position',
  'language',
  'textRevision',
  'words',
  'sourceFileId',
] as const satisfies (keyof TranscriptSummary)[];

/** The position after the last transcript; the texts are not read for it. */
export const nextTranscriptPosition = (tx: Tx): number =>
  tx.orm.get<{ next: number }>(sql`select coalesce(max(position) + 1, 0) as next from transcript`).next;

/**
 * Who each speaker of a reading is, as far as the file's own participant code says. The only speaker beside the
 * interviewer is the participant. Of several it is the one who is called so, or else the one with more than half of
 * the words; nobody is guessed where no voice stands out.
 */
export function proposeSpeakers(reading: Reading, participantCode: string): SpeakerBinding[] {
  const others = reading.speakers.filter((one) => !one.isInterviewer);
  const words = others.reduce((sum, one) => sum + one.words, 0);
  const named = others.find((one) => one.label.toLowerCase() === participantCode.toLowerCase());
  const voice = others.length === 1 ? others[0] : others.find((one) => one.words * 2 > words);
  const participant = named ?? voice;
  return reading.speakers.map((one) => ({
    label: one.label,
    isInterviewer: one.isInterviewer,
    participantCode: one === participant ? participantCode : '',
  }));
}

/**
 * Writes a reading: its case and participants where they are not there yet, the transcript, its speakers, turns and
 * regions. A participant whose words nobody is labelled with (a transcript without labels) becomes its one speaker.
 */
export function insertTranscript(
  tx: Tx,
  newGuid: () => string,
  position: number,
  confirmed: ConfirmedReading,
): Id {
  const { reading } = confirmed;
  const studyCase = confirmed.caseCode === '' ? null : caseByCode(tx, newGuid, confirmed.caseCode);
  const participant = (code: string): Participant | null =>
    studyCase === null || code === '' ? null : participantByCode(tx, newGuid, studyCase.id, code);
  const own = participant(confirmed.participantCode);
  const transcript = tx.insert('transcript', {
    guid: newGuid(),
    title: confirmed.title,
    caseId: studyCase?.id ?? null,
    recordedOn: null,
    position,
    language: null,
    text: reading.text,
    textRevision: 0,
    words: reading.words,
    sourceFileId: keepSource(tx, newGuid, confirmed.source),
  });
  const speakers: Speaker[] = tx.insertMany(
    'speaker',
    confirmed.speakers.map((one) => ({
      transcriptId: transcript.id,
      label: one.label,
      participantId: one.isInterviewer ? null : (participant(one.participantCode)?.id ?? null),
      isInterviewer: one.isInterviewer,
    })),
  );
  if (own && !speakers.some((one) => !one.isInterviewer))
    tx.insert('speaker', {
      transcriptId: transcript.id,
      label: own.code,
      participantId: own.id,
      isInterviewer: false,
    });
  tx.insertMany(
    'turn',
    reading.turns.map((turn) => ({
      transcriptId: transcript.id,
      start: turn.start,
      end: turn.end,
      speakerId: turn.speaker === null ? null : (speakers[turn.speaker]?.id ?? null),
      startsAtMs: turn.startsAtMs,
    })),
  );
  tx.insertMany(
    'region',
    reading.regions.map((region) => ({ ...region, guid: newGuid(), transcriptId: transcript.id })),
  );
  return transcript.id;
}

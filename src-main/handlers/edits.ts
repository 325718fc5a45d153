import {
  Refusal,
  type EditOutcome,
  type Id,
  type ReviseOutcome,
  type Transcript,
} from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { diffWords } from '@shared/text/diff.ts';
import { likeness } from '@shared/text/likeness.ts';
import { countWords } from '@shared/text/words.ts';
import { eq } from 'drizzle-orm';
import { get, list } from '../db/rows.ts';
import { speaker } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { readEdit, readTurns } from '../repositories/edit-input.ts';
import { fatesOf, planEdit, previewOf, type EditPlan } from '../repositories/edit-plan.ts';
import { writeEdit } from '../repositories/edit-write.ts';
import { differencesOf, revisedTurns } from '../repositories/revise.ts';
import { keepSource } from '../repositories/source-files.ts';

type Calls = `transcripts.${'preview' | 'edit' | 'revise'}` | 'speakers.add';

/** Everything that changes a transcript's words goes through one plan and one write. */
export function editHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { write } = parts;
  const orm = parts.db.orm;
  const speakersOf = (id: Id) => list(orm, 'speaker', eq(speaker.transcriptId, id));
  return {
    'transcripts.preview': ({ id, textRevision, edit, turns }) => {
      const transcript = unmoved(get(orm, 'transcript', id), textRevision);
      const read = readEdit(transcript.text, edit);
      const speakers = new Set(speakersOf(id).map((row) => row.id));
      if (turns) readTurns(transcript.text, edit, read.text, turns, speakers);
      return previewOf(planEdit(orm, transcript, read));
    },
    'transcripts.edit': ({ id, textRevision, edit, turns: given }): EditOutcome => {
      const transcript = unmoved(get(orm, 'transcript', id), textRevision);
      const read = readEdit(transcript.text, edit);
      const turns = readTurns(
        transcript.text,
        edit,
        read.text,
        given,
        new Set(speakersOf(id).map((row) => row.id)),
      );
      const plan = planEdit(orm, transcript, read);
      return write({ kind: 'transcripts.edit', label: `Edited ${transcript.title}` }, (tx) => {
        writeEdit(tx, plan, turns, parts.revision() + 1);
        return outcome(plan, get(tx.orm, 'transcript', id));
      });
    },
    'transcripts.revise': ({ id, stagingId, textRevision, dryRun }): ReviseOutcome => {
      const transcript = get(orm, 'transcript', id);
      if (textRevision !== undefined && textRevision !== transcript.textRevision)
        throw new Refusal(
          'conflict',
          `The text of ${transcript.title} has been changed in another window since it was compared. Nothing was written; compare the file with it again.`,
        );
      const staged = parts.staging.get(stagingId);
      const { reading } = staged;
      const edit = diffWords(transcript.text, reading.text);
      const plan = planEdit(orm, transcript, { edit, text: reading.text });
      const { turns, newSpeakers } = revisedTurns(reading, speakersOf(id));
      const doWrite = (tx: Tx): boolean => {
        const added = tx.insertMany(
          'speaker',
          newSpeakers.map((one) => ({ ...one, transcriptId: id, participantId: null })),
        );
        const isWritten = writeEdit(tx, plan, turns(added.map((row) => row.id)), parts.revision() + 1);
        const { file: name, sha256, packed, size } = staged;
        const source = { name, mediaType: reading.mediaType, sha256, packed, size };
        if (isWritten) tx.update('transcript', id, { sourceFileId: keepSource(tx, parts.newGuid, source) });
        return isWritten;
      };
      const isSame = edit.length === 0 && newSpeakers.length === 0 && sameTurns(plan, turns([]));
      if (!dryRun) {
        write(
          { kind: 'transcripts.revise', label: `Revised ${transcript.title} from ${staged.file}` },
          doWrite,
        );
        parts.staging.remove([stagingId]);
      }
      return {
        ...previewOf(plan),
        id,
        textRevision: get(orm, 'transcript', id).textRevision,
        isSame,
        places: edit.length,
        differences: differencesOf(transcript.text, edit),
        kept: fatesOf(plan).kept,
        likeness: likeness(transcript.text, reading.text),
        words: { before: transcript.words, after: countWords(reading.text) },
        newSpeakers: newSpeakers.map((one) => one.label),
      };
    },
    'speakers.add': ({ transcriptId, label, isInterviewer }) => {
      const { title } = get(orm, 'transcript', transcriptId);
      const held = speakersOf(transcriptId).find((row) => row.label.toLowerCase() === label.toLowerCase());
      if (held) return held;
      return write({ kind: 'speakers.add', label: `Added speaker ${label} to ${title}` }, (tx) =>
        tx.insert('speaker', { transcriptId, label, participantId: null, isInterviewer }),
      );
    },
  };
}

/** The transcript, when it still is as the caller read it. */
function unmoved(transcript: Transcript, textRevision: number): Transcript {
  if (transcript.textRevision === textRevision) return transcript;
  throw new Refusal(
    'conflict',
    `The text of ${transcript.title} has been changed in another window since you began. Nothing you typed is lost: copy it, leave editing to see the other change, and put yours in again.`,
  );
}

const counts = (plan: EditPlan) => {
  const { changed, lost } = fatesOf(plan);
  return { changed, lost };
};

const outcome = (plan: EditPlan, { id, textRevision }: Transcript): EditOutcome => ({
  id,
  textRevision,
  ...counts(plan),
  exemplars: plan.exemplars.length,
});

const sameTurns = ({ turns: old }: EditPlan, fresh: ReturnType<ReturnType<typeof revisedTurns>['turns']>) =>
  old.length === fresh.length &&
  old.every((turn, i) => {
    const now = fresh[i];
    return (
      now?.start === turn.start &&
      now.end === turn.end &&
      now.speakerId === turn.speakerId &&
      now.startsAtMs === turn.startsAtMs
    );
  });

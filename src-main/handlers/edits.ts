import {
  Refusal,
  type EditOutcome,
  type Id,
  type ReplaceHit,
  type ReplaceOutcome,
  type ReviseOutcome,
  type Transcript,
} from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { diffWords } from '@shared/text/diff.ts';
import { countWords } from '@shared/text/words.ts';
import { eq, sql } from 'drizzle-orm';
import { get, getMany, list } from '../db/rows.ts';
import { speaker, transcript as transcriptTable } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';
import type { Parts } from '../host.ts';
import { readEdit, readTurns } from '../repositories/edit-input.ts';
import { planEdit, previewOf, type EditPlan } from '../repositories/edit-plan.ts';
import { writeEdit } from '../repositories/edit-write.ts';
import { findsOf, hitsOf } from '../repositories/replace.ts';
import { revisedTurns } from '../repositories/revise.ts';
import { keepSource } from '../repositories/source-files.ts';
import { turnsThrough } from '../repositories/turns.ts';

type Calls = `transcripts.${'preview' | 'edit' | 'replace' | 'revise'}` | 'speakers.add';

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
      return write({ kind: 'transcripts.edit', label: `Edited ${transcript.title}` }, (tx) =>
        outcome(plan, writeEdit(tx, plan, turns, parts.revision() + 1)),
      );
    },
    'transcripts.replace': (input): ReplaceOutcome => {
      const plans = replacements(parts, input);
      const sum = (count: (plan: EditPlan) => number) =>
        plans.reduce((all, { plan }) => all + count(plan), 0);
      const done = {
        total: plans.reduce((all, { finds }) => all + finds.length, 0),
        transcripts: plans.map(({ plan }) => plan.transcript.id),
        changed: sum((plan) => fates(plan).changed),
        lost: sum((plan) => fates(plan).lost),
        exemplars: sum((plan) => plan.exemplars.length),
      };
      if (input.dryRun) {
        const hits: ReplaceHit[] = [];
        for (const { plan, finds } of plans)
          hits.push(...hitsOf(plan.transcript.id, plan, finds, input.limit - hits.length));
        return { hits, ...done };
      }
      const what =
        input.by === '' ? `Deleted “${input.query}”` : `Replaced “${input.query}” by “${input.by}”`;
      const where =
        plans.length === 1 ? (plans[0]?.plan.transcript.title ?? '') : `${plans.length} transcripts`;
      write({ kind: 'transcripts.replace', label: `${what} in ${where}` }, (tx) => {
        for (const { plan } of plans)
          writeEdit(
            tx,
            plan,
            turnsThrough(plan.turns, plan.mapping, plan.after.length),
            parts.revision() + 1,
          );
      });
      return { hits: [], ...done };
    },
    'transcripts.revise': ({ id, stagingId, dryRun }): ReviseOutcome => {
      const transcript = get(orm, 'transcript', id);
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

function replacements(
  parts: Parts,
  input: Parameters<Handlers['transcripts.replace']>[0],
): { plan: EditPlan; finds: { at: number; remove: number; insert: string }[] }[] {
  const { orm } = parts.db;
  const all = input.ids
    ? getMany(orm, 'transcript', [...new Set(input.ids)])
    : list(orm, 'transcript', undefined, sql`${transcriptTable.position}, ${transcriptTable.id}`);
  const left = new Set(input.except.map(({ transcriptId, start }) => `${transcriptId} ${start}`));
  return all
    .sort((a, b) => a.position - b.position || a.id - b.id)
    .flatMap((transcript) => {
      const finds = findsOf(transcript.text, input).filter((op) => !left.has(`${transcript.id} ${op.at}`));
      if (finds.length === 0) return [];
      return [
        { finds, plan: planEdit(orm, transcript, readEdit(transcript.text, finds), { follows: true }) },
      ];
    });
}

const fates = ({ codings }: EditPlan) => ({
  changed: codings.filter(({ to }) => to.kind === 'changed').length,
  lost: codings.filter(({ to }) => to.kind === 'lost').length,
});

const outcome = (plan: EditPlan, isWritten: boolean): EditOutcome => ({
  id: plan.transcript.id,
  textRevision: plan.transcript.textRevision + (isWritten ? 1 : 0),
  ...fates(plan),
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

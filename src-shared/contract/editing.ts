import { z } from 'zod';
import type { EditOutcome, EditPreview, ReplaceOutcome, ReviewList, ReviseOutcome } from './editing-views.ts';
import type { Coding, Id, Speaker } from './entities.ts';
import { takes } from './method.ts';

const id = z.int().positive();
const ids = z.array(id).min(1).max(100_000);
const offset = z.int().min(0);
/** Of the text that places were read in; where that has been changed since, `conflict`. Unsaid, of the text as it is. */
const textRevision = offset.optional();
const label = z.string().trim().max(300);

/** Operations in offsets of the text as it was; see `src-shared/text/edit.ts`. They do not overlap. */
const edit = z
  .array(z.object({ at: offset, remove: offset, insert: z.string().max(50_000_000) }))
  .max(1_000_000);

/** Turns in offsets of the text as it will be: the first starts at 0, each ends where the next starts. */
const turns = z
  .array(
    z.object({
      start: offset,
      end: offset,
      speakerId: id.nullable(),
      startsAtMs: offset.nullable(),
    }),
  )
  .max(1_000_000);

/** One line of text: a query that held a line end could join two turns. */
const line = z.string().regex(/^[^\r\n]*$/);

/** The calls that change a transcript's words, and those that mend codings afterwards. */
export const editing = {
  /**
   * What an edit would do, without doing it. `textRevision` is the one the edit was made on; when the transcript has
   * moved on both calls fail with `conflict`, and what was typed is still the caller's. Line ends come in as LF
   * whatever was pasted.
   */
  'transcripts.preview': takes(
    z.object({ id, textRevision: offset, edit, turns: turns.optional() }),
  ).gives<EditPreview>(),
  /** Text, turns, regions, codings, exemplars and memo passages in one change. */
  'transcripts.edit': takes(z.object({ id, textRevision: offset, edit, turns })).gives<EditOutcome>(),
  /**
   * Finds in all transcripts, or those named, and replaces in one change. A coding of exactly the words found stands
   * on what replaced them. A dry run writes nothing, goes transcript by transcript and can be stopped.
   */
  'transcripts.replace': takes(
    z.object({
      query: line.min(1).max(1_000),
      by: line.max(10_000),
      matchCase: z.boolean().default(true),
      wholeWords: z.boolean().default(false),
      ids: ids.optional(),
      /** Finds to be left as they are, by transcript and start; without a start all of that transcript. */
      except: z
        .array(z.object({ transcriptId: id, start: offset.optional() }))
        .max(1_000_000)
        .default([]),
      /** The texts that a dry run has shown: fails with `conflict`, and replaces nothing, when one has changed since. */
      texts: z
        .array(z.object({ id, textRevision: offset }))
        .max(100_000)
        .default([]),
      dryRun: z.boolean(),
      /** Hits listed at most; all are counted and replaced. */
      limit: z.int().min(0).max(10_000).default(1_000),
    }),
  ).gives<ReplaceOutcome>(),
  /**
   * A corrected version of a transcript, read by `import.read`: words that are the same keep their codings. Turns,
   * speakers and times come from the file, regions stay. With the `textRevision` that a dry run has shown, fails with
   * `conflict` when the transcript has moved on since.
   */
  'transcripts.revise': takes(
    z.object({ id, stagingId: z.string().max(100), textRevision: offset.optional(), dryRun: z.boolean() }),
  ).gives<ReviseOutcome>(),
  /** Somebody who speaks in the transcript and was not in it yet; their label there is already: that speaker. */
  'speakers.add': takes(
    z.object({ transcriptId: id, label: label.min(1), isInterviewer: z.boolean().default(false) }),
  ).gives<Speaker>(),

  /** What edits have left for a person to decide, in order of collection. */
  'review.list': takes(z.object({ transcriptId: id.optional() })).gives<ReviewList>(),
  /**
   * Settles one entry. `anchor` puts the coding, or the memo, on `start` to `end`. `accept`: a lost coding goes where
   * the list suggests (fails with `conflict` where it suggests nothing), a changed quotation stands, a memo belongs to
   * the whole transcript. `remove` takes the coding, the exemplar or the memo's tie out.
   */
  'review.settle': takes(
    z.object({
      /** Of the review entry, or for a memo of its link. */
      id,
      of: z.enum(['coding', 'memo']).default('coding'),
      action: z.enum(['anchor', 'accept', 'remove']),
      start: offset.optional(),
      end: offset.optional(),
      textRevision,
    }),
  ).gives<{ id: Id }>(),

  /** Two codings in the place of one. What stood on it stays with the first; spaces at the cut belong to neither. */
  'codings.split': takes(z.object({ id, at: offset, textRevision })).gives<Coding[]>(),
  /**
   * One coding in the place of several of the same code, coder and transcript. Fails with `conflict` where words lie
   * between them, unless `withGap`, which codes those too.
   */
  'codings.join': takes(z.object({ ids, withGap: z.boolean().default(false) })).gives<Coding>(),
  /** Takes a code off the words from `start` to `end`, of this coder's codings: they are cut, parted or removed. */
  'codings.erase': takes(
    z.object({ transcriptId: id, start: offset, end: offset, textRevision, codeId: id }),
  ).gives<{ cut: number; removed: number; added: number }>(),
};

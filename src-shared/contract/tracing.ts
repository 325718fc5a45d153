import { z } from 'zod';
import type { Id } from './entities.ts';
import { takes } from './method.ts';
import { moment } from './moment.ts';
import {
  TRAIL_GROUPS,
  type BroughtBack,
  type CodeStory,
  type CodeThen,
  type EvidenceAbove,
  type EvidenceBelow,
  type TrailEntry,
  type TrailPage,
} from './tracing-views.ts';
import type { FileOut } from './views.ts';

const id = z.int().positive();
const offset = z.int().min(0);

const filters = {
  /** The code and what is or was below it, living or gone. */
  codeId: id.optional(),
  coderId: id.optional(),
  groups: z.array(z.enum(TRAIL_GROUPS)).min(1).max(TRAIL_GROUPS.length).optional(),
  /** Moments, or days by UTC, both included. */
  from: moment.optional(),
  to: moment.optional(),
  /** Looked for in what was done and in its reason; capitals do not matter. */
  query: z.string().trim().max(300).default(''),
};

const bringBack = z.object({
  revision: id,
  /** Codings that a merge moved and that are still where it put them go back to the code they had. */
  withMoved: z.boolean().default(true),
});

/** The audit trail: what was done, bringing back, a code at any date, chains of evidence. */
export const tracing = {
  'trail.list': takes(
    z.object({ ...filters, before: id.optional(), limit: z.int().min(1).max(1_000).default(100) }),
  ).gives<TrailPage>(),
  'trail.read': takes(z.object({ revision: id })).gives<TrailEntry>(),
  /** What `trail.bringBack` would do, without doing it. */
  'trail.preview': takes(bringBack).gives<BroughtBack>(),
  /**
   * Brings back what a change removed, in a change of its own; what was done since stays. Fails with `conflict` when
   * all of it is there already, or when what it stood on has to come back first, and then brings nothing back.
   */
  'trail.bringBack': takes(bringBack).gives<BroughtBack & { revision: Id }>(),

  /**
   * A code as it was right after a revision, or at a moment or the end of a day, its incidents with it; works for codes
   * that have gone. Two changes may have the same moment: only a revision tells them apart.
   */
  'codes.asOf': takes(
    z.object({
      codeId: id,
      at: z.union([moment, z.object({ revision: id })]),
      limit: z.int().min(0).max(100_000).default(500),
    }),
  ).gives<CodeThen>(),
  'codes.story': takes(z.object({ codeId: id })).gives<CodeStory>(),

  'evidence.below': takes(
    z.object({ codeId: id, limit: z.int().min(0).max(20_000).default(2_000), skip: offset.default(0) }),
  ).gives<EvidenceBelow>(),
  'evidence.above': takes(
    z.union([z.object({ codingId: id }), z.object({ transcriptId: id, start: offset, end: offset })]),
  ).gives<EvidenceAbove>(),

  /** The trail as a file, oldest first. Coders are their initials unless `withNames`. */
  'export.audit': takes(
    z.object({
      format: z.enum(['csv', 'json', 'docx', 'md']),
      ...filters,
      withNames: z.boolean().default(false),
    }),
  ).gives<FileOut>(),
};

import { z } from 'zod';
import type { Id, Memo, MemoLink, MemoSection } from './entities.ts';
import type { MemoVersion, Quotable, QuotedWords } from './memoing-views.ts';
import { takes } from './method.ts';
import type { FileOut } from './views.ts';

const id = z.int().positive();
const offset = z.int().min(0);
const name = z.string().trim().min(1).max(300);

/**
 * What a memo is on; `start`, `end` and the `textRevision` that they were read in for a passage only. Where the text has
 * been changed since, `conflict`; unsaid, they are places of the text as it is.
 */
export const memoOn = z.object({
  target: z.enum([
    'project',
    'case',
    'participant',
    'transcript',
    'passage',
    'coding',
    'code',
    'comparison',
    'relation',
    'memo',
  ]),
  targetId: id,
  start: offset.nullable().default(null),
  end: offset.nullable().default(null),
  textRevision: offset.optional(),
});

const quoted = {
  target: z.enum(['coding', 'passage']),
  /** Of the coding, or of the passage's transcript. */
  targetId: id,
  start: offset.default(0),
  end: offset.default(0),
  /** The text that a passage was read in, as for `memoOn`. */
  textRevision: offset.optional(),
};

/** Memos beyond writing one: what they are on and quote, sections of the write-up, their history, exports. */
export const memoing = {
  /** Ties a memo to one thing more that it is on; what it is on already is not tied twice. */
  'memos.tie': takes(z.object({ id, on: memoOn })).gives<MemoLink>(),
  /** Takes out one thing a memo is on. What its text names or quotes goes with the text: `invalid`. */
  'memos.untie': takes(z.object({ linkId: id })).gives<{ linkId: Id }>(),
  /** Puts a quotation at the end of a memo. */
  'memos.quote': takes(z.object({ id, ...quoted })).gives<Memo>(),
  /** How quotations read now, in the order asked for. Those the memo has no link for yet are read where they say. */
  'memos.quoted': takes(
    z.object({
      id,
      quotations: z
        .array(
          z.object({
            anchor: z.string().max(64),
            ...quoted,
            words: z.string().max(200_000).default(''),
            identifier: z.string().max(1_000).default(''),
          }),
        )
        .max(2_000),
    }),
  ).gives<QuotedWords[]>(),
  /** Codings to quote, the newest first; of a query those whose code, identifier or words hold all of its words. */
  'memos.quotable': takes(
    z.object({
      query: z.string().trim().max(300).default(''),
      limit: z.int().min(1).max(50).default(8),
    }),
  ).gives<Quotable[]>(),
  /**
   * Ids of memos that hold every word of the query, as beginnings of words, best first; accents and case do not matter.
   * What a memo is on, names or quotes counts by its present name. Without a query the newest first. `codeId`: only
   * those that have to do with this code or one below it, or with a coding of one of them.
   */
  'memos.find': takes(
    z.object({ query: z.string().trim().max(300).default(''), codeId: id.optional() }),
  ).gives<{ ids: Id[] }>(),

  /** What a memo was, newest first, changes of one spell of writing together; sorting it is no version. */
  'memos.history': takes(z.object({ id })).gives<MemoVersion[]>(),
  /** Makes a memo say again what it said after that change; a new change like any other. */
  'memos.restore': takes(z.object({ id, revision: z.int().positive() })).gives<Memo>(),

  'sections.add': takes(z.object({ name })).gives<MemoSection>(),
  'sections.update': takes(z.object({ id, name })).gives<MemoSection>(),
  /** Before another section; null: last. */
  'sections.move': takes(z.object({ id, beforeId: id.nullable() })).gives<{ id: Id }>(),
  /** Its memos are not sorted any more, and stay. */
  'sections.remove': takes(z.object({ id })).gives<{ id: Id }>(),
  /** Puts a memo into a section (null: not sorted), before another memo of it (null: last). */
  'memos.sort': takes(
    z.object({ id, sectionId: id.nullable(), beforeId: id.nullable().default(null) }),
  ).gives<Memo>(),

  /** Memos as a file: those named, in that order, or all by date; grouped by section or kind, or as they come. */
  'export.memos': takes(
    z.object({
      format: z.enum(['docx', 'md', 'csv', 'json']),
      ids: z.array(id).max(100_000).optional(),
      groupBy: z.enum(['section', 'kind', 'none']).default('section'),
    }),
  ).gives<FileOut>(),
};

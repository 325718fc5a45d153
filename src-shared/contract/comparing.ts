import { z } from 'zod';
import type {
  Bench,
  BenchWords,
  ComparisonLine,
  ComparisonView,
  Decided,
  RegionName,
} from './comparing-views.ts';
import { CODE_LEVELS, CODE_ORIGINS, VERDICTS, type Id } from './entities.ts';
import { takes } from './method.ts';
import { moment } from './moment.ts';

const id = z.int().positive();
const ids = z.array(id).min(1).max(100_000);
const name = z.string().trim().min(1).max(300);
const prose = z.string().max(100_000);
const reason = z.string().max(4_000).default('');
const columns = z.enum(['interview', 'role', 'case', 'code']);

const filter = z.object({
  transcriptIds: ids.optional(),
  participantIds: ids.optional(),
  caseIds: ids.optional(),
  roleIds: ids.optional(),
  coderIds: ids.optional(),
  attributes: z
    .array(z.object({ attributeId: id, values: z.array(z.string().max(10_000)).min(1).max(10_000) }))
    .max(1_000)
    .optional(),
  regions: z.array(z.string().max(300)).min(1).max(10_000).optional(),
  from: moment.optional(),
  to: moment.optional(),
  hasMemo: z.boolean().optional(),
  isNegativeCase: z.boolean().optional(),
  withOutOfScope: z.boolean().optional(),
});

const basis = z.object({
  codeIds: ids,
  withBelow: z.boolean(),
  columns,
  rows: columns.nullable(),
  filter,
});

/** A code that is there, or one to be made under `parentId` in the same write. */
const code = z.union([
  z.object({ id }),
  z.object({
    add: z.object({
      name,
      parentId: id.nullable(),
      origin: z.enum(CODE_ORIGINS).default('open'),
      shortDefinition: prose.optional(),
    }),
  }),
]);

const verdict = z.discriminatedUnion('is', [
  /** One thing. With `into`, incidents of other codes are recoded to it. */
  z.object({ is: z.literal('same'), into: id.optional() }),
  /** Not one thing: `split` of the incidents go to another code, the rest stay. Without both it is only kept. */
  z.object({ is: z.literal('different'), split: ids.optional(), to: code.optional() }),
  /** All the incidents belong to another code. */
  z.object({ is: z.literal('move'), to: code }),
  /** A property of `codeId`, new or known, and where incidents stand on it, 0 (low end) to 1 (high end). */
  z.object({
    is: z.literal('property'),
    codeId: id,
    property: z.union([
      z.object({ id }),
      z.object({
        add: z.object({ name, lowEnd: z.string().trim().max(300), highEnd: z.string().trim().max(300) }),
      }),
    ]),
    places: z
      .array(z.object({ codingId: id, place: z.number().min(0).max(1) }))
      .max(100_000)
      .default([]),
  }),
  /** What the code means is said better. */
  z.object({
    is: z.literal('definition'),
    codeId: id,
    patch: z.object({
      shortDefinition: prose.optional(),
      fullDefinition: prose.optional(),
      useWhen: prose.optional(),
      avoidWhen: prose.optional(),
    }),
  }),
  /** The incidents speak against the code. */
  z.object({ is: z.literal('negative') }),
]);

/** Constant comparison: incidents beside incidents, the verdict on them, and what is kept of it. */
export const comparing = {
  /** The incidents of codes and, unless told otherwise, of everything below them. */
  'bench.read': takes(
    z.object({
      codeIds: ids,
      withBelow: z.boolean().default(true),
      filter: filter.default({}),
      /** Incidents whose words come along. */
      first: z.int().min(0).max(2_000).default(100),
    }),
  ).gives<Bench>(),
  /** Words of codings, in the order asked for; those that have gone are left out. */
  'bench.words': takes(z.object({ ids: z.array(id).max(2_000) })).gives<BenchWords[]>(),
  /** The names that regions have anywhere, each once and in the order of their letters; those without one are left out. */
  'bench.regions': takes(z.object({})).gives<RegionName[]>(),

  /**
   * Does what the verdict says and keeps the comparison, in one change. Fails with `conflict` where a new code's name
   * is taken or a code would stand where it cannot, and then keeps nothing.
   */
  'comparisons.decide': takes(
    z.object({
      question: z.string().trim().max(4_000).default(''),
      basis,
      /** The incidents compared; none where only codes are laid side by side. */
      codingIds: z.array(id).max(100_000).default([]),
      /** Codes compared as such. */
      codeIds: z.array(id).max(1_000).default([]),
      verdict,
      reason,
    }),
  ).gives<Decided>(),
  /**
   * Each pile becomes a code under `codeId`, or goes to one that is there; its incidents move to it. Incidents in no
   * pile stay. Kept as a comparison of verdict `sorted`. Fails with `conflict` where a name is taken or the level cannot
   * stand under `codeId`, and then keeps nothing.
   */
  'comparisons.sort': takes(
    z.object({
      codeId: id,
      question: z.string().trim().max(4_000).default(''),
      /** Of the codes that are made; the lowest that may stand under `codeId` when absent. */
      level: z.enum(CODE_LEVELS).optional(),
      piles: z
        .array(
          z.object({
            /** An existing code, or the name of the new one. */
            code: z.union([
              z.object({ id }),
              z.object({
                name,
                origin: z.enum(CODE_ORIGINS).default('open'),
                shortDefinition: prose.optional(),
              }),
            ]),
            codingIds: ids,
          }),
        )
        .min(1)
        .max(200),
      reason,
    }),
  ).gives<Decided>(),
  /** Newest first. `query` is looked for in question, reason and the words compared; accents and case do not matter. */
  'comparisons.list': takes(
    z.object({
      query: z.string().trim().max(300).default(''),
      verdict: z.enum(VERDICTS).optional(),
      codeId: id.optional(),
      coderId: id.optional(),
      /** Moments, or days by UTC, both included. */
      from: moment.optional(),
      to: moment.optional(),
      limit: z.int().min(1).max(5_000).default(500),
      skip: z.int().min(0).default(0),
    }),
  ).gives<{ comparisons: ComparisonLine[]; total: number }>(),
  'comparisons.read': takes(z.object({ id })).gives<ComparisonView>(),
  /** The words of the record; what the verdict did stays done. */
  'comparisons.update': takes(
    z.object({
      id,
      question: z.string().trim().max(4_000).optional(),
      reason: z.string().max(4_000).optional(),
    }),
  ).gives<{ id: Id }>(),
  /** Takes the record out; what the verdict did stays done. */
  'comparisons.remove': takes(z.object({ id })).gives<{ id: Id }>(),
};

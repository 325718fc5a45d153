import { z } from 'zod';
import { CODE_LEVELS, type CodeGroup, type Id, type Property, type PropertyValue } from './entities.ts';
import { takes } from './method.ts';
import type { MergePreview, PlacedIncidents } from './structuring-views.ts';

const id = z.int().positive();
const ids = z.array(id).min(1).max(100_000);
const name = z.string().trim().min(1).max(300);
const end = z.string().trim().max(300);
const reason = z.string().max(4_000).optional();

/** What is done to codes beside naming and moving them: their shape, their groups, the dimensions of a category. */
export const structuring = {
  /** What a merge would do, before it is done. Fails as `codes.merge` does. */
  'codes.mergePreview': takes(z.object({ ids, into: id })).gives<MergePreview>(),
  /**
   * Some incidents of a code go to another: one that is there, or a new one beside or below it. Fails with `invalid`
   * where an incident is not of the code, and with `conflict` where the new name is taken.
   */
  'codes.split': takes(
    z.object({
      id,
      codingIds: ids,
      into: z.union([
        z.object({ id }),
        z.object({ name, level: z.enum(CODE_LEVELS).default('code'), under: z.enum(['beside', 'below']) }),
      ]),
      reason,
    }),
  ).gives<{ codeId: Id; moved: number; joined: number }>(),
  /** Gives codes a level; one that cannot stand where it is goes up to where it can. See `planRelevel`. */
  'codes.relevel': takes(z.object({ ids, level: z.enum(CODE_LEVELS), reason })).gives<{ ids: Id[] }>(),
  /** Out of the way of coding, with everything below; codings stay and can be read. See `planRetire`. */
  'codes.retire': takes(z.object({ ids, reason })).gives<{ ids: Id[] }>(),
  /** In use again, with what was retired with them. A name that is taken by now is refused, or numbered. */
  'codes.restore': takes(z.object({ ids, numbered: z.boolean().default(false), reason })).gives<{
    ids: Id[];
  }>(),

  /** A code may belong to groups beside its place in the tree. Two groups cannot have one name. */
  'codeGroups.add': takes(
    z.object({ name, codeIds: z.array(id).max(100_000).default([]) }),
  ).gives<CodeGroup>(),
  'codeGroups.rename': takes(z.object({ id, name })).gives<CodeGroup>(),
  /** Its codes stay. */
  'codeGroups.remove': takes(z.object({ id, reason })).gives<{ id: Id }>(),
  'codeGroups.setMembers': takes(z.object({ id, codeIds: z.array(id).max(100_000) })).gives<{
    added: number;
    removed: number;
  }>(),

  /** A property of a category, and the two ends of its dimension. */
  'properties.add': takes(
    z.object({ codeId: id, name, lowEnd: end.default(''), highEnd: end.default('') }),
  ).gives<Property>(),
  'properties.update': takes(
    z.object({ id, name: name.optional(), lowEnd: end.optional(), highEnd: end.optional(), reason }),
  ).gives<Property>(),
  /** With the places of incidents on it. */
  'properties.remove': takes(z.object({ id, reason })).gives<{ places: number }>(),
  /** Puts an incident at a place: 0 is the low end, 1 the high end. */
  'propertyValues.set': takes(
    z.object({ propertyId: id, codingId: id, place: z.number().min(0).max(1) }),
  ).gives<PropertyValue>(),
  'propertyValues.clear': takes(z.object({ propertyId: id, codingId: id })).gives<{ id: Id | null }>(),
  /** The places on a code's properties, with the incidents that stand there. */
  'propertyValues.ofCode': takes(z.object({ codeId: id })).gives<PlacedIncidents>(),
  'propertyValues.ofCodings': takes(z.object({ codingIds: ids })).gives<PropertyValue[]>(),
};

import { z } from 'zod';
import { EXEMPLAR_STANDINGS, type Exemplar, type Id } from './entities.ts';
import { takes } from './method.ts';
import type { ExemplarBoard, ExemplarVoice } from './quoting-views.ts';
import type { Incident } from './views.ts';

const id = z.int().positive();
const ids = z.array(id).min(1).max(100_000);
const standing = z.enum(EXEMPLAR_STANDINGS);
const count = z.int().min(0);

/** Exemplars beside one another. */
export const quoting = {
  /** Every exemplar of the project with whose words it is. */
  'exemplars.voices': takes(z.object({})).gives<ExemplarVoice[]>(),
  /** Of a theme and everything below it; what is retired below is left out. */
  'exemplars.board': takes(z.object({ codeId: id })).gives<ExemplarBoard>(),
  /** Incidents of a theme in scope that are no exemplars yet, in order of collection. Lengths are in words. */
  'exemplars.find': takes(
    z.object({
      codeId: id,
      roleId: id.optional(),
      caseId: id.optional(),
      participantId: id.optional(),
      /** A code at or below the theme, with what is below it. */
      underId: id.optional(),
      isNegativeCase: z.boolean().optional(),
      fromWords: count.default(0),
      toWords: count.optional(),
      limit: z.int().min(1).max(1_000).default(50),
      skip: count.default(0),
    }),
  ).gives<{ incidents: Incident[]; total: number }>(),
  /**
   * Puts an exemplar into a lane, before another of that lane in the theme (null: last). Only its own rank changes while
   * there is room between its neighbours.
   */
  'exemplars.rank': takes(
    z.object({ id, codeId: id, standing, beforeId: id.nullable().default(null) }),
  ).gives<Exemplar>(),
  'exemplars.setStanding': takes(
    z.object({ ids, standing, reason: z.string().max(4_000).optional() }),
  ).gives<{ ids: Id[] }>(),
};

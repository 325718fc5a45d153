import type { z } from 'zod';

/** What goes in is checked by the host; what comes out is typed. */
export type Method<I extends z.ZodType = z.ZodType, O = unknown> = { input: I; output?: O };

/** `takes(schema).gives<Output>()`: one call of the contract. */
export const takes = <I extends z.ZodType>(input: I) => ({ gives: <O>(): Method<I, O> => ({ input }) });

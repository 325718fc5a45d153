import type { BenchColumns, BenchFilter, Id } from '@shared/contract/index.ts';

/** The steps of constant comparison, in the order a study takes them. */
export const STEPS = ['within', 'interviews', 'roles', 'cases', 'codes'] as const;
export type Step = (typeof STEPS)[number];

export type Laid = { columns: BenchColumns; rows: BenchColumns | null; filter: BenchFilter };

/** The step that a bench is at; null where it is laid out by hand in a way that is none of them. */
export function stepOf({ columns, filter }: Laid): Step | null {
  if (filter.transcriptIds?.length === 1) return 'within';
  if (columns === 'interview') return filter.roleIds?.length === 1 ? 'interviews' : null;
  return { role: 'roles', case: 'cases', code: 'codes' }[columns] as Step;
}

/** Whether something is filtered besides the one interview or role that its step is about. */
export function isNarrowed(laid: Laid): boolean {
  const step = stepOf(laid);
  const own = step === 'within' ? 'transcriptIds' : step === 'interviews' ? 'roleIds' : null;
  return Object.entries(laid.filter).some(([key, value]) => key !== own && value !== undefined);
}

/**
 * The bench at a step: its columns, and the one interview or role it is about. What a step before had narrowed is let
 * go; filters set by hand stay. `hasCodes`: more than one code is on the bench, so one interview is laid out by code.
 */
export function atStep(
  laid: Laid,
  step: Step,
  about: { transcriptId: Id | null; roleId: Id | null; hasCodes: boolean },
): Laid {
  const now = stepOf(laid);
  const filter = { ...laid.filter };
  if (now === 'within') delete filter.transcriptIds;
  if (now === 'interviews' || (step === 'roles' && filter.roleIds?.length === 1)) delete filter.roleIds;
  switch (step) {
    case 'within':
      return {
        columns: about.hasCodes ? 'code' : 'interview',
        rows: null,
        filter: about.transcriptId === null ? filter : { ...filter, transcriptIds: [about.transcriptId] },
      };
    case 'interviews':
      return {
        columns: 'interview',
        rows: null,
        filter: about.roleId === null ? filter : { ...filter, roleIds: [about.roleId] },
      };
    case 'roles':
      return { columns: 'role', rows: laid.rows === 'role' ? null : laid.rows, filter };
    case 'cases':
      return { columns: 'case', rows: laid.rows === 'case' ? null : laid.rows, filter };
    case 'codes':
      return { columns: 'code', rows: laid.rows === 'code' ? null : laid.rows, filter };
  }
}

import { valueAt, type Id, type Step } from '@shared/contract/index.ts';

/**
 * Whole numbers of many rows, as an edit moves them: ids and values as differences from the one before, and what was
 * added to them in runs of `[how many, how much]`. A letter typed at the top of a transcript moves 10,000 codings by 1.
 */
export type StoredMove = {
  op: 'set';
  table: Step['table'];
  field: string;
  ids: number[];
  from: number[];
  by: [number, number][];
};

/** Shorter ones, and those of one value, are kept as they are: the log can then be read by eye. */
const MANY = 20;

/** The step as a move, or null when it is none. */
export function toStoredMove(step: Step & { op: 'set' }): StoredMove | null {
  if (step.ids.length < MANY || ('same' in step.from && 'same' in step.to)) return null;
  const from: number[] = [];
  const by: [number, number][] = [];
  for (let i = 0; i < step.ids.length; i++) {
    const [was, is] = [valueAt(step.from, i), valueAt(step.to, i)];
    if (!Number.isSafeInteger(was) || !Number.isSafeInteger(is)) return null;
    from.push(was as number);
    const shift = (is as number) - (was as number);
    const last = by.at(-1);
    if (last?.[1] === shift) last[0]++;
    else by.push([1, shift]);
  }
  return {
    op: 'set',
    table: step.table,
    field: step.field,
    ids: differences(step.ids),
    from: differences(from),
    by,
  };
}

export function fromStoredMove({ table, field, ids, from, by }: StoredMove): Step {
  const was = sums(from);
  let at = 0;
  const is = by.flatMap(([count, shift]) => was.slice(at, (at += count)).map((value) => value + shift));
  return {
    op: 'set',
    table,
    field,
    ids: sums(ids) as Id[],
    from: column(was),
    to: column(is),
  } as Step;
}

// As the transaction makes them: one value said once.
const column = (values: number[]) =>
  values.every((value) => value === values[0]) ? { same: values[0] } : { each: values };

const differences = (values: readonly number[]): number[] =>
  values.map((value, i) => value - (values[i - 1] ?? 0));

function sums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}

import type { Edit } from './edit.ts';

/** To which neighbour an offset holds: -1 the character before it, 1 the character after it. */
export type Bias = -1 | 1;

/** Where the offsets of an old text are in the new one. Make it once for many offsets; each then costs a binary search. */
export type Mapping = {
  readonly edit: Edit;
  /**
   * The new offset. Text inserted at the offset lies after it with bias -1 and before it with bias 1. At the start of
   * replaced text it stays before what replaced it, at the end after it, and inside the bias decides. As long as the
   * neighbour that it holds to survives, it stays beside it.
   */
  offset(offset: number, bias: Bias): number;
  /** Index of the first operation that ends at or after `offset`; the number of operations when there is none. */
  firstEndingAt(offset: number): number;
};

export function mappingOf(edit: Edit): Mapping {
  const shifts = new Float64Array(edit.length + 1);
  edit.forEach((op, i) => (shifts[i + 1] = (shifts[i] ?? 0) + op.insert.length - op.remove));

  const firstEndingAt = (offset: number): number => {
    let low = 0;
    let high = edit.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const op = edit[middle];
      if (op && op.at + op.remove < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    edit,
    firstEndingAt,
    offset(offset, bias) {
      const index = firstEndingAt(offset);
      const op = edit[index];
      const shift = shifts[index] ?? 0;
      if (!op || op.at > offset) return offset + shift;
      const end = op.at + op.remove;
      const isAfter = offset === op.at ? bias > 0 && op.remove === 0 : offset === end || bias > 0;
      return op.at + shift + (isAfter ? op.insert.length : 0);
    },
  };
}

/** One offset through one edit, as `Mapping` says. */
export const mapOffset = (edit: Edit, offset: number, bias: Bias): number =>
  mappingOf(edit).offset(offset, bias);

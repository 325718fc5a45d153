import { lengthChange, type Edit } from '../edit.ts';

/** Where one character of the old text is in the new one, or null when it was removed. */
export function follow(edit: Edit, at: number): number | null {
  const op = edit.find((o) => o.at <= at && at < o.at + o.remove);
  return op ? null : at + lengthChange(edit.filter((o) => o.at + o.remove <= at));
}

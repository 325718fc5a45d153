import type { Code, Id } from '@shared/contract/index.ts';
import { levelUnder } from '@shared/coding/tree.ts';
import type { Plan } from './bring-back-plan.ts';

/** Codes, each after the one it stands under, in the nearest place that there still is. */
export function planCodes(plan: Plan): void {
  const waiting = new Map(plan.gone('code').map((row) => [row.id, row]));
  const place = (row: Code) => {
    waiting.delete(row.id);
    const above = row.parentId === null ? undefined : waiting.get(row.parentId);
    if (above) place(above);
    planCode(plan, row);
  };
  for (const row of plan.gone('code')) if (waiting.has(row.id)) place(row);
}

/** A code by itself, for codings that cannot stand without it; false when the log does not know it. */
export function planMissingCode(plan: Plan, id: Id): boolean {
  if (plan.has('code', id)) return true;
  const row = plan.index.lastKnown(id);
  if (!row) return false;
  planCode(plan, row);
  plan.note({ is: 'withCode', name: plan.planned('code').get(id)?.name ?? row.name });
  return true;
}

function planCode(plan: Plan, row: Code): void {
  const parent = nearestAbove(plan, row);
  if ((parent?.id ?? null) !== row.parentId)
    plan.note({ is: 'placed', name: row.name, under: parent?.name ?? null });
  const level = levelUnder(row.level, parent?.level ?? null);
  if (level !== row.level) plan.note({ is: 'lowered', name: row.name, level });
  const name = row.retiredAt === null ? plan.names.free(parent?.id ?? null, row.name) : row.name;
  if (name !== row.name) plan.note({ is: 'renamed', name: row.name, to: name });
  // It is a code of its own again: what it was merged into is history.
  plan.add('code', { ...row, parentId: parent?.id ?? null, level, name, mergedIntoId: null });
}

/** The code it stood under, or the nearest above that which is there. */
function nearestAbove(plan: Plan, row: Code): Code | null {
  const seen = new Set([row.id]);
  let id = row.parentId;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const there = plan.row('code', id);
    if (there) return there;
    id = plan.index.lastKnown(id)?.parentId ?? null;
  }
  return null;
}

import type { Id, TableName, TrailCount, TrailPart } from '@shared/contract/index.ts';
import type { LogStep } from '../../db/stored-diff.ts';
import { isShown, rankOf } from './trail-fields.ts';
import { rowSteps } from './trail-steps.ts';

/** So many things of a change are shown one by one. */
const SHOWN = 100;

/** A row that a change touched, and what it made of it in the end. */
export type Net = {
  table: TableName;
  id: Id;
  before: object | null;
  after: object | null;
  made: boolean;
  removed: boolean;
  /** Removed, and put back after that. */
  isBack: boolean;
};

/** What became of each row in the end, in the order in which the change came to it. */
export function netOf(steps: readonly LogStep[]): Net[] {
  const rows = new Map<string, Net>();
  for (const step of rowSteps(steps)) {
    const key = `${step.table} ${step.id}`;
    const held = rows.get(key) ?? {
      table: step.table,
      id: step.id,
      before: null,
      after: null,
      made: false,
      removed: false,
      isBack: false,
    };
    rows.set(key, held);
    if (step.op === 'insert' && held.removed && !held.made) putBack(held, step.row);
    else if (step.op === 'insert') Object.assign(held, { after: step.row ?? {}, made: true, removed: false });
    else if (step.op === 'remove') {
      held.removed = true;
      held.before = { ...step.row, ...held.before };
      held.after = null;
    } else {
      if (!held.made) held.before = { ...step.before, ...held.before };
      held.after = { ...held.after, ...step.after };
    }
  }
  return [...rows.values()].filter((one) => !(one.made && one.removed) && !isAsItWas(one));
}

/** A row that was removed and put back in one change has changed where it is another, and otherwise not at all. */
function putBack(held: Net, row: object | null): void {
  const was = (held.before ?? {}) as Record<string, unknown>;
  const now = (row ?? {}) as Record<string, unknown>;
  const fields = Object.keys(now).filter((field) => now[field] !== was[field]);
  const only = (all: Record<string, unknown>) =>
    Object.fromEntries(fields.map((field) => [field, all[field]]));
  Object.assign(held, { before: only(was), after: only(now), removed: false, isBack: true });
}

const isAsItWas = ({ isBack, removed, after }: Net) =>
  isBack && !removed && Object.keys(after ?? {}).length === 0;

/** What in the end was done to a row. */
export const doneBy = (one: Net): TrailPart['done'] =>
  one.made ? 'added' : one.removed ? 'removed' : 'changed';

/** How many rows of each kind came, changed and went. */
export function countsOf(net: readonly Net[]): TrailCount[] {
  const counts = new Map<string, TrailCount>();
  for (const one of net) {
    const key = `${one.table} ${doneBy(one)}`;
    const held = counts.get(key);
    if (held) held.count++;
    else counts.set(key, { entity: one.table, done: doneBy(one), count: 1 });
  }
  return [...counts.values()];
}

/** The first of what says something, by rank. A change can touch very many rows; no more are described than are shown. */
export function shownOf(net: readonly Net[], says: (one: Net) => boolean): Net[] {
  const shown: Net[] = [];
  const ranked = net.filter((one) => isShown(one.table)).sort((a, b) => rankOf(a.table) - rankOf(b.table));
  for (const one of ranked) {
    if (shown.length === SHOWN) break;
    if (doneBy(one) !== 'changed' || says(one)) shown.push(one);
  }
  return shown;
}

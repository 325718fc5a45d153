import type { Id } from '../contract/entities.ts';
import { build, descendants, nameKey, type TreeCode } from './tree.ts';

/** Those that go out of use with these codes: themselves and everything below that is in use still. */
export function planRetire(codes: Iterable<TreeCode>, ids: Iterable<Id>): Id[] {
  const all = [...codes];
  const asked = [...new Set(ids)];
  const going = new Set([...asked, ...descendants(all, asked)]);
  return all.filter((code) => going.has(code.id) && code.retiredAt === null).map((code) => code.id);
}

/** Where a code comes back to. `name` differs from its own only where that is taken there by now. */
export type Restored = { id: Id; parentId: Id | null; name: string };

/** `taken`: those of the restored whose own name a code in use, or another of them, has there. */
type RestorePlan = { restored: Restored[]; taken: TreeCode[] };

/**
 * Those that come back with these codes: themselves and what went out of use below them at the same time; what had been
 * retired before stays so. One whose parent stays retired comes back under the nearest code above that is in use.
 */
export function planRestore(codes: Iterable<TreeCode>, ids: Iterable<Id>): RestorePlan {
  const all = [...codes];
  const asked = new Set(ids);
  const tree = build(all);
  const names = new Set(
    all.flatMap((code) => (code.retiredAt === null ? [nameIn(code.parentId, code.name)] : [])),
  );
  const plan: RestorePlan = { restored: [], taken: [] };
  /** `times`: when those above that come back went. `inUse`: the nearest above that is in use, or comes back. */
  const visit = (parentId: Id | null, times: ReadonlySet<string>, inUse: Id | null) => {
    for (const code of tree.get(parentId) ?? []) {
      const comesBack = code.retiredAt !== null && (asked.has(code.id) || times.has(code.retiredAt));
      if (comesBack) {
        const name = freeIn(names, inUse, code.name);
        if (name !== code.name) plan.taken.push(code);
        names.add(nameIn(inUse, name));
        plan.restored.push({ id: code.id, parentId: inUse, name });
      }
      const isIn = comesBack || code.retiredAt === null;
      visit(
        code.id,
        comesBack && code.retiredAt !== null ? new Set([...times, code.retiredAt]) : times,
        isIn ? code.id : inUse,
      );
    }
  };
  visit(null, new Set(), null);
  return plan;
}

const nameIn = (parentId: Id | null, name: string) => `${parentId ?? ''} ${nameKey(name)}`;

function freeIn(names: ReadonlySet<string>, parentId: Id | null, name: string): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name} (${n})`;
    if (!names.has(nameIn(parentId, free))) return free;
  }
}

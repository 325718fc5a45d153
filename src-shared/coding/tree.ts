import { CODE_LEVELS, type Code, type CodeLevel, type Id } from '../contract/entities.ts';

/** As much of a code as its place in the tree needs. */
export type TreeCode = Pick<Code, 'id' | 'parentId' | 'level' | 'name' | 'position' | 'retiredAt'>;

/** The codes under each code, and under null those at the top, in order. */
export type CodeTree<C extends TreeCode = TreeCode> = ReadonlyMap<Id | null, readonly C[]>;

/** The tree of a list of codes. One whose parent is not in the list is at the top. Retired codes are kept. */
export function build<C extends TreeCode>(codes: Iterable<C>): CodeTree<C> {
  const all = [...codes];
  const known = new Set(all.map((code) => code.id));
  const tree = Map.groupBy(all, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  for (const children of tree.values()) children.sort((a, b) => a.position - b.position || a.id - b.id);
  return tree;
}

const rank = (level: CodeLevel): number => CODE_LEVELS.indexOf(level);

/**
 * Whether a code of one level may stand under another (null: at the top): never above its parent, and beside it only
 * a code under a code and a category under a category.
 */
export const levelAllowed = (child: CodeLevel, parent: CodeLevel | null): boolean =>
  parent === null ||
  rank(child) > rank(parent) ||
  (child === parent && (child === 'code' || child === 'category'));

/** The level itself where it may stand, otherwise the next one below that may. */
export const levelUnder = (level: CodeLevel, parent: CodeLevel | null): CodeLevel =>
  CODE_LEVELS.slice(rank(level)).find((one) => levelAllowed(one, parent)) ?? 'code';

/** How names are told apart: without regard to capitals, outer spaces, or how accents are stored. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().toUpperCase().toLowerCase();

/** Whether a code under `parentId` other than `exceptId` has this name. Retired codes do not count. */
export const nameTaken = (
  codes: Iterable<TreeCode>,
  parentId: Id | null,
  name: string,
  exceptId?: Id,
): boolean =>
  Array.from(codes).some(
    (code) =>
      code.parentId === parentId &&
      code.id !== exceptId &&
      code.retiredAt === null &&
      nameKey(code.name) === nameKey(name),
  );

/** A code's names from the top down to its own; empty when it is not in the list. */
export function pathOf(codes: Iterable<TreeCode>, id: Id): string[] {
  const byId = new Map(Array.from(codes, (code) => [code.id, code]));
  return ancestry(byId, id).map((code) => code.name);
}

/** The code and all above it, from the top. A damaged tree that goes in circles ends where it would repeat. */
function ancestry<C extends TreeCode>(byId: ReadonlyMap<Id, C>, id: Id): C[] {
  const path = new Set<C>();
  let code = byId.get(id);
  while (code && !path.has(code)) {
    path.add(code);
    code = code.parentId === null ? undefined : byId.get(code.parentId);
  }
  return [...path].reverse();
}

/** Everything below the codes, each once, in the order of the tree; the codes themselves only where below another. */
export function descendants(codes: Iterable<TreeCode>, ids: Iterable<Id>): Id[] {
  const tree = build(codes);
  const found = new Set<Id>();
  const visit = (id: Id) => {
    for (const child of tree.get(id) ?? []) {
      if (found.has(child.id)) continue;
      found.add(child.id);
      visit(child.id);
    }
  };
  for (const id of ids) visit(id);
  return [...found];
}

/** All codes from the top down, each before those below it. */
export function inTreeOrder<C extends TreeCode>(tree: CodeTree<C>): C[] {
  const order: C[] = [];
  const visit = (parentId: Id | null) => {
    for (const code of tree.get(parentId) ?? []) {
      order.push(code);
      visit(code.id);
    }
  };
  visit(null);
  return order;
}

/** The codes' ancestors, by id, for those who plan a move. */
export const ancestorsOf = (byId: ReadonlyMap<Id, TreeCode>, id: Id): TreeCode[] =>
  ancestry(byId, id).slice(0, -1);

/** The names that codes in use have, each under its parent: for whoever asks for many of them. */
export type TakenNames = {
  /** As `nameTaken`. */
  has(parentId: Id | null, name: string, exceptId?: Id): boolean;
  /** The name itself, or the first numbered one, `trust (2)`, that no code in use beside it has. */
  free(parentId: Id | null, name: string, exceptId?: Id): string;
  add(code: TreeCode): void;
  remove(code: TreeCode): void;
};

export function takenNames(codes: Iterable<TreeCode>): TakenNames {
  const held = new Map<string, Set<Id>>();
  /** The number up to which a name is known to be taken: numbers are tried once, however often it is asked for. */
  const tried = new Map<string, number>();
  const key = (parentId: Id | null, name: string) => `${parentId} ${nameKey(name)}`;
  const has: TakenNames['has'] = (parentId, name, exceptId) => {
    const ids = held.get(key(parentId, name));
    return ids !== undefined && ids.size > (exceptId !== undefined && ids.has(exceptId) ? 1 : 0);
  };
  const taken: TakenNames = {
    has,
    free(parentId, name, exceptId) {
      if (!has(parentId, name, exceptId)) return name;
      const wanted = key(parentId, name);
      let n = exceptId === undefined ? (tried.get(wanted) ?? 2) : 2;
      while (has(parentId, `${name} (${n})`, exceptId)) n++;
      if (exceptId === undefined) tried.set(wanted, n);
      return `${name} (${n})`;
    },
    add(code) {
      if (code.retiredAt !== null) return;
      const own = key(code.parentId, code.name);
      held.set(own, (held.get(own) ?? new Set()).add(code.id));
    },
    remove(code) {
      if (held.get(key(code.parentId, code.name))?.delete(code.id)) tried.clear();
    },
  };
  for (const code of codes) taken.add(code);
  return taken;
}

import type { Code, CodeLevel, Id } from '@shared/contract/index.ts';
import { levelAllowed } from '@shared/coding/tree.ts';
import { childrenByParent } from '../store/select.ts';
import type { Session } from '../store/react.tsx';
import { noteUse } from '../transcript/recents.ts';
import { isUngrouped } from './tree-nodes.ts';

/** The codes that stand beside one in the tree, in order: those not grouped yet are beside each other only. */
function besides(codes: ReadonlyMap<Id, Code>, code: Code): readonly Code[] {
  const children = childrenByParent(codes);
  const loose = (one: Code) => isUngrouped(one, children.has(one.id));
  return (children.get(code.parentId) ?? []).filter((one) => loose(one) === loose(code));
}

/** The selected codes that still are there. */
export function chosen(session: Session): Code[] {
  const { code } = session.store.get().tables;
  return session.view.get().codeIds.flatMap((id) => code.get(id) ?? []);
}

/** The selected siblings in order, with all that stand beside them; null when they do not stand together. */
function siblings(session: Session): { mine: Code[]; all: readonly Code[] } | null {
  const { code } = session.store.get().tables;
  const selected = chosen(session);
  const [first] = selected;
  if (!first || selected.some((one) => one.parentId !== first.parentId)) return null;
  const all = besides(code, first);
  const mine = all.filter((one) => selected.includes(one));
  return mine.length === selected.length ? { mine, all } : null;
}

/** One place up or down among the siblings. */
export async function moveAmong(session: Session, by: -1 | 1): Promise<void> {
  const held = siblings(session);
  const [first] = held?.mine ?? [];
  const last = held?.mine.at(-1);
  if (!held || !first || !last) return;
  const ids = held.mine.map((one) => one.id);
  const before = by < 0 ? held.all[held.all.indexOf(first) - 1] : held.all[held.all.indexOf(last) + 2];
  if (by < 0 ? !before : held.all.at(-1) === last) return;
  await session.act('codes.move', { ids, parentId: first.parentId, beforeId: before?.id ?? null });
}

/** Under the sibling above; returns it, so that it can be opened. */
export async function indent(session: Session): Promise<Id | null> {
  const held = siblings(session);
  const [first] = held?.mine ?? [];
  const under = held && first ? held.all[held.all.indexOf(first) - 1] : undefined;
  if (!held || !under) return null;
  const done = await session.act('codes.move', { ids: held.mine.map((one) => one.id), parentId: under.id });
  return done ? under.id : null;
}

/** Beside their parent, after it. */
export async function outdent(session: Session): Promise<void> {
  const { code } = session.store.get().tables;
  const held = siblings(session);
  const parent = held?.mine[0]?.parentId ? code.get(held.mine[0].parentId) : undefined;
  if (!held || !parent) return;
  const around = besides(code, parent);
  await session.act('codes.move', {
    ids: held.mine.map((one) => one.id),
    parentId: parent.parentId,
    beforeId: around[around.indexOf(parent) + 1]?.id ?? null,
  });
}

/** Whether words are selected that a code could be given to. */
export function passageToCode(session: Session): { transcriptId: Id; start: number; end: number } | null {
  const { transcriptId, selection } = session.view.get();
  if (transcriptId === null || !selection || selection.start >= selection.end) return null;
  return { transcriptId, ...selection };
}

/** Codes the selected words with the given codes, and remembers them as recent. */
export async function codeSelection(session: Session, ids: readonly Id[]): Promise<void> {
  const passage = passageToCode(session);
  if (!passage || session.store.get().readOnly) return;
  for (const id of ids) {
    const coding = await session.act('codings.add', { ...passage, code: { id } });
    if (!coding) return;
    session.view.set({ codingId: coding.id });
    const guid = session.store.get().tables.code.get(id)?.guid;
    if (guid) noteUse(session, guid);
  }
}

/** Where a new code of this level would stand: under the selected one, or the nearest above it that may hold it. */
export function placeForNew(codes: ReadonlyMap<Id, Code>, level: CodeLevel, at: Id | null): Id | null {
  for (let id = at; id !== null;) {
    const code = codes.get(id);
    if (!code) return null;
    // A code goes beside a code: a code within a code is made by moving it there.
    if (
      code.retiredAt === null &&
      levelAllowed(level, code.level) &&
      !(level === 'code' && code.level === 'code')
    )
      return id;
    id = code.parentId;
  }
  return null;
}

import type { Code, CodeLevel, Id } from '@shared/contract/index.ts';
import { levelAllowed } from '@shared/coding/tree.ts';
import { childrenByParent } from '../store/select.ts';
import type { Session } from '../store/react.tsx';
import { noteUse } from '../transcript/recents.ts';
import { ask } from './ask.ts';
import { isUngrouped } from './tree-nodes.ts';

/** The codes that stand beside one in the tree, in order: those not grouped yet are beside each other only. */
function besides(codes: ReadonlyMap<Id, Code>, code: Code): readonly Code[] {
  const children = childrenByParent(codes);
  const loose = (one: Code) => isUngrouped(one, children.has(one.id));
  return (children.get(code.parentId) ?? []).filter((one) => loose(one) === loose(code));
}

/** The selected codes that still are there. */
export const chosen = (session: Session): Code[] => stillThere(session, session.view.get().codeIds);

function stillThere({ store }: Session, ids: readonly Id[]): Code[] {
  const { code } = store.get().tables;
  return ids.flatMap((id) => code.get(id) ?? []);
}

type Siblings = { mine: Code[]; first: Code; all: readonly Code[] };

/** Siblings in order, with all that stand beside them; null when they do not stand together. */
function siblings(session: Session, ids: readonly Id[]): Siblings | null {
  const { code } = session.store.get().tables;
  const selected = stillThere(session, ids);
  const [first] = selected;
  if (!first || selected.some((one) => one.parentId !== first.parentId)) return null;
  const all = besides(code, first);
  const mine = all.filter((one) => selected.includes(one));
  return mine.length === selected.length ? { mine, first: mine[0] ?? first, all } : null;
}

/** Moves the codes that are selected now, from where they stand when it is their turn. */
function moveInTurn(session: Session, move: (held: Siblings, ids: Id[]) => Promise<void>): Promise<void> {
  const { codeIds } = session.view.get();
  return session.inTurn(async () => {
    const held = siblings(session, codeIds);
    if (held)
      await move(
        held,
        held.mine.map((one) => one.id),
      );
  });
}

/** One place up or down among the siblings. */
export const moveAmong = (session: Session, by: -1 | 1): Promise<void> =>
  moveInTurn(session, async ({ mine, first, all }, ids) => {
    const last = mine.at(-1) ?? first;
    const before = by < 0 ? all[all.indexOf(first) - 1] : all[all.indexOf(last) + 2];
    if (by < 0 ? !before : all.at(-1) === last) return;
    await session.act('codes.move', { ids, parentId: first.parentId, beforeId: before?.id ?? null });
  });

/** Under the sibling above, which is opened. */
export const indent = (session: Session): Promise<void> =>
  moveInTurn(session, async ({ first, all }, ids) => {
    const under = all[all.indexOf(first) - 1];
    if (!under) return;
    if (await session.act('codes.move', { ids, parentId: under.id })) ask({ what: 'reveal', id: first.id });
  });

/** Beside their parent, after it. */
export const outdent = (session: Session): Promise<void> =>
  moveInTurn(session, async ({ first }, ids) => {
    const { code } = session.store.get().tables;
    const parent = first.parentId === null ? undefined : code.get(first.parentId);
    if (!parent) return;
    const around = besides(code, parent);
    const beforeId = around[around.indexOf(parent) + 1]?.id ?? null;
    await session.act('codes.move', { ids, parentId: parent.parentId, beforeId });
  });

/** The selected words that a code could be given to, in the text as it is now; null when there are none. */
export function passageToCode(
  session: Session,
): { transcriptId: Id; start: number; end: number; textRevision: number } | null {
  const { transcriptId, selection } = session.view.get();
  if (transcriptId === null || !selection || selection.start >= selection.end) return null;
  const open = session.store.get().open.get(transcriptId);
  return open ? { transcriptId, ...selection, textRevision: open.transcript.textRevision } : null;
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

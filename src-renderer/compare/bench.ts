import type { Basis, BenchColumns, Id } from '@shared/contract/index.ts';
import type { BenchLook } from '../store/bench-look.ts';
import type { Session } from '../store/react.tsx';
import type { State } from '../store/state.ts';
import { askAhead } from './asking.ts';

/** Changes what the bench of this window shows. */
export const setBench = ({ view }: Pick<Session, 'view'>, patch: Partial<BenchLook>): void => {
  const { bench } = view.get();
  const changed = Object.entries(patch).some(([key, value]) => bench[key as keyof BenchLook] !== value);
  if (changed) view.set({ bench: { ...bench, ...patch } });
};

/** Lays these codes on the bench and goes there; what was picked, asked and filtered before is let go. */
export function compareCodes(session: Session, codeIds: readonly Id[], picks: readonly Id[] = []): void {
  if (codeIds.length === 0) return;
  const asked = {
    codeIds: [...new Set(codeIds)],
    withBelow: session.view.get().bench.withBelow,
    filter: {},
  };
  setBench(session, {
    ...asked,
    ahead: askAhead(session, asked),
    picks: [...picks],
    caret: picks.at(-1) ?? null,
    find: '',
    question: '',
    reason: '',
    side: null,
    awayIn: null,
    scrolls: new Map(),
    whole: new Set(),
  });
  showBench(session);
  session.view.set({ room: 'compare', overlay: 'none' });
}

/** The codes of a bench that are still there; the same list where all are. Those that come back stand where they stood. */
export const codesThere = (codeIds: readonly Id[], codes: ReadonlyMap<Id, unknown>): readonly Id[] =>
  codeIds.every((id) => codes.has(id)) ? codeIds : codeIds.filter((id) => codes.has(id));

/** The bench takes the place of piles that were being sorted; how far they were stays in the window. */
export function showBench({ view }: Pick<Session, 'view'>): void {
  const { piles } = view.get();
  if (piles.openFor !== null) view.set({ piles: { ...piles, openFor: null } });
}

/**
 * The bench as it was when a comparison was made: its codes as far as they are there, columns, rows, filter, question,
 * and those of its incidents that are still coded. False, and nothing is changed, when none of the codes is there.
 */
export function reopenBench(
  session: Session,
  kept: { basis: Basis; question: string; items: readonly { codingId: Id | null; nowCodeId: Id | null }[] },
): boolean {
  const { code } = session.store.get().tables;
  const still = kept.items.flatMap((item) => (item.nowCodeId === null ? [] : (item.codingId ?? [])));
  const own = kept.basis.codeIds.filter((id) => code.has(id));
  // Where a verdict has recoded them the incidents are found at the codes they have now.
  const now = kept.items.flatMap((item) => item.nowCodeId ?? []);
  const codeIds = own.length > 0 ? own : [...new Set(now)].filter((id) => code.has(id));
  if (codeIds.length === 0) return false;
  const { withBelow, columns, rows, filter } = kept.basis;
  showBench(session);
  setBench(session, {
    codeIds,
    withBelow,
    columns,
    rows,
    filter,
    picks: still,
    caret: still[0] ?? null,
    question: kept.question,
    reason: '',
    find: '',
    scrolls: new Map(),
    whole: new Set(),
  });
  return true;
}

/** Goes from the bench to the words of an incident in its transcript; the way back is shown there. */
export function openInTranscript(
  session: Session,
  incident: { id: Id; transcriptId: Id; start: number; end: number },
): void {
  const { id, transcriptId, start, end } = incident;
  setBench(session, { awayIn: transcriptId });
  session.view.set({
    room: 'code',
    transcriptId,
    codingId: id,
    selection: { start, end: start },
    goTo: { transcriptId, start, end },
  });
}

/** Whether this window went to a transcript from the bench and has not come back. */
export const isAway = ({ view }: Pick<Session, 'view'>): boolean =>
  view.get().bench.awayIn !== null && view.get().room !== 'compare';

export function backToBench(session: Session): void {
  setBench(session, { awayIn: null });
  session.view.set({ room: 'compare' });
}

const keyOf = ({ tables }: State) => `bench ${[...tables.project.values()][0]?.guid ?? ''}`;
const BY: readonly BenchColumns[] = ['interview', 'role', 'case', 'code'];
const NO_ROWS = 'none';
const ALONE = 'alone';

/** Keeps columns, rows and codes (by guid) for the next time. No filter, which would be forgotten by then, and no words. */
export function rememberBench(session: Session): void {
  const state = session.store.get();
  const { codeIds, columns, rows, withBelow } = session.view.get().bench;
  const codes = codeIds.flatMap((id) => state.tables.code.get(id)?.guid ?? []);
  if (codes.length === 0) return;
  const kept = [columns, rows ?? NO_ROWS, withBelow ? 'below' : ALONE, ...codes];
  const key = keyOf(state);
  const before = session.preferences.get()[key];
  if (Array.isArray(before) && before.join(' ') === kept.join(' ')) return;
  session.preferences.save({ [key]: kept });
}

/** The bench this person last had in this study, as far as its codes are there; null where there is none. */
export function lastBench(
  session: Session,
): Pick<BenchLook, 'codeIds' | 'columns' | 'rows' | 'withBelow'> | null {
  const state = session.store.get();
  const kept = session.preferences.get()[keyOf(state)];
  if (!Array.isArray(kept)) return null;
  const [first, second, below, ...codes] = kept.map(String);
  const byGuid = new Map([...state.tables.code.values()].map((code) => [code.guid, code.id]));
  const codeIds = codes.flatMap((guid) => byGuid.get(guid) ?? []);
  if (codeIds.length === 0) return null;
  return {
    codeIds,
    columns: BY.find((by) => by === first) ?? 'role',
    rows: BY.find((by) => by === second) ?? null,
    withBelow: below !== ALONE,
  };
}

import type { Code, Exemplar, ExemplarVoice, Id } from '@shared/contract/index.ts';
import { childrenByParent } from '../store/select.ts';
import { isTooOften } from './balance.ts';

/** A theme, domain or category in the list, with its quotations and those of everything below it. */
export type ThemeRow = {
  code: Code;
  depth: number;
  chosen: number;
  candidates: number;
  supplementary: number;
  /** Quotations whose words have changed since somebody looked. */
  toLook: number;
  /** One participant is quoted too often. */
  isOff: boolean;
};

type Tally = Omit<ThemeRow, 'code' | 'depth' | 'isOff'> & { times: Map<Id, number> };

/**
 * What can be quoted for, in the order of the tree: everything above the level of codes; codes only at the top, where
 * they are quoted, or where nothing has been grouped yet.
 */
export function themeRows(
  codes: ReadonlyMap<Id, Code>,
  exemplars: ReadonlyMap<Id, Exemplar>,
  voices: readonly ExemplarVoice[],
): ThemeRow[] {
  const children = childrenByParent(codes);
  const own = Map.groupBy(voices, (voice) => voice.codeId);
  const isGrouped = [...codes.values()].some((code) => code.level !== 'code' && code.retiredAt === null);
  const rows: ThemeRow[] = [];
  const visit = (code: Code, depth: number): Tally => {
    const row = { code, depth } as ThemeRow;
    const at = rows.push(row) - 1;
    const tally: Tally = { chosen: 0, candidates: 0, supplementary: 0, toLook: 0, times: new Map() };
    for (const voice of own.get(code.id) ?? []) count(tally, exemplars.get(voice.exemplarId), voice);
    for (const child of children.get(code.id) ?? []) add(tally, visit(child, depth + 1));
    const { times, ...counts } = tally;
    const all = counts.chosen + counts.candidates + counts.supplementary;
    const isShown = code.level !== 'code' || (depth === 0 && (all > 0 || !isGrouped));
    if (!isShown) rows.splice(at, 1);
    Object.assign(row, counts, {
      isOff: [...times.values()].some((n) => isTooOften(n, counts.chosen, times.size)),
    });
    return tally;
  };
  for (const code of children.get(null) ?? []) visit(code, 0);
  return rows;
}

function count(tally: Tally, exemplar: Exemplar | undefined, { participantId }: ExemplarVoice) {
  if (!exemplar) return;
  if (exemplar.standing === 'candidate') tally.candidates++;
  else tally[exemplar.standing]++;
  if (exemplar.checkedRevision === 0) tally.toLook++;
  if (exemplar.standing === 'chosen' && participantId !== null)
    tally.times.set(participantId, (tally.times.get(participantId) ?? 0) + 1);
}

function add(tally: Tally, below: Tally) {
  for (const key of ['chosen', 'candidates', 'supplementary', 'toLook'] as const) tally[key] += below[key];
  for (const [id, n] of below.times) tally.times.set(id, (tally.times.get(id) ?? 0) + n);
}

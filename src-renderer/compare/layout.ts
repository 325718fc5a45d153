import type { BenchColumns, BenchFilter, BenchIncident, Id } from '@shared/contract/index.ts';
import { chosenAbove, fieldOf, kindsOf, type Field, type Kind, type Tables } from './groups.ts';

/** A column of the bench, or a row where columns are crossed with rows. Incidents in order of collection. */
export type Group = Kind & {
  key: string;
  incidents: readonly BenchIncident[];
  /** In a column of a role the cases that say nothing of it yet, in other columns the roles; by name. None in a crossing. */
  missing: readonly string[];
};

/** A row of a crossing. Its cells by the id of their column; those without an incident are not among them. */
export type Row = Group & { cells: ReadonlyMap<Id | null, readonly BenchIncident[]> };

export type Layout = {
  /** Columns with incidents; of roles those without as well. */
  columns: readonly Group[];
  /** What would be a column and has no incident, by name. */
  empty: readonly string[];
  /** Null where columns are not crossed. */
  rows: readonly Row[] | null;
};

export type Basis = {
  codeIds: readonly Id[];
  withBelow: boolean;
  columns: BenchColumns;
  rows: BenchColumns | null;
  filter: BenchFilter;
};

const NONE: readonly BenchIncident[] = [];
const NOBODY: readonly string[] = [];

/** The incidents where a column crosses a row. */
export const cellOf = (row: Row, column: Group): readonly BenchIncident[] => row.cells.get(column.id) ?? NONE;

const keyOf = (by: BenchColumns, id: Id | null) => `${by} ${id ?? 'none'}`;

/** Incidents put into columns, and into rows where the columns are crossed with something else. */
export function layOut(
  tables: Tables,
  incidents: readonly BenchIncident[],
  basis: Basis,
  noName: Record<BenchColumns, string>,
): Layout {
  const field = fieldOf(tables, basis.filter);
  const above = basis.codeIds.length > 1 ? chosenAbove(tables.code, basis.codeIds) : (id: Id) => id;
  const idOf = (by: BenchColumns) => (incident: BenchIncident) => {
    switch (by) {
      case 'interview':
        return incident.transcriptId;
      case 'role':
        return incident.roleId;
      case 'case':
        return incident.caseId;
      case 'code':
        return above(incident.codeId);
    }
  };
  const isCrossed = basis.rows !== null && basis.rows !== basis.columns;
  const parents = new Set([...tables.code.values()].map((code) => code.parentId));
  const side = (by: BenchColumns) => {
    const missing = isCrossed ? () => NOBODY : missingFrom(tables, field, by);
    const of = Map.groupBy(incidents, idOf(by));
    const kinds = kindsOf(tables, by, field, basis);
    const known = new Set(kinds.map((kind) => kind.id));
    // Incidents of somebody who is not in the field stand all the same: nothing that was found is left out.
    for (const id of of.keys())
      if (!known.has(id)) kinds.push({ by, id, title: noName[by], detail: '', color: null });
    const groups = kinds.map((kind): Group => {
      const own = of.get(kind.id) ?? [];
      return {
        ...kind,
        key: keyOf(by, kind.id),
        incidents: own,
        missing: missing(kind, own),
      };
    });
    const isShown = (group: Group) => group.incidents.length > 0 || by === 'role';
    return {
      groups: groups.filter(isShown),
      empty: groups
        // A theme has no incidents of its own: that is no gap.
        .filter((group) => !isShown(group) && !(by === 'code' && parents.has(group.id)))
        .map((group) => group.title),
    };
  };
  const columns = side(basis.columns);
  if (basis.rows === null || !isCrossed) return { columns: columns.groups, empty: columns.empty, rows: null };
  const columnOf = idOf(basis.columns);
  return {
    columns: columns.groups,
    empty: columns.empty,
    // Most cells of many rows and columns are empty: no more is done for a row than it has incidents.
    rows: side(basis.rows).groups.map((row) => ({ ...row, cells: Map.groupBy(row.incidents, columnOf) })),
  };
}

/**
 * Tells of a column who says nothing of it: cases without a word in a role's, roles without one in any other; only of
 * people who are in the study. They are gone through once, not for every column.
 */
function missingFrom(
  tables: Tables,
  field: Field,
  by: BenchColumns,
): (kind: Kind, incidents: readonly BenchIncident[]) => readonly string[] {
  if (by === 'interview') return () => NOBODY;
  const could = new Map<Id | null, Map<Id, string>>();
  for (const { caseId, roleId } of field.participants) {
    if (roleId === null) continue;
    // Whoever is in the study could speak of any code.
    const of = by === 'role' ? roleId : by === 'case' ? caseId : null;
    const names = could.get(of) ?? new Map<Id, string>();
    could.set(of, names);
    if (by === 'role') names.set(caseId, tables.studyCase.get(caseId)?.code ?? '');
    else names.set(roleId, tables.role.get(roleId)?.label ?? '');
  }
  return (kind, incidents) => {
    if (kind.id === null) return NOBODY;
    const spoken = new Set(incidents.map((one) => (by === 'role' ? one.caseId : one.roleId)));
    const names = could.get(by === 'code' ? null : kind.id) ?? [];
    return [...names].filter(([id]) => !spoken.has(id)).map(([, name]) => name);
  };
}

/** Whether every incident's code is said by the row or column it stands in: then no card has to. */
export const saysCode = (kinds: readonly Kind[], incidents: readonly BenchIncident[]): boolean =>
  kinds.some((kind) => kind.by === 'code' && incidents.every((one) => one.codeId === kind.id));

/** How many people and cases an incident list speaks for. */
export function spread(incidents: readonly BenchIncident[]): { participants: number; cases: number } {
  const participants = new Set<Id>();
  const cases = new Set<Id>();
  for (const one of incidents) {
    if (one.participantId !== null) participants.add(one.participantId);
    if (one.caseId !== null) cases.add(one.caseId);
  }
  return { participants: participants.size, cases: cases.size };
}

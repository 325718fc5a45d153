import type { BenchColumns, BenchFilter, BenchIncident, Id } from '@shared/contract/index.ts';
import { chosenAbove, fieldOf, kindsOf, type Field, type Kind, type Tables } from './groups.ts';

/** A column of the bench, or a row where columns are crossed with rows. Incidents in order of collection. */
export type Group = Kind & {
  key: string;
  incidents: readonly BenchIncident[];
  /** In a column of a role the cases that say nothing of it yet, in other columns the roles; by name. */
  missing: readonly string[];
};

export type Layout = {
  /** Columns with incidents; of roles those without as well. */
  columns: readonly Group[];
  /** What would be a column and has no incident, by name. */
  empty: readonly string[];
  /** Null where columns are not crossed. Each row has one cell for each column. */
  rows: readonly (Group & { cells: readonly (readonly BenchIncident[])[] })[] | null;
};

export type Basis = {
  codeIds: readonly Id[];
  withBelow: boolean;
  columns: BenchColumns;
  rows: BenchColumns | null;
  filter: BenchFilter;
};

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
  const side = (by: BenchColumns) => {
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
        missing: missingIn(tables, field, kind, own),
      };
    });
    const parents = new Set([...tables.code.values()].map((code) => code.parentId));
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
  if (basis.rows === null || basis.rows === basis.columns)
    return { columns: columns.groups, empty: columns.empty, rows: null };
  const columnOf = idOf(basis.columns);
  return {
    columns: columns.groups,
    empty: columns.empty,
    rows: side(basis.rows).groups.map((row) => {
      const cells = Map.groupBy(row.incidents, columnOf);
      return { ...row, cells: columns.groups.map((column) => cells.get(column.id) ?? []) };
    }),
  };
}

/** Cases without a word in a role's column, roles without one in any other; only of people who are in the study. */
function missingIn(
  tables: Tables,
  field: Field,
  kind: Kind,
  incidents: readonly BenchIncident[],
): readonly string[] {
  if (kind.by === 'interview' || kind.id === null) return [];
  const spoken = new Set(incidents.map((one) => (kind.by === 'role' ? one.caseId : one.roleId)));
  const names = new Map<Id, string>();
  for (const one of field.participants) {
    if (kind.by === 'role') {
      if (one.roleId === kind.id && !spoken.has(one.caseId))
        names.set(one.caseId, tables.studyCase.get(one.caseId)?.code ?? '');
    } else if (
      one.roleId !== null &&
      !spoken.has(one.roleId) &&
      (kind.by === 'code' || one.caseId === kind.id)
    )
      names.set(one.roleId, tables.role.get(one.roleId)?.label ?? '');
  }
  return [...names.values()];
}

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

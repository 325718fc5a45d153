import { Refusal, type BringBackNote, type Id, type TableName, type Tables } from '@shared/contract/index.ts';
import { takenNames, type TakenNames } from '@shared/coding/tree.ts';
import { find, isAnyOf, list, NOUN } from '../../db/rows.ts';
import { tables } from '../../db/schema.ts';
import type { LogStep } from '../../db/stored-diff.ts';
import type { Parts } from '../../host.ts';
import type { TrailIndex } from './trail-index.ts';
import { lastGone, rowSteps } from './trail-steps.ts';
import { createTexts, type TextSince } from './trail-texts.ts';

/** Rows that others stand on come before those. */
export const ORDER: readonly TableName[] = [
  'project',
  'coder',
  'role',
  'studyCase',
  'participant',
  'attribute',
  'transcript',
  'attributeValue',
  'speaker',
  'turn',
  'region',
  'codeGroup',
  'code',
  'codeGroupMember',
  'property',
  'coding',
  'propertyValue',
  'exemplar',
  'review',
  'memoSection',
  'memo',
  'comparison',
  'comparisonItem',
  'relation',
  'relationEvidence',
  'diagram',
  'diagramNode',
  'diagramEdge',
  'memoLink',
];

/** What is to come back, worked out before anything is written. */
export type Plan = {
  readonly parts: Parts;
  readonly index: TrailIndex;
  readonly revision: Id;
  /** What the change removed and is not there now. */
  gone<T extends TableName>(table: T): readonly Tables[T][];
  /** The text a removed row stood on, and what has become of it. */
  textOf(transcriptId: Id): TextSince;
  add<T extends TableName>(table: T, row: Tables[T]): void;
  planned<T extends TableName>(table: T): ReadonlyMap<Id, Tables[T]>;
  /** The names of codes as they will be. */
  readonly names: TakenNames;
  /** A row that is there now, or will be. */
  row<T extends TableName>(table: T, id: Id): Tables[T] | null;
  has(table: TableName, id: Id | null): boolean;
  note(note: BringBackNote): void;
  /** A row that cannot come back, and why; the reason is said when nothing at all can. */
  leave(table: TableName, why: string): void;
  /** A coding that is there in place of one that does not come back. */
  codingIds: Map<Id, Id>;
  done(): { notes: BringBackNote[]; why: string | null };
};

export function createPlan(parts: Parts, index: TrailIndex, revision: Id, steps: readonly LogStep[]): Plan {
  const { orm } = parts.db;
  const gone = goneRows(parts, steps);
  const rows = new Map<TableName, Map<Id, Tables[TableName]>>();
  const notes: BringBackNote[] = [];
  const left = new Map<TableName, number>();
  const texts = createTexts(parts.db);
  const there = new Map<string, Tables[TableName] | null>();
  let names: TakenNames | null = null;
  let why: string | null = null;
  const planned = <T extends TableName>(table: T) =>
    (rows.get(table) ?? new Map()) as ReadonlyMap<Id, Tables[T]>;
  const row = <T extends TableName>(table: T, id: Id): Tables[T] | null => {
    const coming = planned(table).get(id);
    if (coming) return coming;
    const key = `${table} ${id}`;
    let held = there.get(key);
    if (held === undefined) there.set(key, (held = find(orm, table, id)));
    return held as Tables[T] | null;
  };
  return {
    parts,
    index,
    revision,
    gone: <T extends TableName>(table: T) => (gone.get(table) ?? []) as Tables[T][],
    // A removal never edits the text it takes something from, so it is the same before and after.
    textOf: (transcriptId) => texts.since(transcriptId, revision),
    get names() {
      return (names ??= takenNames([...list(orm, 'code'), ...planned('code').values()]));
    },
    add(table, given) {
      if (table === 'code') names?.add(given as Tables['code']);
      const held = rows.get(table) ?? new Map<Id, Tables[TableName]>();
      rows.set(table, held.set(given.id, given));
    },
    planned,
    row,
    has: (table, id) => id !== null && row(table, id) !== null,
    note: (one) => void notes.push(one),
    leave(table, because) {
      left.set(table, (left.get(table) ?? 0) + 1);
      why ??= because;
    },
    codingIds: new Map(),
    done: () => ({
      why,
      notes: [
        ...notes,
        ...[...left].map(([entity, count]): BringBackNote => ({ is: 'left', entity, count })),
      ],
    }),
  };
}

/** Rows that a change took out and left out, and that are not there now. Turns count only with their transcript. */
function goneRows(parts: Parts, steps: readonly LogStep[]): Map<TableName, Tables[TableName][]> {
  const removed = new Map<TableName, Map<Id, Tables[TableName]>>();
  const made = new Set<string>();
  for (const step of rowSteps(steps)) {
    const key = `${step.table} ${step.id}`;
    if (step.op === 'insert') {
      removed.get(step.table)?.delete(step.id);
      made.add(key);
    }
    if (step.op !== 'remove' || made.has(key)) continue;
    const held = removed.get(step.table) ?? new Map<Id, Tables[TableName]>();
    removed.set(step.table, held.set(step.id, step.row));
  }
  if (!removed.has('transcript')) removed.delete('turn');
  const gone = new Map<TableName, Tables[TableName][]>();
  for (const [table, rows] of removed) {
    const there = new Set(
      list(parts.db.orm, table, isAnyOf(tables[table].id, [...rows.keys()])).map((row) => row.id),
    );
    const missing = [...rows.values()].filter((row) => !there.has(row.id));
    if (missing.length > 0) gone.set(table, missing);
  }
  return gone;
}

/** Says what has to come back before this can, naming the change that took it. */
export function comesFirst({ parts }: Plan, table: TableName, id: Id): string {
  const taken = lastGone(parts.db, table, id);
  const label =
    taken &&
    (parts.db.sqlite.prepare('select label from change where revision = ?').pluck().get(taken.revision) as
      string | undefined);
  return `It stood on a ${NOUN[table]} that has gone since.${label ? ` Bring back “${label}” first.` : ''}`;
}

export const nothingGone = (isNone: boolean) =>
  new Refusal(
    'conflict',
    isNone
      ? 'This change removed nothing that could be brought back.'
      : 'Everything that this change removed is there already.',
  );

import { identifierOf, type Id, type TableName, type Tables } from '@shared/contract/index.ts';
import type { Db } from '../../db/open.ts';
import { find } from '../../db/rows.ts';
import type { TrailIndex } from './trail-index.ts';
import { lastGone } from './trail-steps.ts';

/** What things are called, whether they are there or have gone; each is looked up once. */
export type Names = {
  of(table: TableName, id: Id): string;
  /** What a row says it is, whatever it is called now. */
  ofRow<T extends TableName>(table: T, row: Tables[T]): string;
};

export function createNames(db: Db, index: TrailIndex): Names {
  const known = new Map<string, string>();
  const rowOf = <T extends TableName>(table: T, id: Id): Tables[T] | null =>
    find(db.orm, table, id) ??
    (table === 'code' ? (index.lastKnown(id) as Tables[T] | null) : (lastGone(db, table, id)?.row ?? null));
  const of = (table: TableName, id: Id): string => {
    const key = `${table} ${id}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    const row = rowOf(table, id);
    const name = row ? ofRow(table, row) : '';
    known.set(key, name);
    return name;
  };
  const ofRow = <T extends TableName>(table: T, given: Tables[T]): string => {
    const row = given as Partial<Record<string, unknown>> & Tables[TableName];
    if (table === 'participant') {
      const participant = given as Tables['participant'];
      return identifierOf({ code: of('studyCase', participant.caseId) }, participant);
    }
    if (table === 'coding') return of('code', (given as Tables['coding']).codeId);
    if (table === 'exemplar' || table === 'review') {
      const coding = rowOf('coding', (given as Tables['exemplar']).codingId);
      return coding ? of('code', coding.codeId) : '';
    }
    if (table === 'relation') {
      const { fromCodeId, toCodeId } = given as Tables['relation'];
      return `${of('code', fromCodeId)} → ${of('code', toCodeId)}`;
    }
    if (table === 'attributeValue') return of('attribute', (given as Tables['attributeValue']).attributeId);
    for (const field of ['name', 'title', 'code', 'prefix', 'initials', 'question', 'label'])
      if (typeof row[field as keyof typeof row] === 'string') return String(row[field as keyof typeof row]);
    return '';
  };
  return { of, ofRow };
}

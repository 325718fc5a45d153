import type { AttributeSubject, Id, MemoTarget } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import { isAnyOf, list } from '../db/rows.ts';
import { attribute, attributeValue, memoLink } from '../db/schema.ts';
import type { Tx } from '../db/transaction.ts';

/** Takes out the attribute values of one case, participant or transcript. */
export function removeValuesOf(tx: Tx, subject: AttributeSubject, id: Id): void {
  const mine = sql`${attributeValue.subjectId} = ${id} and ${attributeValue.attributeId} in (select ${attribute.id} from ${attribute} where ${attribute.subject} = ${subject})`;
  tx.removeMany(
    'attributeValue',
    list(tx.orm, 'attributeValue', mine).map((row) => row.id),
  );
}

/** Takes out the memo links to rows that go; the memos stay. */
export function removeMemoLinksOn(tx: Tx, target: MemoTarget, ids: readonly Id[]): void {
  const mine = sql`${memoLink.target} = ${target} and ${isAnyOf(memoLink.targetId, ids)}`;
  tx.removeMany(
    'memoLink',
    list(tx.orm, 'memoLink', mine).map((row) => row.id),
  );
}

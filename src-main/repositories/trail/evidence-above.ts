import type { Coding, EvidenceAbove, Id, Memo } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/open.ts';
import { isAnyOf, list } from '../../db/rows.ts';
import {
  code,
  comparison,
  comparisonItem,
  diagram,
  diagramEdge,
  memo,
  memoLink,
  relation,
  relationEvidence,
} from '../../db/schema.ts';

type Above = EvidenceAbove['codings'][number];

/** What rests on codings beside their codes: comparisons they were in, memos on them, arrows they are evidence of. */
export function standsOn(
  db: Db,
  rows: readonly Coding[],
  passage: { transcriptId: Id; start: number; end: number },
): {
  comparisons(codingId: Id): Above['comparisons'];
  memos(codingId: Id): Above['memos'];
  relations(codingId: Id): Above['relations'];
  passageMemos: Above['memos'];
} {
  const { orm } = db;
  const ids = rows.map((row) => row.id);
  const items = Map.groupBy(
    list(orm, 'comparisonItem', isAnyOf(comparisonItem.codingId, ids)),
    (item) => item.codingId,
  );
  const comparisonIds = [...items.values()].flat().map((item) => item.comparisonId);
  const comparisons = new Map(
    list(orm, 'comparison', isAnyOf(comparison.id, comparisonIds)).map((row) => [row.id, row]),
  );
  const links = list(
    orm,
    'memoLink',
    sql`(${memoLink.target} = 'coding' and ${isAnyOf(memoLink.targetId, ids)})
      or (${memoLink.target} = 'comparison' and ${isAnyOf(memoLink.targetId, comparisonIds)})
      or (${memoLink.target} = 'passage' and ${memoLink.targetId} = ${passage.transcriptId}
        and ${memoLink.start} < ${passage.end} and ${memoLink.end} > ${passage.start})`,
  );
  const memos = new Map(
    list(
      orm,
      'memo',
      isAnyOf(
        memo.id,
        links.map((link) => link.memoId),
      ),
    ).map((row) => [row.id, row]),
  );
  const told = (memoIds: Iterable<Id>): Above['memos'] =>
    [...new Set(memoIds)].flatMap((id) => {
      const row = memos.get(id);
      return row ? [{ id, title: titleOf(row), kind: row.kind }] : [];
    });
  const linksOn = Map.groupBy(links, (link) => `${link.target} ${link.targetId}`);
  const relations = relationsOf(db, ids);
  return {
    comparisons: (codingId) =>
      [...new Set((items.get(codingId) ?? []).map((item) => item.comparisonId))].flatMap((id) => {
        const row = comparisons.get(id);
        return row ? [{ id, question: row.question, verdict: row.verdict, at: row.at }] : [];
      }),
    memos(codingId) {
      const used = new Set((items.get(codingId) ?? []).map((item) => item.comparisonId));
      const mine = [`coding ${codingId}`, ...[...used].map((id) => `comparison ${id}`)];
      const on = mine.flatMap((key) => linksOn.get(key) ?? []);
      return told(on.sort((a, b) => a.id - b.id).map((link) => link.memoId));
    },
    relations: (codingId) => relations.get(codingId) ?? [],
    passageMemos: told(links.filter((link) => link.target === 'passage').map((link) => link.memoId)),
  };
}

const titleOf = (row: Memo): string => row.title || (row.plainText.split('\n')[0] ?? '').slice(0, 80);

function relationsOf(db: Db, ids: readonly Id[]): Map<Id, Above['relations']> {
  const { orm } = db;
  const evidence = list(orm, 'relationEvidence', isAnyOf(relationEvidence.codingId, ids));
  const relationIds = evidence.map((row) => row.relationId);
  const relations = new Map(
    list(orm, 'relation', isAnyOf(relation.id, relationIds)).map((row) => [row.id, row]),
  );
  const codeIds = [...relations.values()].flatMap((row) => [row.fromCodeId, row.toCodeId]);
  const names = new Map(list(orm, 'code', isAnyOf(code.id, codeIds)).map((row) => [row.id, row.name]));
  const edges = list(orm, 'diagramEdge', isAnyOf(diagramEdge.relationId, relationIds));
  const edgesOf = Map.groupBy(edges, (edge) => edge.relationId);
  const diagrams = new Map(
    list(
      orm,
      'diagram',
      isAnyOf(
        diagram.id,
        edges.map((edge) => edge.diagramId),
      ),
    ).map((row) => [row.id, row.name]),
  );
  const found = new Map<Id, Above['relations']>();
  for (const { relationId, codingId, supports } of evidence) {
    const row = relations.get(relationId);
    if (!row) continue;
    const { id, fromCodeId, toCodeId, type, label } = row;
    const shown = new Set((edgesOf.get(id) ?? []).map((edge) => edge.diagramId));
    const told = found.get(codingId) ?? [];
    found.set(codingId, told);
    told.push({
      id,
      from: names.get(fromCodeId) ?? '',
      to: names.get(toCodeId) ?? '',
      fromCodeId,
      toCodeId,
      type,
      label,
      supports,
      diagrams: [...shown].flatMap((diagramId) => diagrams.get(diagramId) ?? []),
    });
  }
  return found;
}

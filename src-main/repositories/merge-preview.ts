import type { Coding, Id, MergePassage, MergePreview } from '@shared/contract/index.ts';
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { coding, exemplar, memoLink, property, relation } from '../db/schema.ts';
import { identifierIndex } from './identify.ts';
import { textsOf } from './incidents.ts';
import { childrenAfterMerge } from './merge.ts';
import { planRecode } from './recode.ts';

/** So many passages are named; the rest is counted. */
const NAMED = 100;

/** What `mergeCodes` would do, from the same plans. */
export function previewMerge(db: Db, ids: readonly Id[], into: Id): MergePreview {
  const { orm } = db;
  const rows = list(orm, 'coding', isAnyOf(coding.codeId, ids));
  const { moved, doubles } = planRecode(
    orm,
    rows.map((row) => ({ row, into })),
  );
  const stays = list(orm, 'coding', isAnyOf(coding.codeId, [into]));
  const overlaps = overlapping([...stays, ...moved.map(({ row }) => row)]);
  const name = passageNamer(db);
  const onCodings = new Set(
    list(
      orm,
      'exemplar',
      isAnyOf(
        exemplar.codingId,
        [...rows, ...stays].map((row) => row.id),
      ),
    ).map((row) => row.codingId),
  );
  const lost = doubles.filter(({ row, to }) => onCodings.has(row.id) && onCodings.has(to)).length;
  const links = list(
    orm,
    'memoLink',
    sql`(${memoLink.target} = 'code' and ${isAnyOf(memoLink.targetId, ids)}) or (${memoLink.target} = 'coding' and ${isAnyOf(
      memoLink.targetId,
      rows.map((row) => row.id),
    )})`,
  );
  return {
    moved: moved.length,
    joined: {
      total: doubles.length,
      passages: name(doubles.slice(0, NAMED).map(({ row }) => row)),
    },
    overlapping: {
      total: overlaps.total,
      pairs: name(overlaps.pairs.flat()).reduce<[MergePassage, MergePassage][]>((pairs, passage, i, all) => {
        const other = all[i + 1];
        if (i % 2 === 0 && other) pairs.push([passage, other]);
        return pairs;
      }, []),
    },
    memos: new Set(links.map((link) => link.memoId)).size,
    exemplars: rows.filter((row) => onCodings.has(row.id)).length - lost,
    exemplarsLost: lost,
    relations: list(
      orm,
      'relation',
      sql`${isAnyOf(relation.fromCodeId, ids)} or ${isAnyOf(relation.toCodeId, ids)}`,
    ).length,
    properties: list(orm, 'property', isAnyOf(property.codeId, ids)).length,
    children: childrenAfterMerge(list(orm, 'code'), ids, into).map((child) => ({
      id: child.code.id,
      name: child.code.name,
      newName: child.name,
      level: child.code.level,
      newLevel: child.level,
    })),
  };
}

/**
 * Passages of different codes that overlap: each once, beside the passage before it that reaches furthest. In one go
 * over the codings in order, for a code with 30,000 has too many pairs to be looked at one by one.
 */
function overlapping(rows: readonly Coding[]): { total: number; pairs: [Coding, Coding][] } {
  const inOrder = rows
    .filter((row) => row.start < row.end)
    .sort((a, b) => a.transcriptId - b.transcriptId || a.start - b.start || a.end - b.end);
  const furthest = new Map<Id, Coding>();
  const pairs: [Coding, Coding][] = [];
  let total = 0;
  for (const row of inOrder) {
    for (const [codeId, before] of furthest) {
      if (before.transcriptId !== row.transcriptId || before.end <= row.start) {
        furthest.delete(codeId);
        continue;
      }
      if (codeId === row.codeId) continue;
      total++;
      if (pairs.length < NAMED) pairs.push([before, row]);
      break;
    }
    const held = furthest.get(row.codeId);
    if (!held || held.end < row.end) furthest.set(row.codeId, row);
  }
  return { total, pairs };
}

function passageNamer(db: Db) {
  const identify = identifierIndex(db);
  return (rows: readonly Coding[]): MergePassage[] => {
    const texts = textsOf(
      db,
      rows.map((row) => row.transcriptId),
    );
    return rows.map((row) => ({
      codingId: row.id,
      codeId: row.codeId,
      words: (texts.get(row.transcriptId) ?? '').slice(row.start, row.end),
      identifier: identify(row.transcriptId, row.start, row.end).identifier,
    }));
  };
}

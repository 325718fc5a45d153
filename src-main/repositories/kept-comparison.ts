import type {
  Basis,
  Code,
  Coding,
  Comparison,
  ComparisonItem,
  Id,
  Outcome,
  Verdict,
} from '@shared/contract/index.ts';
import type { New, Tx } from '../db/transaction.ts';
import { list, isAnyOf } from '../db/rows.ts';
import { code } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { identifierIndex } from './identify.ts';
import { textsOf } from './incidents.ts';

/**
 * What the codes were called and how the incidents were cited when they were compared: kept with the basis, so that a
 * record can be read when they are called something else, or have gone. Identifiers each with the codings it is of.
 */
type AtTheTime = { codes: [Id, string][]; identifiers: [string, Id[]][] };
type KeptBasis = Basis & { atTheTime?: AtTheTime };

/** What is compared, as it stands before the verdict does anything. */
export type Compared = { items: Omit<New<'comparisonItem'>, 'comparisonId'>[]; atTheTime: AtTheTime };

/** Reads incidents, and codes that are compared as such, as a record keeps them. */
export function asItStands(parts: Parts, codings: readonly Coding[], codes: readonly Code[]): Compared {
  const { db } = parts;
  const texts = textsOf(
    db,
    codings.map((row) => row.transcriptId),
  );
  const items = [
    ...codings.map((row) => ({
      codingId: row.id,
      codeId: row.codeId,
      words: (texts.get(row.transcriptId) ?? '').slice(row.start, row.end),
    })),
    ...codes.map((row) => ({ codingId: null, codeId: row.id, words: '' })),
  ];
  const identify = identifierIndex(db);
  const cited = Map.groupBy(codings, (row) => identify(row.transcriptId, row.start, row.end).identifier);
  const named = list(db.orm, 'code', isAnyOf(code.id, [...new Set(items.map((item) => item.codeId))]));
  return {
    items,
    atTheTime: {
      codes: named.map((row) => [row.id, row.name]),
      identifiers: [...cited].map(([identifier, rows]) => [identifier, rows.map((row) => row.id)]),
    },
  };
}

/** Keeps the record of a comparison inside the write that did what its verdict says. */
export function keep(
  tx: Tx,
  parts: Parts,
  given: { question: string; basis: Basis; reason: string; verdict: Verdict },
  { items, atTheTime }: Compared,
  outcome: Outcome,
): Comparison {
  const kept = tx.insert('comparison', {
    guid: parts.newGuid(),
    question: given.question,
    basis: JSON.stringify({ ...given.basis, atTheTime } satisfies KeptBasis),
    verdict: given.verdict,
    reason: given.reason,
    coderId: parts.coder.id(),
    at: parts.clock(),
    outcome: JSON.stringify(outcome),
  });
  tx.insertMany(
    'comparisonItem',
    items.map((item) => ({ ...item, comparisonId: kept.id })),
  );
  return kept;
}

/** What a record says of its items at the time; empty where it does not say. */
export type AsKept = {
  basis: Basis;
  nameOf(item: ComparisonItem): string;
  identifierOf(item: ComparisonItem): string;
};

export function readKept(json: string): AsKept {
  const { atTheTime, ...basis } = JSON.parse(json) as KeptBasis;
  const codes = new Map(atTheTime?.codes);
  const identifiers = new Map(
    atTheTime?.identifiers.flatMap(([identifier, ids]) => ids.map((id) => [id, identifier] as const)),
  );
  return {
    basis,
    nameOf: ({ codeId }) => (codeId === null ? '' : (codes.get(codeId) ?? '')),
    identifierOf: ({ codingId }) => (codingId === null ? '' : (identifiers.get(codingId) ?? '')),
  };
}

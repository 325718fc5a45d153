import { valueAt, type Coding, type Id } from '@shared/contract/index.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { compareActs, performCompare } from './testing/random-comparing.ts';
import { copied } from './testing/copied.ts';
import { inStudy, rowsOf, smallStudy, type SmallStudy } from './testing/study.ts';

const SEED = 20_261_125;
console.log(`Laws of comparing: seed ${SEED}, ${Math.ceil(LAW_RUNS / 4)} runs`);
// Whole studies with some thirty acts each.
const law = { seed: SEED, numRuns: Math.ceil(LAW_RUNS / 4) };

/** A study in which two coders have coded the same words with three codes, and written on some of it. */
const begun = copied(() => {
  const study = smallStudy();
  study.call('coders.add', { name: 'Second', initials: 'S', color: '#123456' });
  const codes = ['asking', 'telling', 'waiting'].map((name) => study.call('codes.add', { name }).id);
  for (const coder of [1, 2]) {
    study.call('coders.choose', { id: coder });
    for (const [i, id] of codes.entries()) {
      const row = study.call('codings.add', { transcriptId: study.first, start: 0, end: 20, code: { id } });
      study.call('codings.add', { transcriptId: study.second, start: 14, end: 30, code: { id } });
      if (i < 2) study.call('exemplars.add', { codingId: row.id });
      if (i > 0) study.call('codings.update', { id: row.id, comment: `comment ${coder} ${i}` });
      study.call('memos.add', {
        kind: 'theoretical',
        title: `On ${i}`,
        plainText: '',
        on: [{ target: 'coding', targetId: row.id }],
      });
    }
  }
  return study;
});

/** What must never be lost, each as a line that says whose hand, which words, and what stands on them. */
function evidence(study: SmallStudy): Set<string> {
  const { orm } = study.host.parts.db;
  const codings = new Map(list(orm, 'coding').map((row) => [row.id, row]));
  const passage = (row: Coding | undefined) =>
    row ? `${row.transcriptId} ${row.start}–${row.end} by ${row.coderId}` : 'nowhere';
  const named = new Map(list(orm, 'property').map((row) => [row.id, row.name]));
  const on = (id: Id) => passage(codings.get(id));
  return new Set([
    ...[...codings.values()].map((row) => `coded ${passage(row)}`),
    ...[...codings.values()].flatMap((row) =>
      row.comment === '' ? [] : row.comment.split('\n').map((line) => `“${line}” of ${passage(row)}`),
    ),
    ...[...codings.values()].flatMap((row) => (row.isNegativeCase ? `negative ${passage(row)}` : [])),
    ...list(orm, 'exemplar').map((row) => `exemplar ${on(row.codingId)}`),
    ...list(orm, 'memo').map((row) => `memo ${row.id}`),
    ...list(orm, 'memoLink').map((row) =>
      row.target === 'coding'
        ? `memo ${row.memoId} on ${on(row.targetId)}`
        : `memo ${row.memoId} on a ${row.target}`,
    ),
    // Two properties of one name become one when their codes are merged.
    ...list(orm, 'propertyValue').map((row) => `on ${named.get(row.propertyId) ?? ''} ${on(row.codingId)}`),
    ...list(orm, 'comparison').map((row) => `comparison ${row.id}`),
    ...list(orm, 'comparisonItem').map(
      (row) => `compared ${row.comparisonId} ${String(row.codingId)} ${row.words}`,
    ),
  ]);
}

type Evidence = { from: Id; to: Id; says: string };

/** Evidence of relations: between which codes, what kind of relation it speaks for, and whose words it is. */
function related(study: SmallStudy): Evidence[] {
  const { orm } = study.host.parts.db;
  const relations = new Map(list(orm, 'relation').map((row) => [row.id, row]));
  const codings = new Map(list(orm, 'coding').map((row) => [row.id, row]));
  return list(orm, 'relationEvidence').map(({ relationId, codingId, supports }) => {
    const [relation, on] = [relations.get(relationId)!, codings.get(codingId)!];
    const passage = `${on.transcriptId} ${on.start}–${on.end} by ${on.coderId}`;
    return {
      from: relation.fromCodeId,
      to: relation.toCodeId,
      says: `evidence that it ${relation.type}, ${relation.origin}, ${String(supports)}, ${passage}`,
    };
  });
}

/** Evidence is that of the codes which those it was between went into; only of what would lead to itself there is none. */
function unrelated(study: SmallStudy, before: readonly Evidence[]): string[] {
  const into = new Map<Id, Id>();
  for (const step of study.broadcasts.at(-1)?.change.diff ?? [])
    if (step.op === 'set' && step.table === 'code' && step.field === 'mergedIntoId')
      step.ids.forEach((id, i) => into.set(id, Number(valueAt(step.to, i))));
  const end = (id: Id) => into.get(id) ?? id;
  const line = (one: Evidence) => `${end(one.from)} to ${end(one.to)}: ${one.says}`;
  const now = new Set(related(study).map(line));
  const isItself = ({ from, to }: Evidence) => end(from) === end(to) && (into.has(from) || into.has(to));
  return before.filter((one) => !isItself(one) && !now.has(line(one))).map(line);
}

/** Comments are written over by whoever writes one; no other act loses a line. */
const isLost = (kind: string) => (line: string) => !(kind === 'comment' && line.startsWith('“'));

/** Rows to be shown beside others, a table a line: none where they are the same. */
const told = (rows: string | undefined, others: string | undefined): object =>
  rows === others ? {} : { rows: rows?.split('\n') };

test(
  'Merging, splitting, moving, verdicts and piles lose no coding of any coder, no exemplar, memo, evidence or record; undo and redo restore every row.',
  () => {
    fc.assert(
      fc.property(
        compareActs,
        inStudy(begun, (study, acts) => {
          // Rows after each change that stands, and after those that were taken back.
          const rowsNow = rowsOf(study.host.parts.db);
          const stands = [rowsNow()];
          let undone: string[] = [];
          let before = evidence(study);
          let relatedBefore = related(study);
          for (const act of acts) {
            if (act.kind === 'undo' && stands.length === 1) continue;
            const revision = study.host.parts.revision();
            const done = performCompare(study, act);
            const rows = rowsNow();
            let lost: string[] = [];
            // What was refused, or changed nothing, leaves every row as it was.
            if (done && study.host.parts.revision() > revision) {
              const after = evidence(study);
              if (act.kind === 'undo') undone.push(stands.pop()!);
              else if (act.kind === 'redo') stands.push(undone.pop()!);
              else {
                stands.push(rows);
                undone = [];
                lost = [...before]
                  .filter((line) => !after.has(line))
                  .filter(isLost(act.kind))
                  .concat(unrelated(study, relatedBefore));
              }
              before = after;
              relatedBefore = related(study);
            }
            expect({ lost, ...told(rows, stands.at(-1)) }).toEqual({
              lost: [],
              ...told(stands.at(-1), rows),
            });
          }
          expect(study.call('project.check', {})).toEqual([]);
          while (stands.length > 1) {
            study.call('history.undo', {});
            stands.pop();
            const rows = rowsNow();
            expect(told(rows, stands.at(-1))).toEqual(told(stands.at(-1), rows));
          }
        }),
      ),
      law,
    );
  },
  timeFor(800),
);

test(
  'One coder has each passage once with a code, however codes were merged and incidents moved.',
  () => {
    fc.assert(
      fc.property(
        compareActs,
        inStudy(begun, (study, acts) => {
          for (const act of acts) performCompare(study, act);
          const keys = list(study.host.parts.db.orm, 'coding').map(
            (row) => `${row.transcriptId} ${row.start} ${row.end} ${row.coderId} ${row.codeId}`,
          );
          expect(new Set(keys).size).toBe(keys.length);
        }),
      ),
      law,
    );
  },
  timeFor(400),
);

test(
  'The words, code and identifier of a record are the same whatever happens to its codings after.',
  () => {
    fc.assert(
      fc.property(
        compareActs,
        compareActs,
        inStudy(begun, (study, first, then) => {
          for (const act of first) performCompare(study, act);
          const records = () =>
            study.call('comparisons.list', { limit: 5_000 }).comparisons.map(({ id }) => {
              const { items, question } = study.call('comparisons.read', { id });
              return [
                id,
                question,
                items.map((one) => [one.codingId, one.code, one.identifier, one.words]),
              ] as const;
            });
          const before = records();
          // Below what was there nothing is undone: it would take the records themselves away.
          for (const act of then) if (act.kind !== 'undo') performCompare(study, act);
          const after = new Map(records().map((record) => [record[0], record]));
          for (const record of before) expect(after.get(record[0])).toEqual(record);
        }),
      ),
      law,
    );
  },
  timeFor(800),
);

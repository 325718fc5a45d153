import {
  Refusal,
  type Code,
  type CodeStory,
  type Id,
  type StoryLine,
  type StoryPart,
  type TrailField,
} from '@shared/contract/index.ts';
import { eq } from 'drizzle-orm';
import { find, isAnyOf, list, pick } from '../../db/rows.ts';
import { comparison, comparisonItem } from '../../db/schema.ts';
import { logSteps } from '../../db/stored-diff.ts';
import type { Parts } from '../../host.ts';
import { identifierIndex } from '../identify.ts';
import { lineAt } from './trail.ts';
import type { TrailIndex } from './trail-index.ts';
import { diffsOf, stepsOn, type RowStepOf } from './trail-steps.ts';
import { createTexts } from './trail-texts.ts';
import { mergesIn, partedFrom } from './versions-merges.ts';

const MEANING = ['shortDefinition', 'fullDefinition', 'useWhen', 'avoidWhen', 'typicalExample'] as const;

/** A code's history as what was done to it, oldest first; what is undone at present is left out. */
export function codeStory(parts: Parts, index: TrailIndex, codeId: Id): CodeStory {
  const { db } = parts;
  const code = index.lastKnown(codeId);
  if (!code) throw new Refusal('not_found', 'There has never been such a code in this project.');
  const own = new Map(
    index.codeChanges().flatMap(({ revision, steps }): [Id, RowStepOf<'code'>[]][] => {
      const mine = steps.filter((step) => step.id === codeId);
      return mine.length > 0 ? [[revision, mine]] : [];
    }),
  );
  const compared = comparisonsOf(parts, codeId);
  const parted = partedFrom(index, codeId);
  const revisions = new Set([
    ...own.keys(),
    ...compared.keys(),
    ...parted.keys(),
    ...recodings(parts, codeId),
  ]);
  const diffs = new Map(diffsOf(db, revisions).map(({ revision, diff }) => [revision, diff]));
  const tell = teller(parts, index, codeId);
  const lines = [...revisions]
    .sort((a, b) => a - b)
    .flatMap((revision): StoryLine[] => {
      const line = lineAt(parts, revision);
      if (!line || line.isUndone || line.origin === 'undo' || line.origin === 'redo') return [];
      const told = [
        ...tell(revision, own.get(revision) ?? [], diffs.get(revision) ?? '[]', line.kind),
        ...(compared.get(revision) ?? []),
        ...(parted.get(revision) ?? []),
      ];
      const { at, coderId, label, reason } = line;
      return told.length > 0 ? [{ revision, at, coderId, label, reason, parts: told }] : [];
    });
  return { codeId, name: code.name, isThere: find(db.orm, 'code', codeId) !== null, lines };
}

/** Changes that name the code and may have given its codings another one. Single codings are not its history. */
const recodings = ({ db }: Parts, codeId: Id): Id[] =>
  db.sqlite
    .prepare(
      `select distinct t.revision from change_touch t join change c on c.revision = t.revision
       where t.entity = 'code' and t.entity_id = ? and c.kind not in ('codings.add', 'codings.remove', 'import.confirm')`,
    )
    .pluck()
    .all(codeId) as Id[];

function comparisonsOf({ db }: Parts, codeId: Id): Map<Id, StoryPart[]> {
  const ids = new Set(
    list(db.orm, 'comparisonItem', eq(comparisonItem.codeId, codeId)).map((row) => row.comparisonId),
  );
  const first = db.sqlite
    .prepare(`select min(revision) from change_touch where entity = 'comparison' and entity_id = ?`)
    .pluck();
  const found = new Map<Id, StoryPart[]>();
  const compared = pick(db.orm, 'comparison', isAnyOf(comparison.id, [...ids]), [
    'id',
    'verdict',
    'question',
  ]);
  for (const { id, verdict, question } of compared) {
    const revision = first.get(id) as Id | null;
    if (revision !== null)
      found.set(revision, [
        ...(found.get(revision) ?? []),
        { is: 'compared', comparisonId: id, verdict, question },
      ]);
  }
  return found;
}

function teller({ db }: Parts, index: TrailIndex, codeId: Id) {
  const identify = identifierIndex(db);
  const texts = createTexts(db);
  const nameOf = (id: Id) => index.lastKnown(id)?.name ?? '';
  const placeOf = (id: Id | null | undefined) => (id === null || id === undefined ? null : nameOf(id));
  let isFirst = true;

  const ofRow = (
    step: RowStepOf<'code'>,
    revision: Id,
    codings: readonly RowStepOf<'coding'>[],
  ): StoryPart[] => {
    if (step.op === 'remove') return [{ is: 'removed' }];
    if (step.op === 'insert') {
      if (!isFirst) return [{ is: 'back' }];
      isFirst = false;
      const made = codings.find((one) => one.op === 'insert' && one.row?.codeId === codeId);
      const row = made?.op === 'insert' ? made.row : null;
      return [
        {
          is: 'created',
          name: step.row?.name ?? '',
          from: row && {
            words: texts.at(row.transcriptId, revision).slice(row.start, row.end),
            identifier: identify(row.transcriptId, row.start, row.end).identifier,
            codingId: row.id,
          },
        },
      ];
    }
    const { before, after } = step;
    const told: StoryPart[] = [];
    if (after.name !== undefined) told.push({ is: 'renamed', before: before.name ?? '', after: after.name });
    if ('parentId' in after)
      told.push({ is: 'placed', before: placeOf(before.parentId), after: placeOf(after.parentId) });
    if (after.level !== undefined && before.level !== undefined)
      told.push({ is: 'levelled', before: before.level, after: after.level });
    const fieldsOf = (names: readonly (keyof Code)[]): TrailField[] =>
      names.flatMap((field) =>
        field in after
          ? [{ field, before: String(before[field] ?? ''), after: String(after[field] ?? '') }]
          : [],
      );
    const defined = fieldsOf(MEANING);
    if (defined.length > 0) told.push({ is: 'defined', fields: defined });
    const changed = fieldsOf(['origin', 'color']);
    if (changed.length > 0) told.push({ is: 'changed', fields: changed });
    if (after.retiredAt) told.push({ is: 'retired' });
    return told;
  };

  return (revision: Id, own: readonly RowStepOf<'code'>[], diff: string, kind: string): StoryPart[] => {
    const steps = logSteps(diff);
    const codings = stepsOn(steps, 'coding');
    const told = own.flatMap((step) => ofRow(step, revision, codings));
    const into = mergesIn(stepsOn(steps, 'code'), codings, codeId, kind === 'codes.merge');
    const mergedHere = [...into].flatMap(([id, target]) => (target === codeId ? [id] : []));
    const goesInto = into.get(codeId);
    const took = new Map<Id, number>(mergedHere.map((id) => [id, 0]));
    const gave = new Map<Id, number>(goesInto === undefined ? [] : [[goesInto, 0]]);
    const joined = new Map<Id, number>();
    const count = (map: Map<Id, number>, id: Id) => map.set(id, (map.get(id) ?? 0) + 1);
    for (const step of codings) {
      if (step.op === 'remove') count(joined, step.row.codeId);
      if (step.op !== 'change' || step.before.codeId === undefined || step.after.codeId === undefined)
        continue;
      if (step.after.codeId === codeId) count(took, step.before.codeId);
      if (step.before.codeId === codeId) count(gave, step.after.codeId);
    }
    return [
      ...told.filter((one) => !(goesInto !== undefined && one.is === 'removed')),
      ...[...took].map(([id, n]): StoryPart => {
        const merged = into.get(id) === codeId;
        return {
          is: 'took',
          count: n,
          joined: merged ? (joined.get(id) ?? 0) : 0,
          codeId: id,
          name: nameOf(id),
          merged,
        };
      }),
      ...[...gave].map(([id, n]): StoryPart => ({
        is: 'gave',
        count: n,
        codeId: id,
        name: nameOf(id),
        merged: id === goesInto,
      })),
    ];
  };
}

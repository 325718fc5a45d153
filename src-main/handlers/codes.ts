import { Refusal, type Code, type Coding, type Id } from '@shared/contract/index.ts';
import { planMove } from '@shared/coding/move.ts';
import { descendants, levelAllowed, nameTaken } from '@shared/coding/tree.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { sql } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import { get, getMany, isAnyOf, list } from '../db/rows.ts';
import { coding, exemplar } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { removeCodes } from '../repositories/codes.ts';
import { incidentsOf } from '../repositories/incidents.ts';
import { mergeCodes } from '../repositories/merge.ts';
import { addCode, nameIsTaken } from '../repositories/new-code.ts';
import { mergeOf } from '../repositories/merge-of.ts';

type Calls = `codes.${'add' | 'update' | 'move' | 'merge' | 'remove' | 'weigh' | 'incidents'}`;

export function codeHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { write } = parts;
  const orm = parts.db.orm;
  const codingIdsOf = (ids: readonly Id[]) =>
    list(orm, 'coding', isAnyOf(coding.codeId, ids)).map((row) => row.id);
  const withBelow = (ids: readonly Id[]) => [...new Set([...ids, ...descendants(list(orm, 'code'), ids)])];
  return {
    'codes.add': (input) =>
      write({ kind: 'codes.add', label: `Added ${input.level} “${input.name}”` }, (tx) =>
        addCode(tx, parts.newGuid, input),
      ),
    'codes.update': ({ ids, patch, reason }) => {
      const codes = getMany(orm, 'code', [...new Set(ids)]);
      const all = list(orm, 'code');
      const after = all.map((code) => (ids.includes(code.id) ? { ...code, ...defined(patch) } : code));
      for (const code of codes) {
        // Against the siblings as they will be, so that two of them do not get one name at once.
        if (patch.name !== undefined && nameTaken(after, code.parentId, patch.name, code.id))
          throw nameIsTaken(patch.name);
        if (patch.level !== undefined) checkLevel(after, code.id);
      }
      const [first] = codes;
      const what = codes.length === 1 ? `“${first?.name ?? ''}”` : `${codes.length} codes`;
      const label = patch.name === undefined ? `Changed ${what}` : `Renamed ${what} to “${patch.name}”`;
      return write({ kind: 'codes.update', label, reason }, (tx) => {
        for (const id of ids) tx.update('code', id, defined(patch));
        return { ids };
      });
    },
    'codes.move': ({ ids: named, parentId, beforeId, reason }) => {
      const ids = [...new Set(named)];
      const codes = getMany(orm, 'code', ids);
      const plan = planMove(list(orm, 'code'), ids, parentId, beforeId);
      if ('problem' in plan) throw new Refusal('conflict', plan.problem);
      const to = parentId === null ? 'the top' : `“${get(orm, 'code', parentId).name}”`;
      const what = codes.length === 1 ? `“${codes[0]?.name ?? ''}”` : `${codes.length} codes`;
      return write({ kind: 'codes.move', label: `Moved ${what} to ${to}`, reason }, (tx) => {
        for (const { id, ...patch } of plan.updates) tx.update('code', id, patch);
        return { ids };
      });
    },
    'codes.merge': ({ ids, into, takeOver, reason }) => {
      const { from, target } = mergeOf(orm, ids, into);
      const names =
        from.length > 3 ? `${from.length} codes` : from.map((code) => `“${code.name}”`).join(', ');
      return write({ kind: 'codes.merge', label: `Merged ${names} into “${target.name}”`, reason }, (tx) =>
        mergeCodes(
          tx,
          from.map((code) => code.id),
          into,
          takeOver,
        ),
      );
    },
    'codes.remove': ({ ids, reason }) => {
      const codes = getMany(orm, 'code', [...new Set(ids)]);
      const label =
        codes.length === 1 ? `Deleted “${codes[0]?.name ?? ''}”` : `Deleted ${codes.length} codes`;
      return write({ kind: 'codes.remove', label, reason }, (tx) => removeCodes(tx, withBelow(ids)));
    },
    'codes.weigh': ({ ids }) => {
      const all = withBelow(ids);
      const codings = codingIdsOf(all);
      return {
        codes: all.length,
        codings: codings.length,
        exemplars: list(orm, 'exemplar', isAnyOf(exemplar.codingId, codings)).length,
      };
    },
    'codes.incidents': ({ codeId, withBelow: below, withOutOfScope, limit, skip }) => {
      const isRetired = get(orm, 'code', codeId).retiredAt !== null;
      const all = list(orm, 'code');
      const inUse = (id: Id) => isRetired || byId.get(id)?.retiredAt === null;
      const byId = new Map(all.map((row) => [row.id, row]));
      const codes = below ? [codeId, ...descendants(all, [codeId]).filter(inUse)] : [codeId];
      const order = sql`(select position from transcript t where t.id = ${coding.transcriptId}), ${coding.start}, ${coding.id} limit ${limit} offset ${skip}`;
      const scope = withOutOfScope ? sql`${coding.start} < ${coding.end}` : sql`${coding.inScope} = 1`;
      const rows: Coding[] = list(orm, 'coding', sql`${isAnyOf(coding.codeId, codes)} and ${scope}`, order);
      const total = parts.db.sqlite
        .prepare(
          `select count(*) from coding where code_id in (select value from json_each(?))
            and ${withOutOfScope ? '"start" < "end"' : 'in_scope = 1'}`,
        )
        .pluck()
        .get(JSON.stringify(codes)) as number;
      return { incidents: incidentsOf(parts.db, rows), total };
    },
  };
}

/** Refuses when the code, as it will be, does not fit its parent or its children, as they will be. */
function checkLevel(after: readonly Code[], id: Id) {
  const code = after.find((row) => row.id === id);
  if (!code) return;
  const parent = after.find((row) => row.id === code.parentId);
  if (!levelAllowed(code.level, parent?.level ?? null))
    throw new Refusal(
      'conflict',
      `“${code.name}” cannot be a ${code.level} where it stands: it is under the ${parent?.level ?? 'code'} “${parent?.name ?? ''}”.`,
    );
  for (const child of after) {
    if (child.parentId === id && !levelAllowed(child.level, code.level))
      throw new Refusal(
        'conflict',
        `“${code.name}” cannot be a ${code.level}: it holds the ${child.level} “${child.name}”.`,
      );
  }
}

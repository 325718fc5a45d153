import { Refusal, type Code } from '@shared/contract/index.ts';
import type { structuring } from '@shared/contract/structuring.ts';
import { planRelevel } from '@shared/coding/relevel.ts';
import { planRestore, planRetire } from '@shared/coding/retire.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { getMany, list } from '../db/rows.ts';
import type { Parts } from '../host.ts';
import { mergeOf } from '../repositories/merge-of.ts';
import { previewMerge } from '../repositories/merge-preview.ts';
import { nameIsTaken } from '../repositories/new-code.ts';
import { splitCode } from '../repositories/split.ts';
import { groupHandlers } from './groups.ts';
import { propertyHandlers } from './properties.ts';

/** What is done to codes beside naming and moving them. */
export function structureHandlers(parts: Parts): Pick<Handlers, keyof typeof structuring> {
  const { write, db } = parts;
  const { orm } = db;
  return {
    ...groupHandlers(parts),
    ...propertyHandlers(parts),
    'codes.mergePreview': ({ ids, into }) => {
      const { from } = mergeOf(orm, ids, into);
      return previewMerge(
        db,
        from.map((code) => code.id),
        into,
      );
    },
    'codes.split': (given) => splitCode(parts, given),
    'codes.relevel': ({ ids: named, level, reason }) => {
      const ids = [...new Set(named)];
      const codes = getMany(orm, 'code', ids);
      const plan = planRelevel(list(orm, 'code'), ids, level);
      if ('problem' in plan) throw new Refusal('conflict', plan.problem);
      return write({ kind: 'codes.relevel', label: `Made ${whatOf(codes)} a ${level}`, reason }, (tx) => {
        for (const { id, ...place } of plan.updates) tx.update('code', id, place);
        return { ids };
      });
    },
    'codes.retire': ({ ids: named, reason }) => {
      const ids = [...new Set(named)];
      const codes = getMany(orm, 'code', ids);
      const going = planRetire(list(orm, 'code'), ids);
      return write({ kind: 'codes.retire', label: `Retired ${whatOf(codes)}`, reason }, (tx) => {
        if (going.length > 0) tx.set('code', going, 'retiredAt', parts.clock());
        return { ids: going };
      });
    },
    'codes.restore': ({ ids: named, numbered, reason }) => {
      const ids = [...new Set(named)];
      const codes = getMany(orm, 'code', ids);
      const { restored, taken } = planRestore(list(orm, 'code'), ids);
      const [first] = taken;
      if (first && !numbered) throw nameIsTaken(first.name);
      return write({ kind: 'codes.restore', label: `Restored ${whatOf(codes)}`, reason }, (tx) => {
        for (const { id, ...place } of restored) tx.update('code', id, { ...place, retiredAt: null });
        return { ids: restored.map((row) => row.id) };
      });
    },
  };
}

const whatOf = (codes: readonly Code[]): string =>
  codes.length === 1 ? `“${codes[0]?.name ?? ''}”` : `${codes.length} codes`;

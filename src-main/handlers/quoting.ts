import { Refusal, type ExemplarStanding } from '@shared/contract/index.ts';
import type { quoting } from '@shared/contract/quoting.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { get, getMany } from '../db/rows.ts';
import type { Parts } from '../host.ts';
import { boardOf, exemplarVoices, findCandidates, rankFor, themeOf } from '../repositories/exemplars.ts';

const LANE: Record<ExemplarStanding, string> = {
  candidate: 'the candidates',
  chosen: 'the chosen',
  supplementary: 'the supplementary table',
};

/** Exemplars beside one another: which are chosen, in which order, and who else could be quoted. */
export function quotingHandlers(parts: Parts): Pick<Handlers, keyof typeof quoting> {
  const { db, write } = parts;
  const { orm } = db;
  const nameOf = (codingId: number) => get(orm, 'code', get(orm, 'coding', codingId).codeId).name;
  return {
    'exemplars.voices': () => exemplarVoices(db),
    'exemplars.board': ({ codeId }) => boardOf(db, codeId),
    'exemplars.find': (wanted) => findCandidates(db, wanted),
    'exemplars.rank': ({ id, codeId, standing, beforeId }) => {
      const row = get(orm, 'exemplar', id);
      const codes = themeOf(orm, codeId);
      if (!codes.includes(get(orm, 'coding', row.codingId).codeId))
        throw new Refusal('invalid', 'This quotation does not belong to the theme.');
      if (beforeId !== null && get(orm, 'exemplar', beforeId).standing !== standing)
        throw new Refusal('conflict', 'The quotation to stand before has gone to another lane.');
      const label =
        row.standing === standing
          ? `Ranked a quotation of “${nameOf(row.codingId)}”`
          : `Put a quotation of “${nameOf(row.codingId)}” to ${LANE[standing]}`;
      return write({ kind: 'exemplars.rank', label }, (tx) => {
        // Before itself, it stands where it stands.
        if (beforeId === id) return row;
        const rank = rankFor(tx, codes, { id, standing, beforeId });
        return tx.update('exemplar', id, { rank, standing });
      });
    },
    'exemplars.setStanding': ({ ids: named, standing, reason }) => {
      const ids = [...new Set(named)];
      const [first, ...others] = getMany(orm, 'exemplar', ids);
      const what =
        first && others.length === 0
          ? `a quotation of “${nameOf(first.codingId)}”`
          : `${ids.length} quotations`;
      return write(
        { kind: 'exemplars.setStanding', label: `Put ${what} to ${LANE[standing]}`, reason },
        (tx) => {
          tx.set('exemplar', ids, 'standing', standing);
          return { ids };
        },
      );
    },
  };
}

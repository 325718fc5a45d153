import { memo, useMemo } from 'react';
import type { BenchIncident, Code, Id } from '@shared/contract/index.ts';
import type { Pile } from '../../store/piles-look.ts';
import { Icon, Kbd } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import type { Hands } from '../hands.ts';
import { useDropOfIncidents } from './dragging.ts';
import { PileWell } from './PileWell.tsx';
import type { Problem } from './result.ts';
import type { PileDeeds } from './use-deeds.ts';

const t = words.piles;

/** All piles, in as many columns as there is room for, and the well of a new one. */
export const PileGrid = memo(function PileGrid({
  code,
  piles,
  problems,
  byId,
  hands,
  deeds,
  isDisabled,
}: {
  code: Code;
  piles: readonly Pile[];
  problems: ReadonlyMap<number, Problem>;
  byId: ReadonlyMap<Id, BenchIncident>;
  hands: Hands;
  deeds: PileDeeds;
  isDisabled: boolean;
}) {
  // Picks change at every key, and wells have nothing to do with them.
  const { focus, acts } = hands;
  const still = useMemo(() => ({ focus, acts }), [focus, acts]);
  return (
    <section className="piles-grid" aria-label={t.of(code.name)} data-pane="">
      <h2 className="visually-hidden">{t.piles}</h2>
      {piles.map((pile, i) => (
        <PileWell
          key={pile.key}
          pile={pile}
          position={i + 1}
          problem={problems.get(pile.key) ?? null}
          byId={byId}
          hands={still}
          deeds={deeds}
          isDisabled={isDisabled}
        />
      ))}
      {!isDisabled && <NewPile deeds={deeds} />}
    </section>
  );
});

function NewPile({ deeds }: { deeds: PileDeeds }) {
  const { isOver, drop } = useDropOfIncidents((ids) => deeds.fresh(ids));
  return (
    <button
      type="button"
      className={isOver ? 'pile pile-new is-over' : 'pile pile-new'}
      onClick={() => deeds.fresh(deeds.going())}
      {...drop}
    >
      <Icon name="plus" size={18} />
      <b>
        {t.fresh} <Kbd keys="N" />
      </b>
      <span>{t.freshNote}</span>
    </button>
  );
}

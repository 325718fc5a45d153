import { memo, useEffect, useRef, useState } from 'react';
import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { codeColor } from '../../codes/CodeRow.tsx';
import type { Pile } from '../../store/piles-look.ts';
import { useStore } from '../../store/react.tsx';
import { codingsOfCode } from '../../store/select.ts';
import { inVivoName } from '../../transcript/in-vivo.ts';
import { Button, IconButton, isComposing } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import type { Hands } from '../hands.ts';
import { useWordCache } from '../word-cache.ts';
import { useDropOfIncidents } from './dragging.ts';
import { PileList } from './PileList.tsx';
import { PileName, pileNumberId, toCaret } from './PileName.tsx';
import type { Problem } from './result.ts';
import type { PileDeeds } from './use-deeds.ts';

const t = words.piles;

/** One pile: its number, its name, and the incidents in it. */
export const PileWell = memo(function PileWell({
  pile,
  position,
  problem,
  byId,
  hands,
  deeds,
  isDisabled,
}: {
  pile: Pile;
  /** From 1: the key that puts incidents here, as far as there are keys. */
  position: number;
  problem: Problem | null;
  byId: ReadonlyMap<Id, BenchIncident>;
  hands: Pick<Hands, 'focus' | 'acts'>;
  deeds: PileDeeds;
  isDisabled: boolean;
}) {
  const { key, codeId, ids } = pile;
  const code = useStore((state) => (codeId === null ? undefined : state.tables.code.get(codeId)));
  const already = useStore((state) => (codeId === null ? 0 : codingsOfCode(state, codeId)));
  const [isDefining, setDefining] = useState(pile.shortDefinition !== '');
  const { isOver, drop } = useDropOfIncidents(
    isDisabled ? null : (dropped) => deeds.put(key, dropped, false),
  );
  const cache = useWordCache();
  const name = code?.name ?? pile.name.trim();
  const [first] = ids;
  const inVivo = async () => {
    if (first === undefined) return;
    await cache.all([first]);
    const own = inVivoName(cache.get(first)?.words ?? '').name;
    if (own !== '') deeds.describe(key, { name: own, origin: 'in vivo' });
  };
  return (
    <section
      className={isOver ? 'pile is-over' : 'pile'}
      aria-label={t.pile(position, name, ids.length)}
      {...drop}
    >
      <header className="pile-head">
        <button
          type="button"
          id={pileNumberId(key)}
          className="pile-number"
          aria-label={t.putHere(position)}
          title={t.putHere(position)}
          disabled={isDisabled}
          onClick={() => deeds.put(key, deeds.going(), false)}
        >
          {position}
        </button>
        {code ? (
          <h3 className="pile-code" title={code.name}>
            <span className="code-dot" style={codeColor(code.color)} />
            <span>{code.name}</span>
          </h3>
        ) : (
          <PileName pile={pile} position={position} problem={problem} deeds={deeds} isDisabled={isDisabled} />
        )}
        <span className="pile-count">{code ? (ids.length > 0 ? t.added(ids.length) : '') : ids.length}</span>
      </header>
      {code ? (
        <div className="pile-tools">
          <span className="muted">{t.here(already)}</span>
        </div>
      ) : (
        <>
          {problem && <p className="pile-problem">{sayProblem(problem, pile.name.trim())}</p>}
          <div className="pile-tools">
            <Button
              size="small"
              variant="quiet"
              aria-label={t.inVivoLabel(position)}
              isDisabled={isDisabled || ids.length === 0}
              onPress={() => void inVivo()}
            >
              {t.inVivo}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-expanded={isDefining}
              aria-label={t.definitionLabel(position)}
              isDisabled={isDisabled}
              onPress={() => setDefining(!isDefining)}
            >
              {t.definition}
            </Button>
            <span className="grow" />
            <IconButton
              icon="close"
              size="small"
              label={t.remove(position)}
              isDisabled={isDisabled}
              onPress={({ target }) => {
                deeds.remove(key);
                // The button goes with the pile: the keys go on from the cards.
                if (target instanceof HTMLElement) toCaret(target);
              }}
            />
          </div>
          {isDefining && <Definition pile={pile} position={position} deeds={deeds} />}
        </>
      )}
      {ids.length > 0 ? (
        <PileList
          name={t.pile(position, name, ids.length)}
          ids={ids}
          byId={byId}
          focus={hands.focus}
          acts={hands.acts}
          isDraggable={!isDisabled}
        />
      ) : (
        <p className="pile-empty">{isDisabled ? '' : t.emptyPile}</p>
      )}
    </section>
  );
});

const sayProblem = (problem: Problem, name: string): string =>
  problem === 'taken' ? t.taken(name) : t[problem];

function Definition({ pile, position, deeds }: { pile: Pile; position: number; deeds: PileDeeds }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Opened by hand, not when the room is come back to.
    if (field.current?.value === '') field.current.focus();
  }, []);
  return (
    <textarea
      ref={field}
      className="input pile-definition"
      dir="auto"
      rows={2}
      aria-label={t.definitionLabel(position)}
      placeholder={t.definitionHint}
      maxLength={100_000}
      value={pile.shortDefinition}
      onChange={(event) => deeds.describe(pile.key, { shortDefinition: event.target.value })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        event.preventDefault();
        event.stopPropagation();
        toCaret(event.currentTarget);
      }}
    />
  );
}

import type { BenchIncident, Id } from '@shared/contract/index.ts';
import { useSession, useView } from '../../store/react.tsx';
import { IconButton, Kbd } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';

const t = words.piles.hint;

/** What is picked, and the keys that sort it. */
export function PilesFoot({
  byId,
  problems,
}: {
  byId: ReadonlyMap<Id, BenchIncident>;
  /** Piles that cannot be made into codes, once that has been tried. */
  problems: number;
}) {
  const session = useSession();
  const picks = useView((looking) => looking.bench.picks);
  const count = picks.reduce((sum, id) => sum + (byId.has(id) ? 1 : 0), 0);
  return (
    <section className="verdict piles-foot" aria-label={words.piles.hints}>
      {problems > 0 ? (
        <span className="field-error" role="alert">
          {words.piles.problems(problems)}
        </span>
      ) : count === 0 ? (
        <span className="verdict-hint">{t.none}</span>
      ) : (
        <>
          <b className="verdict-count">{t.picked(count)}</b>
          <IconButton
            icon="close"
            size="small"
            label={words.compare.verdict.clear}
            onPress={() => setBench(session, { picks: [] })}
          />
        </>
      )}
      <span className="piles-keys">
        <span>
          <Kbd keys="1" />–<Kbd keys="9" /> {t.put}
        </span>
        <span>
          <Kbd keys="G" /> {t.choose}
        </span>
        <span>
          <Kbd keys="N" /> {t.fresh}
        </span>
        <span>
          <Kbd keys="Backspace" /> {t.back}
        </span>
        <span>
          <Kbd keys="Z" /> {t.undo}
        </span>
      </span>
    </section>
  );
}

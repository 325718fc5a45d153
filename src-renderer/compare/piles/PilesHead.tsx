import type { Code } from '@shared/contract/index.ts';
import { codeColor } from '../../codes/CodeRow.tsx';
import type { Sorting } from '../../store/piles-look.ts';
import { useStore } from '../../store/react.tsx';
import { Button, IconButton, Kbd, SelectField } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { levelsOf } from './result.ts';
import { redo, undo } from './sorting.ts';
import type { Change } from './use-deeds.ts';

const t = words.piles;

/** Whose incidents are sorted, how far, and what may be done with the piles. */
export function PilesHead({
  code,
  sorting,
  counts,
  isReady,
  change,
  onMake,
  onLeave,
}: {
  code: Code;
  sorting: Sorting;
  counts: string;
  isReady: boolean;
  change: Change;
  onMake: () => void;
  onLeave: () => void;
}) {
  const readOnly = useStore((state) => state.readOnly);
  const levels = levelsOf(code.level);
  const level = sorting.level !== null && levels.includes(sorting.level) ? sorting.level : levels.at(-1);
  return (
    <header className="bench-head piles-head">
      <Button size="small" variant="quiet" icon="back" onPress={onLeave}>
        {t.leave}
      </Button>
      <h1 className="piles-title" title={code.name}>
        <span className="visually-hidden">{t.title}: </span>
        <span className="code-dot" style={codeColor(code.color)} />
        <b>{code.name}</b>
      </h1>
      <output className="bench-counts">{counts}</output>
      <span className="grow" />
      {readOnly ? (
        <span className="muted">{t.readOnly}</span>
      ) : (
        <>
          <IconButton
            icon="undo"
            label={t.undo}
            keys="Z"
            isDisabled={sorting.past.length === 0}
            onPress={() => change(undo)}
          />
          <IconButton
            icon="redo"
            label={t.redo}
            keys="Shift+Z"
            isDisabled={sorting.future.length === 0}
            onPress={() => change(redo)}
          />
          {levels.length > 1 && (
            <>
              <span className="bench-by" aria-hidden="true">
                {t.level}
              </span>
              <div className="piles-level">
                <SelectField
                  label={t.level}
                  hideLabel
                  items={levels.map((id) => ({ id, label: t.levels[id] }))}
                  value={level ?? null}
                  onChange={(chosen) => change((before) => ({ ...before, level: chosen }))}
                />
              </div>
            </>
          )}
          <Button size="small" variant="primary" isDisabled={!isReady} onPress={onMake}>
            {t.makeLevel[level ?? 'code']} <Kbd keys="Mod+Enter" />
          </Button>
        </>
      )}
    </header>
  );
}

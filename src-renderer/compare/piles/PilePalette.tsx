import { useMemo, useState } from 'react';
import { codeColor } from '../../codes/CodeRow.tsx';
import type { Pile } from '../../store/piles-look.ts';
import { useStore } from '../../store/react.tsx';
import { FoundDialog, FoundList, useHandBack } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { findPiles } from './finding.ts';

const t = words.piles.choose;

/** One field that finds a pile by its number or its name; Enter takes it. `going`: how many incidents it is for. */
export function PilePalette({
  piles,
  going,
  onChoose,
  onClose,
}: {
  piles: readonly Pile[];
  going: number;
  onChoose: (key: number) => void;
  onClose: () => void;
}) {
  const handBack = useHandBack();
  return (
    <FoundDialog label={t.label(going)} className="modal-pile" onClose={onClose}>
      <Search
        piles={piles}
        going={going}
        // The focus is back on the card by then, which leads it on.
        onChoose={(key) => handBack(onClose, () => onChoose(key))}
      />
    </FoundDialog>
  );
}

function Search({
  piles,
  going,
  onChoose,
}: {
  piles: readonly Pile[];
  going: number;
  onChoose: (key: number) => void;
}) {
  const codes = useStore((state) => state.tables.code);
  const [query, setQuery] = useState('');
  const named = useMemo(
    () =>
      piles.map(({ key, codeId, name, ids }, i) => {
        const code = codeId === null ? undefined : codes.get(codeId);
        const count = ids.length;
        return { key, position: i + 1, name: code?.name ?? name.trim(), count, color: code?.color };
      }),
    [piles, codes],
  );
  const colors = useMemo(() => new Map(named.map(({ key, color }) => [key, color])), [named]);
  const found = useMemo(() => findPiles(named, query), [named, query]);
  const groups = useMemo(() => {
    const lines = found.map(({ key, position, name, count }) => {
      const color = colors.get(key);
      return {
        key: String(key),
        label: words.piles.pile(position, name, count),
        children: (
          <>
            <span className="pile-at">{position}</span>
            {color && <span className="code-dot" style={codeColor(color)} />}
            <span className={name === '' ? 'palette-title muted' : 'palette-title'}>{name || t.unnamed}</span>
            <span className="palette-detail">{words.compare.incidents(count)}</span>
          </>
        ),
      };
    });
    return [{ key: 'piles', name: null, lines }];
  }, [found, colors]);
  return (
    <FoundList
      label={t.label(going)}
      listLabel={words.piles.piles}
      placeholder={t.label(going)}
      query={query}
      onQuery={setQuery}
      groups={groups}
      onTake={(key) => onChoose(Number(key))}
      none={t.none(query.trim())}
      told={t.results(found.length)}
    />
  );
}

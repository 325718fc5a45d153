import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { Id } from '@shared/contract/index.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { Icon } from '../ui/index.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import type { ThemeRow } from './themes.ts';

const t = words.exemplars;
const ROW = { rowSize: 30 };

/** What is quoted for: domains, themes and categories, how many are chosen and considered, and where to look. */
export function ThemeList({
  rows,
  codeId,
  onChoose,
}: {
  rows: readonly ThemeRow[];
  codeId: Id | null;
  onChoose: (id: Id) => void;
}) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={ROW}>
      <ListBox
        aria-label={t.themes}
        className="theme-list"
        items={rows.map((row) => ({ ...row, id: row.code.id }))}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={codeId === null ? [] : [codeId]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) onChoose(Number(key));
        }}
      >
        {(row) => (
          <ListBoxItem id={row.id} textValue={row.code.name} className="theme-row">
            <div className="theme-row-in" style={{ paddingInlineStart: 12 + row.depth * 11 }}>
              <span className="code-dot" style={codeColor(row.code.color)} />
              <span className="code-name" data-level={row.code.level} title={row.code.name}>
                {row.code.name}
              </span>
              <span className="grow" />
              {(row.isOff || row.toLook > 0) && (
                <span className="theme-warn" title={t.warns(row.isOff, row.toLook)}>
                  <Icon name="warning" size={13} />
                  <span className="visually-hidden">{t.warns(row.isOff, row.toLook)}</span>
                </span>
              )}
              <span className="theme-count" title={t.counts(row.chosen, row.candidates, row.supplementary)}>
                <b>{number(row.chosen)}</b>
                <span aria-hidden="true"> / </span>
                <span className="visually-hidden">
                  {t.counts(row.chosen, row.candidates, row.supplementary)}
                </span>
                <span aria-hidden="true">{number(row.candidates)}</span>
              </span>
            </div>
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}

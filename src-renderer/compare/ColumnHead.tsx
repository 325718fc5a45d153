import { codeColor } from '../codes/CodeRow.tsx';
import { IconButton } from '../ui/index.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import type { Group } from './layout.ts';

const t = words.compare;

/** What a column is of, how many incidents it has, and who says nothing of it yet. */
export function ColumnHead({
  group,
  isFiltered,
  onPick,
}: {
  group: Group;
  /** A filter is on: what is not there may only be filtered away. */
  isFiltered: boolean;
  onPick: () => void;
}) {
  const { missing } = group;
  const isId = group.by === 'case' || (group.by === 'interview' && group.detail !== '');
  return (
    <header className="column-head">
      <div className="column-title">
        {group.color && <span className="code-dot" style={codeColor(group.color)} />}
        <h2 className={isId ? 'id' : undefined} title={group.title}>
          {group.title}
        </h2>
        {group.detail && (
          <span className="column-detail" title={group.detail}>
            {group.detail}
          </span>
        )}
        <span className="column-count">{number(group.incidents.length)}</span>
        {group.incidents.length > 0 && (
          <IconButton icon="check" size="small" label={t.pickColumn(group.title)} onPress={onPick} />
        )}
      </div>
      {missing.length > 0 && group.incidents.length > 0 && (
        <p className="column-missing" title={missing.join(', ')}>
          {isFiltered ? t.missingFiltered(missing) : t.missing(missing)}
        </p>
      )}
    </header>
  );
}

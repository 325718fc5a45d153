import type { Id, TrailLine } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import {
  Collection,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  ListBoxSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import { useStore } from '../store/react.tsx';
import { Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { Trail } from './use-trail.ts';
import { dayInWords, momentOf, timeOf } from '../words/day.ts';

const said = words.trail;
const ROW = { rowHeight: 46, headingHeight: 32, loaderHeight: 34 };

/** What was done, in the words that the trail shows it by. */
export const labelOf = (line: Pick<TrailLine, 'origin' | 'label'>): string =>
  line.origin === 'undo'
    ? said.undid(line.label)
    : line.origin === 'redo'
      ? said.redid(line.label)
      : line.label;

/** The entries, newest first, by day. Only those in sight are drawn. */
export function TrailList({
  trail,
  chosen,
  onChoose,
}: {
  trail: Trail;
  chosen: Id | null;
  onChoose: (revision: Id) => void;
}) {
  const days = useMemo(
    () =>
      [...Map.groupBy(trail.lines, (line) => dayInWords(line.at))].map(([day, lines]) => ({
        id: `day ${lines[0]?.at ?? ''}`,
        day,
        lines: lines.map((line) => ({ ...line, id: line.revision })),
      })),
    [trail.lines],
  );
  return (
    <Virtualizer layout={ListLayout} layoutOptions={ROW}>
      <ListBox
        aria-label={said.list}
        className="trail-list"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (typeof key === 'number') onChoose(key);
        }}
      >
        <Collection items={days}>
          {({ id, day, lines }) => (
            <ListBoxSection id={id}>
              <Header className="trail-day">{day}</Header>
              <Collection items={lines}>{(line) => <TrailRow line={line} />}</Collection>
            </ListBoxSection>
          )}
        </Collection>
        <ListBoxLoadMoreItem
          className="trail-loading muted"
          isLoading={trail.isLoading}
          onLoadMore={trail.more}
        >
          {said.loading}
        </ListBoxLoadMoreItem>
      </ListBox>
    </Virtualizer>
  );
}

function TrailRow({ line }: { line: TrailLine }) {
  const coder = useStore((state) => state.tables.coder.get(line.coderId ?? 0)?.initials ?? '');
  const label = labelOf(line);
  return (
    <ListBoxItem
      id={line.revision}
      textValue={said.entry(label, momentOf(line.at), coder)}
      className={line.isUndone || line.origin === 'undo' ? 'trail-line is-undone' : 'trail-line'}
    >
      <span className="trail-line-label">{label}</span>
      <span className="trail-line-meta">
        <time dateTime={line.at}>{timeOf(line.at)}</time>
        {coder && <span>{coder}</span>}
        <span>{said.groups[line.group]}</span>
        {line.isUndone && <Tag>{said.undone}</Tag>}
        {line.origin === 'import' && <Tag>{said.imported}</Tag>}
        {line.reason && <span className="trail-line-reason">{line.reason}</span>}
      </span>
    </ListBoxItem>
  );
}

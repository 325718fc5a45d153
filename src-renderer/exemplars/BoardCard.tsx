import { memo, type KeyboardEvent } from 'react';
import type { ExemplarStanding } from '@shared/contract/index.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { InlineProse } from '../codes/InlineProse.tsx';
import { QuotationEditor, renditionOf } from '../codes/QuotationEditor.tsx';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Icon, IconButton, Menu, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { LANES } from './moves.ts';
import type { Quotation } from './use-board.ts';

const t = words.exemplars;
/** What a drag of a quotation carries: the id of its exemplar. */
export const DRAGGED = 'application/x-groundwork-exemplar';

/** One quotation as it will read, where it comes from, and why it was chosen. */
export const BoardCard = memo(function BoardCard({
  exemplar,
  incident,
  place,
  isFirstStop,
  isDragged,
  onKeyDown,
  onMove,
  onRemove,
  onDrag,
}: {
  exemplar: Quotation['exemplar'];
  incident: Quotation['incident'];
  /** `2 of 7`, for who cannot see it. */
  place: string;
  /** The one card of its lane that Tab stops at. */
  isFirstStop: boolean;
  /** It is being dragged: where it comes from it is shown faintly. */
  isDragged: boolean;
  onKeyDown: (event: KeyboardEvent, id: number) => void;
  onMove: (id: number, standing: ExemplarStanding) => void;
  onRemove: (id: number) => void;
  onDrag: (id: number | null) => void;
}) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const code = useStore((state) => state.tables.code.get(incident.coding.codeId));
  const coder = useStore((state) => state.tables.coder.get(incident.coding.coderId)?.initials ?? '');
  const { transcriptId, start, end, id: codingId } = incident.coding;
  const isLost = start === end;
  const lookedAt = () =>
    session.act('exemplars.update', { id: exemplar.id, rendition: renditionOf(exemplar.rendition) });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moved by keys as well as by mouse
    <article
      id={`board-${exemplar.id}`}
      className={isDragged ? 'card board-card is-dragged' : 'card board-card'}
      aria-label={t.card(incident.identifier, place)}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight Delete"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved with Alt and arrows
      tabIndex={isFirstStop ? 0 : -1}
      onKeyDown={(event) => onKeyDown(event, exemplar.id)}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the handle of a card that keys move too */}
      <div
        className="card-head"
        draggable={!readOnly}
        onDragStart={(event) => {
          const card = event.currentTarget.parentElement;
          const { left = 0, top = 0 } = card?.getBoundingClientRect() ?? {};
          if (card) event.dataTransfer.setDragImage(card, event.clientX - left, event.clientY - top);
          event.dataTransfer.setData(DRAGGED, String(exemplar.id));
          event.dataTransfer.effectAllowed = 'move';
          // The picture under the pointer is taken of the card as it is now.
          setTimeout(() => onDrag(exemplar.id));
        }}
        onDragEnd={() => onDrag(null)}
      >
        <span className="exemplar-grip" aria-hidden="true">
          <Icon name="grip" size={14} />
        </span>
        <span className="board-code" title={code?.name}>
          <span className="code-dot" style={codeColor(code?.color ?? '')} />
          <span>{code?.name}</span>
        </span>
        <span className="board-coder muted" title={words.codes.passage.coder(coder)}>
          {coder}
        </span>
        <span className="grow" />
        {!incident.coding.inScope && !isLost && <Tag>{t.outOfScope}</Tag>}
        {incident.coding.isNegativeCase && <Tag tone="warn">{words.codes.passage.negative}</Tag>}
        <Menu
          label={t.more(incident.identifier)}
          entries={[
            ...LANES.filter((lane) => lane !== exemplar.standing).map((lane) => ({
              id: lane,
              label: t.moveTo[lane],
              isDisabled: readOnly,
              run: () => onMove(exemplar.id, lane),
            })),
            'line',
            {
              id: 'goto',
              label: words.codes.passage.goTo,
              run: () =>
                session.view.set({
                  room: 'code',
                  transcriptId,
                  codingId,
                  selection: { start, end: start },
                  goTo: { transcriptId, start, end },
                }),
            },
            {
              id: 'remove',
              label: t.remove,
              icon: 'trash',
              danger: true,
              isDisabled: readOnly,
              run: () => onRemove(exemplar.id),
            },
          ]}
        >
          <IconButton icon="more" size="small" label={t.more(incident.identifier)} />
        </Menu>
      </div>
      {isLost ? (
        <p className="board-look">{t.lost}</p>
      ) : (
        <QuotationEditor
          said={incident.words}
          exemplar={exemplar}
          identifier={incident.identifier}
          readOnly={readOnly}
        />
      )}
      {!isLost && exemplar.checkedRevision === 0 && (
        <div className="board-look">
          <span>{t.look}</span>
          <Button size="small" isDisabled={readOnly} onPress={() => void lookedAt()}>
            {t.stillRight}
          </Button>
        </div>
      )}
      <InlineProse
        label={t.reason}
        hideLabel
        placeholder={t.addReason}
        value={exemplar.reason}
        isDisabled={readOnly}
        onCommit={(reason) => session.act('exemplars.update', { id: exemplar.id, reason })}
      />
    </article>
  );
});

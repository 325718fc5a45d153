import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ExemplarStanding, Id } from '@shared/contract/index.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { Button } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { Lane } from './Lane.tsx';
import { LANES, placeOf, put, step, takeOff } from './moves.ts';
import type { Board } from './use-board.ts';

const t = words.exemplars;
const STEPS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;

/** The three lanes. Arrows go from card to card; with Alt they take the card along. */
export function BoardView({
  board,
  isBack = false,
  onFind,
}: {
  board: Board;
  /** It has come back from looking for candidates, and goes on with the button for that. */
  isBack?: boolean;
  onFind: () => void;
}) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const [focused, setFocused] = useState<{ id: Id } | null>(null);
  const [dragged, setDragged] = useState<Id | null>(null);
  const asked = useView((looking) => looking.exemplarId);
  // One that is asked for from elsewhere has the focus; it is asked for once, whether it is here or not.
  const [answered, setAnswered] = useState<Id | null>(null);
  if (asked !== answered) {
    setAnswered(asked);
    if (asked !== null && placeOf(board.lanes, asked)) setFocused({ id: asked });
  }
  useEffect(() => {
    if (asked !== null) session.view.set({ exemplarId: null });
  }, [asked, session]);

  const walk = (id: Id, to: 'up' | 'down' | 'left' | 'right') => {
    const place = placeOf(board.lanes, id);
    if (!place) return;
    const beside = (by: number): Id | undefined => {
      const way =
        by < 0
          ? LANES.slice(0, LANES.indexOf(place.lane)).reverse()
          : LANES.slice(LANES.indexOf(place.lane) + 1);
      const lane = way.map((one) => board.lanes[one]).find((one) => one.length > 0);
      return lane?.[Math.min(place.at, lane.length - 1)]?.exemplar.id;
    };
    const next =
      to === 'left' || to === 'right'
        ? beside(to === 'left' ? -1 : 1)
        : board.lanes[place.lane][place.at + (to === 'up' ? -1 : 1)]?.exemplar.id;
    if (next !== undefined) setFocused({ id: next });
  };
  const remove = (id: Id) =>
    void takeOff(session, board, id).then((next) => next !== null && setFocused({ id: next }));
  const onKeyDown = (event: KeyboardEvent, id: Id) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = STEPS[event.key as keyof typeof STEPS];
    const deed =
      to && event.altKey
        ? () => void step(session, board, id, to).then((done) => done && setFocused({ id }))
        : to
          ? () => walk(id, to)
          : event.key === 'Delete' && !readOnly
            ? () => remove(id)
            : null;
    if (!deed || (event.altKey && readOnly)) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  const move = (id: Id, standing: ExemplarStanding) =>
    void put(session, board, id, standing, board.lanes[standing].length).then(
      (done) => done && setFocused({ id }),
    );
  // The cards are given what stays the same, so that a step from one to the next draws those two anew.
  const handlers = useRef({ onKeyDown, move, remove });
  useEffect(() => {
    handlers.current = { onKeyDown, move, remove };
  });
  const keyed = useCallback((event: KeyboardEvent, id: Id) => handlers.current.onKeyDown(event, id), []);
  const moved = useCallback((id: Id, to: ExemplarStanding) => handlers.current.move(id, to), []);
  const removed = useCallback((id: Id) => handlers.current.remove(id), []);
  const onDrop = (id: Id, standing: ExemplarStanding, gap: number) => {
    const place = placeOf(board.lanes, id);
    const isHere = place?.lane === standing;
    const at = isHere && place.at < gap ? gap - 1 : gap;
    if (isHere && place.at === at) return;
    void put(session, board, id, standing, at).then((done) => done && setFocused({ id }));
  };
  return (
    <div className="lanes" data-dragging={dragged !== null || undefined}>
      {LANES.map((standing) => (
        <Lane
          key={`${board.codeId} ${standing}`}
          standing={standing}
          quotations={board.lanes[standing]}
          focused={focused}
          dragged={dragged}
          empty={t.emptyLane[standing]}
          head={
            standing === 'candidate' && !readOnly ? (
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus was in what has been closed
              <Button size="small" icon="search" autoFocus={isBack} onPress={onFind}>
                {t.find}
              </Button>
            ) : null
          }
          onKeyDown={keyed}
          onMove={moved}
          onRemove={removed}
          onDrag={setDragged}
          onDrop={onDrop}
        />
      ))}
    </div>
  );
}

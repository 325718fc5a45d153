import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import type { Exemplar, Id } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import { StarButton } from '../codes/CodingCard.tsx';
import { LookAgain } from '../codes/LookAgain.tsx';
import { useLooks } from '../codes/use-looks.ts';
import type { Board, Quotation } from '../exemplars/use-board.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, Icon, IconButton } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { ExemplarQuotation } from './ExemplarQuotation.tsx';

const t = words.codebook;
/** Quotations shown before more is asked for. */
const SHOWN = 30;
const NONE: readonly Quotation[] = [];

/** The exemplars of a code and everything below it, in the order of the report. Dragged, or moved with Alt and arrows. */
export function ExemplarList({ codeId, board }: { codeId: Id; board: Board | null }) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const rows = useStore((state) => state.tables.exemplar);
  const codes = useStore((state) => state.tables.code);
  const list = board?.lanes.chosen ?? NONE;
  const [shown, setShown] = useState(SHOWN);
  const looks = useLooks();
  const asked = useView((looking) => looking.exemplarId);
  const [dragged, setDragged] = useState<Id | null>(null);
  const [over, setOver] = useState<Id | null>(null);
  const [moved, setMoved] = useState<Id | null>(null);
  // The one that is asked for is drawn, and stays so when it has been shown.
  const askedAt = asked === null ? -1 : list.findIndex((one) => one.exemplar.id === asked);
  if (askedAt >= shown) setShown(askedAt + 1);
  // A card that was moved by keys has the focus in its new place too, and is followed there while it has.
  useEffect(() => {
    const card = moved === null ? null : document.getElementById(`exemplar-${moved}`);
    if (card && card === document.activeElement) card.scrollIntoView({ block: 'nearest' });
  }, [moved, list]);

  // Those without words are no incidents of anything, and wait here all the same.
  const gone = useMemo(() => {
    const here = new Set([codeId, ...descendants(codes.values(), [codeId])]);
    const byCoding = new Map([...rows.values()].map((row) => [row.codingId, row]));
    return [...looks.values()].flatMap((item) => {
      if (item.coding.start < item.coding.end || !here.has(item.coding.codeId)) return [];
      const exemplar = byCoding.get(item.coding.id);
      return exemplar ? [{ item, exemplar }] : [];
    });
  }, [codeId, codes, looks, rows]);
  useEffect(() => {
    const card = asked === null ? null : document.getElementById(`exemplar-${asked}`);
    if (!card) return;
    card.focus();
    session.view.set({ exemplarId: null });
  }, [asked, list, gone, shown, session]);

  /** Puts an exemplar elsewhere among these; `to` is told its place when it is its turn. */
  const put = (id: Id, to: (at: number) => number) =>
    void session.inTurn(async () => {
      const here = new Set(list.map((one) => one.exemplar.id));
      const now = inOrder(session.store.get().tables.exemplar.values()).filter((row) => here.has(row.id));
      const at = now.findIndex((row) => row.id === id);
      const place = to(at);
      if (at < 0 || place === at || place < 0 || place >= now.length) return;
      const beforeId = now.filter((row) => row.id !== id)[place]?.id ?? null;
      await session.act('exemplars.rank', { id, codeId, standing: 'chosen', beforeId });
    });
  const onKeyDown = (event: KeyboardEvent, one: Quotation) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    if (readOnly || event.target !== event.currentTarget) return;
    event.preventDefault();
    event.stopPropagation();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    setMoved(one.exemplar.id);
    put(one.exemplar.id, (at) => at + by);
  };
  const candidates = board?.lanes.candidate.length ?? 0;
  const supplementary = board?.lanes.supplementary.length ?? 0;
  const roles = new Set(list.map((one) => one.incident.roleId)).size;
  const cases = new Set(list.map((one) => one.incident.caseId)).size;
  return (
    <section className="passage-part" aria-label={t.exemplars}>
      <header className="part-head">
        <h2>{t.exemplars}</h2>
        {list.length > 0 && <small>{t.exemplarsFrom(list.length, roles, cases)}</small>}
        <span className="grow" />
        {candidates + supplementary > 0 && <small>{t.waiting(candidates, supplementary)}</small>}
        <Button size="small" variant="quiet" onPress={() => session.view.set({ room: 'exemplars' })}>
          {t.toBoard}
        </Button>
      </header>
      {board && list.length + gone.length === 0 && <p className="muted">{t.noExemplars}</p>}
      <ol className="exemplars">
        {list.slice(0, shown).map((one, i) => (
          <li key={one.exemplar.id}>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moved by keys as well as by mouse */}
            <article
              id={`exemplar-${one.exemplar.id}`}
              className={over === one.exemplar.id ? 'card exemplar-card is-over' : 'card exemplar-card'}
              aria-label={t.reorder(one.incident.identifier)}
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is moved with Alt and arrows
              tabIndex={0}
              onKeyDown={(event) => onKeyDown(event, one)}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(one.exemplar.id);
              }}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== null && dragged !== one.exemplar.id) put(dragged, () => i);
                setDragged(null);
                setOver(null);
              }}
            >
              <span
                className="exemplar-grip"
                draggable={!readOnly}
                aria-hidden="true"
                onDragStart={(event) => {
                  event.dataTransfer.setData('text/plain', one.incident.identifier);
                  setDragged(one.exemplar.id);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
              >
                <Icon name="grip" size={14} />
              </span>
              <ExemplarQuotation one={one} look={looks.get(one.exemplar.codingId)} readOnly={readOnly} />
              {one.incident.coding.codeId !== codeId && (
                <span className="exemplar-code">{codes.get(one.incident.coding.codeId)?.name}</span>
              )}
              <div className="exemplar-acts">
                <StarButton coding={one.incident.coding} exemplar={one.exemplar} isDisabled={readOnly} />
                <IconButton
                  icon="up"
                  size="small"
                  label={t.up}
                  isDisabled={readOnly || i === 0}
                  onPress={() => put(one.exemplar.id, (at) => at - 1)}
                />
                <IconButton
                  icon="down"
                  size="small"
                  label={t.down}
                  isDisabled={readOnly || i === list.length - 1}
                  onPress={() => put(one.exemplar.id, (at) => at + 1)}
                />
              </div>
            </article>
          </li>
        ))}
        {gone.map(({ item, exemplar }) => (
          <li key={exemplar.id}>
            <article
              id={`exemplar-${exemplar.id}`}
              className="card"
              aria-label={t.quotationOf(item.identifier)}
              tabIndex={-1}
            >
              <LookAgain item={item} readOnly={readOnly} />
            </article>
          </li>
        ))}
      </ol>
      {list.length > shown && (
        <Button size="small" variant="quiet" onPress={() => setShown(shown + 10 * SHOWN)}>
          {t.moreExemplars(list.length - shown)}
        </Button>
      )}
    </section>
  );
}

const inOrder = (rows: Iterable<Exemplar>): Exemplar[] =>
  [...rows].sort((a, b) => a.rank - b.rank || a.id - b.id);

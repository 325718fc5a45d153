import { useMemo, useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, EmptyState } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { useBoardAsked } from './ask.ts';
import { BalancePanel } from './BalancePanel.tsx';
import { BoardView } from './BoardView.tsx';
import { Finder } from './Finder.tsx';
import { ANYTHING, type Wanted } from './FinderFilters.tsx';
import { ThemeList } from './ThemeList.tsx';
import { themeRows, type ThemeRow } from './themes.ts';
import { useBoard, useVoices } from './use-board.ts';

const t = words.exemplars;

/** Exemplars of a theme side by side: which are chosen, in which order, and whose voices they are. */
export function ExemplarsRoom() {
  const { view } = useSession();
  const codes = useStore((state) => state.tables.code);
  const exemplars = useStore((state) => state.tables.exemplar);
  const voices = useVoices();
  const rows = useMemo(() => themeRows(codes, exemplars, voices ?? []), [codes, exemplars, voices]);
  const looked = useView((looking) => looking.codeIds.at(-1) ?? null);
  const [stood, setStood] = useState<Id | null>(null);
  const chosen = themeOf(rows, looked, (id) => codes.get(id)?.parentId ?? null) ?? themeOf(rows, stood);
  // Until it is known who is quoted none is shown that would give way to another when it is.
  const codeId = chosen ?? (voices && firstTheme(rows));
  // A theme that nobody has chosen stays all the same, also when its last quotation has gone.
  if (stood !== codeId) setStood(codeId);
  const board = useBoard(codeId);
  // Who goes to another theme begins with its board.
  const [asked, setAsked] = useState<{ codeId: Id | null; wanted: Wanted } | null>(null);
  const finding = asked?.codeId === codeId ? asked.wanted : null;
  const setFinding = (wanted: Wanted | null) => setAsked(wanted && { codeId, wanted });
  // The board that has come back from the finder.
  const [backFor, setBackFor] = useState<Id | null>(null);
  if (backFor !== null && backFor !== codeId) setBackFor(null);
  useBoardAsked(() => setFinding(ANYTHING));
  if (rows.length === 0)
    return (
      <main className="exemplars-room" data-pane="">
        <h1 className="visually-hidden">{t.room}</h1>
        <EmptyState
          icon="star"
          title={t.emptyTitle}
          action={
            <Button variant="primary" onPress={() => view.set({ room: 'code' })}>
              {words.codebook.goCode}
            </Button>
          }
        >
          {t.empty}
        </EmptyState>
      </main>
    );
  return (
    <div className="exemplars-room exemplars-split">
      <aside className="exemplars-themes" aria-label={t.themes} data-pane="">
        <header className="pane-head">
          <h2>{t.themes}</h2>
          <small>{t.themesHint}</small>
        </header>
        <ThemeList rows={rows} codeId={codeId} onChoose={(id) => view.set({ codeIds: [id] })} />
      </aside>
      <main className="exemplars-board">
        <h1 className="visually-hidden">{t.boardOf(codes.get(codeId ?? 0)?.name ?? '')}</h1>
        {board && finding ? (
          <Finder
            codeId={board.codeId}
            wanted={finding}
            onWanted={setFinding}
            onClose={() => {
              setBackFor(codeId);
              setFinding(null);
            }}
          />
        ) : (
          board && (
            <BoardView
              key={board.codeId}
              board={board}
              isBack={backFor === board.codeId}
              onFind={() => setFinding(ANYTHING)}
            />
          )
        )}
      </main>
      <aside className="exemplars-balance" aria-label={t.balance} data-pane="">
        {board && (
          <BalancePanel
            board={board}
            onSeek={(participantId) => setFinding({ ...ANYTHING, participant: String(participantId) })}
          />
        )}
      </aside>
    </div>
  );
}

/** A code where it is in the list, or the nearest above it that is. */
function themeOf(
  rows: readonly ThemeRow[],
  looked: Id | null,
  parentOf: (id: Id) => Id | null = () => null,
): Id | null {
  const listed = new Set(rows.map((row) => row.code.id));
  for (let id = looked; id !== null; id = parentOf(id)) if (listed.has(id)) return id;
  return null;
}

/** The first theme with quotations, or the first of the list. */
function firstTheme(rows: readonly ThemeRow[]): Id | null {
  const quoted = rows.find((row) => row.chosen + row.candidates > 0 && row.code.level === 'theme');
  return (quoted ?? rows[0])?.code.id ?? null;
}

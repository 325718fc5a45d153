import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { CodeTree } from '../codes/CodeTree.tsx';
import { useBoard } from '../exemplars/use-board.ts';
import { childrenByParent } from '../store/select.ts';
import { usePreference, useSession, useStore, useView } from '../store/react.tsx';
import { CodeHistory } from '../trail/CodeHistory.tsx';
import { Button, EmptyState, Splitter } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodePage } from './CodePage.tsx';
import { LookStrip } from './LookStrip.tsx';
import { WhoSaysIt } from './WhoSaysIt.tsx';

const t = words.codebook;

/** How wide the tree is where nobody has dragged it and the window is wide enough, in pixels. */
const TREE = 300;

/** The codebook: the tree, the chosen code's page, and who says it. */
export function CodebookRoom() {
  const { view, preferences } = useSession();
  // Not dragged yet: as wide as the window lets it be.
  const tree = usePreference<number>('pane.codebook', 0);
  const room = useRef<HTMLDivElement>(null);
  const codes = useStore((state) => state.tables.code);
  const codeIds = useView((looking) => looking.codeIds);
  const summary = useMemo(() => {
    const count = (level: string) =>
      [...codes.values()].filter((code) => code.level === level && code.retiredAt === null).length;
    return t.summary(count('domain'), count('theme'), count('category'), count('code'));
  }, [codes]);
  const chosen = codeIds.findLast((id) => codes.has(id));
  const first = useMemo(() => childrenByParent(codes).get(null)?.[0]?.id, [codes]);
  // The page has its quotations, and the pane beside it whose voices there are.
  const board = useBoard(chosen ?? null);
  // A codebook opens at its first page.
  useEffect(() => {
    if (chosen === undefined && first !== undefined) view.set({ codeIds: [first] });
  }, [chosen, first, view]);
  return (
    <div
      ref={room}
      className="room-codebook"
      style={tree === 0 ? undefined : ({ '--tree': `${tree}px` } as CSSProperties)}
    >
      <aside className="pane codebook-tree" aria-label={t.title}>
        <CodeTree title={t.title} summary={codes.size > 0 ? summary : ''} />
        <Splitter
          label={t.resize}
          className="splitter-left"
          value={tree || TREE}
          min={200}
          max={520}
          toValue={(event) => event.clientX - (room.current?.getBoundingClientRect().left ?? 0)}
          onChange={(value) => preferences.save({ 'pane.codebook': value })}
          onReset={() => preferences.save({ 'pane.codebook': 0 })}
        />
      </aside>
      <main className="codebook-page" id="codebook-page">
        <LookStrip />
        {chosen !== undefined ? (
          <CodePage key={chosen} codeId={chosen} board={board} />
        ) : codes.size === 0 ? (
          <EmptyState
            icon="codebook"
            title={t.emptyTitle}
            action={
              <Button variant="primary" onPress={() => view.set({ room: 'code' })}>
                {t.goCode}
              </Button>
            }
          >
            {t.empty}
          </EmptyState>
        ) : (
          <EmptyState icon="codebook" title={t.chooseTitle}>
            {t.choose}
          </EmptyState>
        )}
      </main>
      <aside className="pane codebook-who" aria-label={t.who}>
        {chosen !== undefined && <WhoSaysIt codeId={chosen} voices={board?.voices ?? null} />}
        {chosen !== undefined && <CodeHistory codeId={chosen} />}
      </aside>
    </div>
  );
}

import { useEffect, useMemo } from 'react';
import { CodeTree } from '../codes/CodeTree.tsx';
import { childrenByParent } from '../store/select.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, EmptyState } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodePage } from './CodePage.tsx';
import { LookStrip } from './LookStrip.tsx';
import { WhoSaysIt } from './WhoSaysIt.tsx';

const t = words.codebook;

/** The codebook: the tree, the chosen code's page, and who says it. */
export function CodebookRoom() {
  const { view } = useSession();
  const codes = useStore((state) => state.tables.code);
  const codeIds = useView((looking) => looking.codeIds);
  const summary = useMemo(() => {
    const count = (level: string) => [...codes.values()].filter((code) => code.level === level).length;
    return t.summary(count('domain'), count('theme'), count('category'), count('code'));
  }, [codes]);
  const chosen = codeIds.findLast((id) => codes.has(id));
  const first = useMemo(() => childrenByParent(codes).get(null)?.[0]?.id, [codes]);
  // A codebook opens at its first page.
  useEffect(() => {
    if (chosen === undefined && first !== undefined) view.set({ codeIds: [first] });
  }, [chosen, first, view]);
  return (
    <div className="room-codebook">
      <aside className="pane codebook-tree" aria-label={t.title}>
        <CodeTree title={t.title} summary={codes.size > 0 ? summary : ''} />
      </aside>
      <main className="codebook-page" id="codebook-page">
        <LookStrip />
        {chosen !== undefined ? (
          <CodePage key={chosen} codeId={chosen} />
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
        {chosen !== undefined && <WhoSaysIt codeId={chosen} />}
      </aside>
    </div>
  );
}

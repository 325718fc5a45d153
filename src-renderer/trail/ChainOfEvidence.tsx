import { useEffect, useRef, useState, type CSSProperties } from 'react';
import {
  Button as AriaButton,
  Collection,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import { codeColor } from '../codes/CodeRow.tsx';
import { useSession, useStore, useView } from '../store/react.tsx';
import type { Chain } from '../store/view.ts';
import { Button, Dialog, EmptyState, Icon, IconButton, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { backToChain } from './chain.ts';
import { nodeOf, nodesAbove, nodesBelow, parentsOf, shownIn, type ChainNode } from './chain-nodes.ts';

const said = words.trail;
const ROW = { rowHeight: 34 };

/** The chain of evidence over the window; and after somebody has followed one of its links, the way back. */
export function ChainOfEvidence() {
  const session = useSession();
  const { view } = session;
  const chain = useView((looking) => looking.chain);
  const isOpen = useView((looking) => looking.overlay === 'chain');
  if (!chain) return null;
  if (isOpen) return <ChainDialog chain={chain} />;
  return (
    <aside className="chain-back" aria-label={said.chain}>
      <Button size="small" icon="tree" onPress={() => backToChain(session)}>
        {said.chainBack}
      </Button>
      <IconButton
        icon="close"
        size="small"
        label={said.closeChain}
        onPress={() => view.set({ chain: null })}
      />
    </aside>
  );
}

function ChainDialog({ chain }: { chain: Chain }) {
  const session = useSession();
  const { view } = session;
  const nodes = useChain(chain);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(chain.open ?? []));
  const hasOpened = useRef(chain.open !== null);
  const top = nodes?.[0];
  useEffect(() => {
    if (!nodes || hasOpened.current) return;
    hasOpened.current = true;
    // A chain up is short and shown whole; of a chain down the first step is.
    const all = parentsOf(nodes);
    setExpanded(new Set(all.length <= 40 ? all : all.slice(0, 1)));
  }, [nodes]);
  useEffect(() => {
    if (nodes) focusRow(chain.at);
    // oxlint-disable-next-line react/exhaustive-deps -- only when the chain has come
  }, [nodes !== null]);
  const follow = (id: string) => {
    const go = nodes && nodeOf(nodes, id)?.go;
    if (!go) return;
    view.set({ chain: { ...chain, open: [...expanded], at: id } });
    go(session);
  };
  const isNone = top && !('codeId' in chain.from) && top.children.length === 0;
  return (
    <Dialog
      title={top && 'codeId' in chain.from ? said.chainOf(top.label) : said.chainUp}
      size="wide"
      onClose={() => view.set({ overlay: 'none', chain: null })}
    >
      <p className="muted chain-hint">{said.chainHint}</p>
      {nodes && (
        <div className="chain-scroll" style={{ '--rows': shownIn(nodes, expanded) } as CSSProperties}>
          <Virtualizer layout={ListLayout} layoutOptions={ROW}>
            <Tree
              aria-label={said.chainTree}
              className="chain-tree"
              items={nodes}
              expandedKeys={new Set(expanded)}
              onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
              onAction={(key) => follow(String(key))}
            >
              {renderNode}
            </Tree>
          </Virtualizer>
        </div>
      )}
      {isNone && <EmptyState icon="tree" title={said.chainNothing} />}
    </Dialog>
  );
}

/** The focus goes where it was when the chain was left, or to the top. */
function focusRow(id: string | null) {
  requestAnimationFrame(() => {
    const tree = document.querySelector('.chain-tree');
    const rows = [...(tree?.querySelectorAll<HTMLElement>('[role="row"]') ?? [])];
    (rows.find((row) => row.getAttribute('data-key') === id) ?? rows[0])?.focus();
  });
}

function useChain({ from }: Chain): ChainNode[] | null {
  const { act } = useSession();
  const revision = useStore((state) => state.revision);
  const [nodes, setNodes] = useState<ChainNode[] | null>(null);
  const key = JSON.stringify(from);
  useEffect(() => {
    let gone = false;
    const start = JSON.parse(key) as Chain['from'];
    const read =
      'codeId' in start
        ? act('evidence.below', { codeId: start.codeId }).then((answer) => answer && nodesBelow(answer))
        : act('evidence.above', start).then((answer) => answer && nodesAbove(answer));
    void read.then((answer) => {
      if (!gone && answer) setNodes(answer);
    });
    return () => {
      gone = true;
    };
  }, [act, key, revision]);
  return nodes;
}

const renderNode = (node: ChainNode) => (
  <TreeItem
    id={node.id}
    textValue={[node.label, node.meta, node.mark].filter((text) => text !== '').join(', ')}
    className={`chain-row chain-${node.kind}`}
  >
    <TreeItemContent>
      {({ hasChildItems, level }) => (
        <div className="chain-row-in" style={{ paddingInlineStart: 6 + (level - 1) * 18 }}>
          {hasChildItems ? (
            <AriaButton slot="chevron" className="code-chevron">
              <Icon name="right" size={12} />
            </AriaButton>
          ) : (
            <span className="code-chevron" />
          )}
          {node.color && <span className="code-dot" style={codeColor(node.color)} />}
          <span className="chain-label">{node.label}</span>
          {node.mark && <Tag>{node.mark}</Tag>}
          <span className={node.kind === 'words' ? 'chain-meta id' : 'chain-meta'}>{node.meta}</span>
        </div>
      )}
    </TreeItemContent>
    <Collection items={node.children}>{renderNode}</Collection>
  </TreeItem>
);

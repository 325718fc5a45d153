import { createContext, useContext } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Icon, Kbd } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { codeSelection } from './acts.ts';
import { findFolded } from './fold.ts';
import { UNGROUPED, type Heading } from './tree-nodes.ts';

/** What rows show beside their code. A context, so that a new count draws the rows in sight and not the tree. */
export const RowFacts = createContext<{
  totals: ReadonlyMap<Id, number>;
  ungrouped: number;
  /** How many codes are out of use. */
  retired: number;
  /** The place of a code among the recent ones, by guid: 1 to 9. */
  recent: ReadonlyMap<string, number>;
  filter: string;
}>({ totals: new Map(), ungrouped: 0, retired: 0, recent: new Map(), filter: '' });

/** The style that gives a code's colour to `.code-dot` and its kin. */
export const codeColor = (color: string) => ({ '--code': color }) as React.CSSProperties;

/** What a row of the tree shows of its code. */
export function CodeRow({ id }: { id: Id }) {
  const session = useSession();
  const code = useStore((state) => state.tables.code.get(id));
  const { totals, recent, filter } = useContext(RowFacts);
  if (!code) return null;
  const key = recent.get(code.guid);
  return (
    <>
      <span className="code-dot" style={codeColor(code.color)} />
      <span
        className="code-name"
        data-level={code.level}
        data-retired={code.retiredAt === null ? undefined : ''}
        title={code.name}
      >
        <Marked text={code.name} query={filter} />
      </span>
      {code.origin === 'in vivo' && <Origin sign="”" says={words.codes.tree.inVivo} />}
      {code.origin === 'a priori' && <Origin sign="◦" says={words.codes.tree.aPriori} />}
      <span className="code-row-end">
        {/* A plain button, shown by the style sheet while words are selected: every row has one. */}
        {code.retiredAt === null && (
          <button
            type="button"
            className="code-row-act"
            tabIndex={-1}
            title={words.codes.tree.codeSelection}
            aria-label={words.codes.tree.codeSelection}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => void codeSelection(session, [id])}
          >
            <Icon name="plus" size={14} />
          </button>
        )}
        {key !== undefined && <Kbd keys={String(key)} />}
        <span className="code-count">{words.codes.tree.count(totals.get(id) ?? 0)}</span>
      </span>
      <Button slot="drag" className="code-grip" aria-label={words.codes.tree.drag(code.name)}>
        <Icon name="grip" size={14} />
      </Button>
    </>
  );
}

const Origin = ({ sign, says }: { sign: string; says: string }) => (
  <span className="code-origin" title={says}>
    <span aria-hidden="true">{sign}</span>
    <span className="visually-hidden">{says}</span>
  </span>
);

/** The heading over codes that belong to nothing yet, or that are out of use. */
export function HeadingRow({ of }: { of: Heading }) {
  const { ungrouped, retired } = useContext(RowFacts);
  return (
    <>
      <span className="code-ungrouped">{words.codes.tree[of]}</span>
      <span className="code-row-end">
        <span className="code-count">{words.codes.tree.count(of === UNGROUPED ? ungrouped : retired)}</span>
      </span>
      {/* The tree wants a drag button in every row; nothing can be picked up here. */}
      <Button slot="drag" className="code-grip" isDisabled aria-label={words.codes.tree[of]} />
    </>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  const hit = findFolded(text, query);
  if (!hit) return text;
  return (
    <>
      {text.slice(0, hit.start)}
      <mark>{text.slice(hit.start, hit.end)}</mark>
      {text.slice(hit.end)}
    </>
  );
}

import type { KeyboardEvent } from 'react';
import type { Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { chosen, codeSelection, indent, moveAmong, outdent } from './acts.ts';
import type { Ask } from './ask.ts';

/** What keys ask of the tree itself. */
type TreeDeeds = {
  /** Goes to the field of the filter. */
  filter: () => void;
  rename: (id: Id) => void;
  ask: (asked: Ask) => void;
};

/** What a key in the tree does with the codes that are chosen; nothing where it is no key of the tree's. */
export function treeKey(
  session: Session,
  event: KeyboardEvent,
  readOnly: boolean,
  deeds: TreeDeeds,
): (() => void) | undefined {
  const act = readOnly ? undefined : onChosen(session, event, deeds);
  return act ?? (event.key === '/' ? deeds.filter : undefined);
}

function onChosen(session: Session, event: KeyboardEvent, deeds: TreeDeeds): (() => void) | undefined {
  const ids = () => chosen(session).map((code) => code.id);
  const mod = event.ctrlKey || event.metaKey;
  const [one] = chosen(session);
  if (!one) return undefined;
  if (mod && event.key === 'Enter') return () => void codeSelection(session, ids());
  if (mod || event.shiftKey) return undefined;
  if (event.altKey) {
    const moves: Record<string, () => void> = {
      ArrowUp: () => void moveAmong(session, -1),
      ArrowDown: () => void moveAmong(session, 1),
      ArrowRight: () => void indent(session),
      ArrowLeft: () => void outdent(session),
    };
    return moves[event.key];
  }
  // A row's own buttons have the Enter key to themselves.
  if (event.key === 'Enter' && (event.target as Element).getAttribute('role') !== 'row') return undefined;
  if (event.key === 'F2' || event.key === 'Enter') return () => deeds.rename(one.id);
  if (event.key === 'Delete' || event.key === 'Backspace')
    return () => deeds.ask({ what: 'remove', ids: ids() });
  return undefined;
}

import {
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type EditorState,
} from 'lexical';
import type { TypedTurn } from '../../store/view.ts';
import { $atOf } from './part-and-join.ts';
import type { Caret } from './draft.ts';

type KeyedTurn = Pick<TypedTurn, 'key' | 'words'>;

/** What an editor of turns has become. */
export type Written = {
  /**
   * The turns as they are; those that did not change are the very objects that were given. Where the words of one turn
   * are all that changed, that turn alone.
   */
  now: { turns: readonly KeyedTurn[] } | { index: number; words: string };
  caret: Caret | null;
  /** What stood before, with the caret where it was then. */
  before: EditorState;
};

/** What is known from before, and what Lexical says of the change: keys of elements, true where it is meant itself. */
type Known = {
  dirty: ReadonlyMap<string, boolean>;
  known: readonly TypedTurn[];
  sections: number;
  /** Index of the turn with this key; null for what is no known turn. */
  turnOf: (key: string) => number | null;
};

/** Reads what the editor holds: turns that are not dirty are not read again. */
export function readWritten(state: EditorState, before: EditorState, known: Known): Written {
  return state.read(() => {
    const selection = $getSelection();
    const place = $isRangeSelection(selection) ? $atOf(selection.focus) : null;
    const caret = place && { key: place.turn.getKey(), at: place.at };
    return { now: $typedTurn(known) ?? { turns: $turns(known) }, before, caret };
  });
}

/** The one turn whose words changed, when that is all. An element is meant when its children came, went or moved. */
function $typedTurn({ dirty, known, sections, turnOf }: Known): { index: number; words: string } | null {
  // The root is meant whenever anything is.
  if ($getRoot().getChildrenSize() !== sections) return null;
  let found: { index: number; key: string } | null = null;
  for (const [key, isMeant] of dirty) {
    if (key === 'root') continue;
    const index = turnOf(key);
    if (index === null ? isMeant : found) return null;
    if (index !== null) found = { index, key };
  }
  if (!found || known[found.index]?.key !== found.key) return null;
  return { index: found.index, words: $getNodeByKey(found.key)?.getTextContent() ?? '' };
}

function $turns({ dirty, known }: Known): KeyedTurn[] {
  const turns: KeyedTurn[] = [];
  for (const section of $getRoot().getChildren()) {
    if (!$isElementNode(section)) continue;
    for (const key of section.getChildrenKeys()) {
      const held = known[turns.length];
      if (held?.key === key && !dirty.has(key)) turns.push(held);
      else turns.push({ key, words: $getNodeByKey(key)?.getTextContent() ?? '' });
    }
  }
  return turns;
}

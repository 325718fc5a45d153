import {
  $create,
  $createTextNode,
  $isElementNode,
  $isTextNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { SectionNode, TurnNode, TURNS_PER_SECTION } from '../nodes.ts';

/** The turn that a node is in, or is. */
export function $turnOf(node: LexicalNode | null): TurnNode | null {
  for (let one = node; one; one = one.getParent()) if (one instanceof TurnNode) return one;
  return null;
}

/** How far into its turn a point is. */
export function $atOf(point: PointType): { turn: TurnNode; at: number } | null {
  const turn = $turnOf(point.getNode());
  if (!turn) return null;
  if (point.type === 'element') return { turn, at: point.offset === 0 ? 0 : turn.getTextContentSize() };
  let at = point.offset;
  for (const before of point.getNode().getPreviousSiblings()) at += before.getTextContentSize();
  return { turn, at };
}

/** Puts text in place of the selection: each line end parts the turn. */
export function $insert(selection: RangeSelection, text: string): void {
  const [first = '', ...more] = text.split('\n');
  const last = more.pop();
  if (last === undefined) return selection.insertText(first);
  if (!selection.isCollapsed()) selection.removeText();
  const place = $atOf(selection.anchor);
  const section = place?.turn.getParent();
  if (!place || !(section instanceof SectionNode)) return;
  const { turn, at } = place;
  const words = turn.getTextContent();
  const below = turn.getNextSiblings();
  $setWords(turn, words.slice(0, at) + first);
  const end = $turnWith(last + words.slice(at));
  // All at once, in sections of the usual size: one after the other thousands of lines would take minutes.
  const turns = [...more.map($turnWith), end, ...below];
  const room = Math.max(0, TURNS_PER_SECTION - 1 - turn.getIndexWithinParent());
  section.append(...turns.slice(0, room));
  let above: SectionNode = section;
  for (let i = room; i < turns.length; i += TURNS_PER_SECTION) {
    const next = $create(SectionNode).append(...turns.slice(i, i + TURNS_PER_SECTION));
    above.insertAfter(next);
    above = next;
  }
  const textNode = end.getFirstChild();
  if ($isTextNode(textNode)) textNode.select(last.length, last.length);
  else end.selectStart();
}

function $turnWith(words: string): TurnNode {
  const turn = $create(TurnNode);
  $setWords(turn, words);
  return turn;
}

/** Gives a turn other words, in its first text node where it has one; after a deletion it may have two for a while. */
function $setWords(turn: TurnNode, words: string): void {
  const [text = null, ...others] = turn.getChildren();
  for (const other of others) other.remove();
  if ($isTextNode(text) && words !== '') text.setTextContent(words);
  else {
    turn.clear();
    if (words !== '') turn.append($createTextNode(words));
  }
}

/** At the edge of a turn joins it to the one beside it; false when the caret is elsewhere. */
export function $join(selection: RangeSelection, isBackward: boolean): boolean {
  const place = $atOf(selection.anchor);
  if (!place) return false;
  const { turn, at } = place;
  if (isBackward ? at > 0 : at < turn.getTextContentSize()) return false;
  const other = $beside(turn, isBackward);
  // At the first or the last turn there is nothing to take.
  if (!other) return true;
  const [upper, lower] = isBackward ? [other, turn] : [turn, other];
  const last = upper.getLastChild();
  const section = lower.getParent();
  upper.append(...lower.getChildren());
  lower.remove();
  if (section?.isEmpty()) section.remove();
  if (last) last.selectEnd();
  else upper.selectStart();
  return true;
}

function $beside(turn: TurnNode, isBefore: boolean): TurnNode | null {
  const beside = isBefore ? turn.getPreviousSibling() : turn.getNextSibling();
  if (beside) return $turnOf(beside);
  const section = isBefore ? turn.getParent()?.getPreviousSibling() : turn.getParent()?.getNextSibling();
  if (!$isElementNode(section)) return null;
  return $turnOf(isBefore ? section.getLastChild() : section.getFirstChild());
}

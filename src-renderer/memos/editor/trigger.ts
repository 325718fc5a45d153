import { $getSelection, $isRangeSelection, $isTextNode, type TextNode } from 'lexical';

/** What asks for a list of things to link to: `@` or `[[` behind a space or at a start, and what was typed after it. */
const ASKING = /(?:^|[\s([“"'])(@|\[\[)([^@[\]\n]{0,40})$/u;

export type Trigger = { node: TextNode; from: number; to: number; query: string };

/** The request before the caret, if there is one. */
export function $trigger(): Trigger | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || selection.anchor.type !== 'text') return null;
  const to = selection.anchor.offset;
  const match = ASKING.exec(node.getTextContent().slice(0, to));
  if (!match) return null;
  const [, mark = '', query = ''] = match;
  return { node, from: to - mark.length - query.length, to, query };
}

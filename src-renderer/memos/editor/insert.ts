import { $insertNodeToNearestRoot } from '@lexical/utils';
import {
  $createParagraphNode,
  $createRangeSelection,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $setSelection,
} from 'lexical';
import { MentionNode, QuotationNode, type MentionData, type QuotationData } from './nodes.ts';
import { $trigger } from './trigger.ts';

/** Takes out what asked for a list, and leaves the caret in its place. */
export function $takeTrigger(): void {
  const trigger = $trigger();
  if (!trigger) return;
  const selection = $createRangeSelection();
  const key = trigger.node.getKey();
  selection.anchor.set(key, trigger.from, 'text');
  selection.focus.set(key, trigger.to, 'text');
  $setSelection(selection);
  selection.removeText();
}

/** Puts a chip at the caret, and the caret behind it, after a space. */
export function $insertMention(data: MentionData): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const node = new MentionNode(data);
  selection.insertNodes([node]);
  node.selectNext(0, 0);
  const after = $getSelection();
  if ($isRangeSelection(after)) after.insertText(' ');
}

/** Writes what asks for the list of links, where the caret is. */
export function $insertAsking(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const before = selection.anchor.getNode().getTextContent().slice(0, selection.anchor.offset);
  const needsSpace = selection.anchor.type === 'text' && /\S$/u.test(before);
  selection.insertText(needsSpace ? ' @' : '@');
}

/** Puts a quotation behind the block with the caret, and the caret behind it. */
export function $insertQuotation(data: QuotationData): void {
  const node = $insertNodeToNearestRoot(new QuotationNode(data));
  const before = node.getPreviousSibling();
  // A paragraph that held nothing but the request gives its place to the quotation.
  if (before && $isEmpty(before.getKey())) before.remove();
  if (!node.getNextSibling()) node.insertAfter($createParagraphNode());
  node.selectNext(0, 0);
}

/** Whether nothing stands in the body. */
export function $isUnwritten(): boolean {
  const [first, ...others] = $getRoot().getChildren();
  return others.length === 0 && (!first || $isEmpty(first.getKey()));
}

const $isEmpty = (key: string): boolean => {
  const node = $getNodeByKey(key);
  return node?.getType() === 'paragraph' && node.getTextContent() === '';
};

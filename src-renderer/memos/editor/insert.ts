import { $insertNodeToNearestRoot } from '@lexical/utils';
import { $createParagraphNode, $createRangeSelection, $getNodeByKey, $setSelection } from 'lexical';
import { QuotationNode, type QuotationData } from './nodes.ts';
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

/** Puts a quotation behind the block with the caret, and the caret behind it. */
export function $insertQuotation(data: QuotationData): void {
  const node = $insertNodeToNearestRoot(new QuotationNode(data));
  const before = node.getPreviousSibling();
  // A paragraph that held nothing but the request gives its place to the quotation.
  if (before && $isEmpty(before.getKey())) before.remove();
  if (!node.getNextSibling()) node.insertAfter($createParagraphNode());
  node.selectNext(0, 0);
}

const $isEmpty = (key: string): boolean => {
  const node = $getNodeByKey(key);
  return node?.getType() === 'paragraph' && node.getTextContent() === '';
};

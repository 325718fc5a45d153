import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  ListNode,
  REMOVE_LIST_COMMAND,
} from '@lexical/list';
import { $createHeadingNode, $isHeadingNode, HeadingNode, type HeadingTagType } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import { $getNearestNodeOfType, mergeRegister } from '@lexical/utils';
import {
  $createParagraphNode,
  $getSelection,
  $isParagraphNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  TextNode,
  type LexicalEditor,
} from 'lexical';

/** What the block with the caret is. */
export type BlockKind = 'paragraph' | 'h1' | 'h2' | 'h3' | 'bullet' | 'number' | 'other';
export type Formats = { block: BlockKind; bold: boolean; italic: boolean };
export const NO_FORMATS: Formats = { block: 'other', bold: false, italic: false };

/** What holds at the selection. */
export function $formats(): Formats {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return NO_FORMATS;
  const node = selection.anchor.getNode();
  const block = node.getTopLevelElement();
  const list = $getNearestNodeOfType(node, ListNode);
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    block: list
      ? list.getListType() === 'number'
        ? 'number'
        : 'bullet'
      : $isHeadingNode(block)
        ? headingOf(block.getTag())
        : block
          ? 'paragraph'
          : 'other',
  };
}

const headingOf = (tag: HeadingTagType): 'h1' | 'h2' | 'h3' => (tag === 'h1' || tag === 'h2' ? tag : 'h3');

export const toggleFormat = (editor: LexicalEditor, format: 'bold' | 'italic'): void => {
  editor.dispatchCommand(FORMAT_TEXT_COMMAND, format);
};

/** Makes the blocks of the selection what is asked for; a list that is one already becomes paragraphs. */
export function setBlock(editor: LexicalEditor, kind: Exclude<BlockKind, 'other'>): void {
  const now = editor.getEditorState().read(() => $formats().block);
  if (kind === 'bullet' || kind === 'number') {
    if (now === kind) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
    else
      editor.dispatchCommand(
        kind === 'bullet' ? INSERT_UNORDERED_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND,
        undefined,
      );
    return;
  }
  if (now === 'bullet' || now === 'number') editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined);
  editor.update(() => {
    const selection = $getSelection();
    if ($isRangeSelection(selection))
      $setBlocksType(selection, () => (kind === 'paragraph' || now === kind ? $createParagraphNode() : $createHeadingNode(kind))); // prettier-ignore
  });
}

/** Marks at the start of a paragraph that make it something else once a space is typed behind them. */
const MARKS: readonly [RegExp, Exclude<BlockKind, 'other' | 'paragraph'>][] = [
  [/^# $/, 'h1'],
  [/^## $/, 'h2'],
  [/^### $/, 'h3'],
  [/^[-*] $/, 'bullet'],
  [/^1[.)] $/, 'number'],
];

/**
 * Keeps what is written and pasted within what a memo can hold: bold and italic, three headings, lists without boxes,
 * nothing aligned or coloured. Marks of Markdown at the start of a paragraph make headings and lists.
 */
export function registerFormats(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TextNode, (node) => {
      if (node.getFormat() > 3) node.setFormat(node.getFormat() & 3);
      if (node.getStyle() !== '') node.setStyle('');
      if (node.getMode() !== 'normal') node.setMode('normal');
      const parent = node.getParent();
      const selection = $getSelection();
      if (!$isParagraphNode(parent) || parent.getFirstChild() !== node || !$isRangeSelection(selection))
        return;
      const text = node.getTextContent();
      const isTyped = selection.isCollapsed() && selection.anchor.key === node.getKey();
      const mark = isTyped && MARKS.find(([pattern]) => pattern.test(text.slice(0, selection.anchor.offset)));
      if (!mark) return;
      node.setTextContent(text.slice(selection.anchor.offset));
      node.select(0, 0);
      // Another update: within this one the selection has not settled.
      queueMicrotask(() => setBlock(editor, mark[1]));
    }),
    editor.registerNodeTransform(HeadingNode, (node) => {
      if (!['h1', 'h2', 'h3'].includes(node.getTag())) node.setTag('h3');
    }),
    editor.registerNodeTransform(ListNode, (node) => {
      if (node.getListType() === 'check') node.setListType('bullet');
    }),
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      (format) => format !== 'bold' && format !== 'italic',
      // What a memo cannot hold is taken, and nothing is done.
      COMMAND_PRIORITY_HIGH,
    ),
  );
}

/** Whether a list is around the selection, so that Tab makes it deeper. */
export const $isInList = (): boolean => {
  const selection = $getSelection();
  return (
    $isRangeSelection(selection) && $isListNode($getNearestNodeOfType(selection.anchor.getNode(), ListNode))
  );
};

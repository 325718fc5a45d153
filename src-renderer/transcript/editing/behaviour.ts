import {
  $create,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $isTextNode,
  $selectAll,
  COMMAND_PRIORITY_EDITOR,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_BACKSPACE_COMMAND,
  KEY_DELETE_COMMAND,
  KEY_ENTER_COMMAND,
  PASTE_COMMAND,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  RootNode,
  SELECT_ALL_COMMAND,
  UNDO_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
  type RangeSelection,
} from 'lexical';
import { SectionNode, TurnNode, TURNS_PER_SECTION } from '../nodes.ts';
import { LONGEST_PASTE, plainText } from './plain-text.ts';

export type Wishes = {
  undo(): void;
  redo(): void;
  /** A paste that was refused, and how long it was. */
  tooLong(length: number): void;
  /** The words of the selection as they stand in the text. */
  selected(): string;
};

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

/** Makes an editor of turns take typing, as far as plain words go. Returns what takes it back. */
export function registerEditing(editor: LexicalEditor, wishes: Wishes): () => void {
  const on = <P>(command: LexicalCommand<P>, done: (selection: RangeSelection, payload: P) => void) =>
    editor.registerCommand(
      command,
      (payload: P) => {
        const selection = $getSelection();
        if (!$isRangeSelection(selection)) return false;
        done(selection, payload);
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    );
  const always = <P>(command: LexicalCommand<P>, done: (payload: P) => void) =>
    editor.registerCommand(
      command,
      (payload: P) => {
        done(payload);
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    );
  const deleting =
    (by: 'deleteCharacter' | 'deleteWord' | 'deleteLine') =>
    (selection: RangeSelection, isBackward: boolean) => {
      if (!selection.isCollapsed()) selection.removeText();
      else if (!$join(selection, isBackward)) selection[by](isBackward);
    };
  const registered = [
    on(DELETE_CHARACTER_COMMAND, deleting('deleteCharacter')),
    on(DELETE_WORD_COMMAND, deleting('deleteWord')),
    on(DELETE_LINE_COMMAND, deleting('deleteLine')),
    on(REMOVE_TEXT_COMMAND, (selection) => selection.removeText()),
    on(CONTROLLED_TEXT_INSERTION_COMMAND, (selection, typed) =>
      $insert(
        selection,
        typeof typed === 'string' ? typed : (typed.dataTransfer?.getData('text/plain') ?? typed.data ?? ''),
      ),
    ),
    on(INSERT_LINE_BREAK_COMMAND, (selection) => selection.insertText('\n')),
    on(INSERT_PARAGRAPH_COMMAND, (selection) => void selection.insertParagraph()),
    on(KEY_ENTER_COMMAND, (selection, event) => {
      event?.preventDefault();
      if (event?.shiftKey) selection.insertText('\n');
      else selection.insertParagraph();
    }),
    on(KEY_BACKSPACE_COMMAND, (_, event) => {
      event.preventDefault();
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true);
    }),
    on(KEY_DELETE_COMMAND, (_, event) => {
      event.preventDefault();
      editor.dispatchCommand(DELETE_CHARACTER_COMMAND, false);
    }),
    on(COPY_COMMAND, (selection, event) => {
      if (!(event instanceof ClipboardEvent) || selection.isCollapsed()) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', wishes.selected());
    }),
    on(CUT_COMMAND, (selection, event) => {
      if (!(event instanceof ClipboardEvent) || selection.isCollapsed()) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', wishes.selected());
      selection.removeText();
    }),
    on(PASTE_COMMAND, (selection, event) => {
      if (!(event instanceof ClipboardEvent) || !event.clipboardData) return;
      event.preventDefault();
      const text = plainText(event.clipboardData);
      if (text === null) return;
      if (text.length > LONGEST_PASTE) wishes.tooLong(text.length);
      else $insert(selection, text);
    }),
    always(SELECT_ALL_COMMAND, () => void $selectAll()),
    always(UNDO_COMMAND, () => wishes.undo()),
    always(REDO_COMMAND, () => wishes.redo()),
    editor.registerNodeTransform(SectionNode, (section) => {
      if (section.isEmpty() && section.getParent()?.getChildrenSize() !== 1) section.remove();
    }),
    editor.registerNodeTransform(RootNode, () => $wrapAgain()),
  ];
  return () => {
    for (const undo of registered) undo();
  };
}

/** Puts text in place of the selection: each line end parts the turn. */
function $insert(selection: RangeSelection, text: string): void {
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
function $join(selection: RangeSelection, isBackward: boolean): boolean {
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

/** When everything has been deleted, or the browser put something beside the sections: Section and Turn round it. */
function $wrapAgain(): void {
  const root = $getRoot();
  for (const child of root.getChildren()) {
    if (child instanceof SectionNode) continue;
    const section = $create(SectionNode);
    const text = child.getTextContent();
    child.insertBefore(section);
    if (child instanceof TurnNode) section.append(child);
    else {
      const turn = $create(TurnNode);
      if (text !== '') turn.append($createTextNode(text));
      section.append(turn);
      child.remove();
      turn.selectEnd();
    }
  }
  const first = root.getFirstChild();
  if (first instanceof SectionNode && !(first.isEmpty() && root.getChildrenSize() === 1)) return;
  const section = first instanceof SectionNode ? first : $create(SectionNode);
  if (!first) root.append(section);
  const turn = $create(TurnNode);
  section.append(turn);
  turn.selectStart();
}

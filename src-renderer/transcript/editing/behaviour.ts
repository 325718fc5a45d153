import {
  $getSelection,
  $isRangeSelection,
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
  SELECT_ALL_COMMAND,
  UNDO_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import { $insert, $join } from './part-and-join.ts';
import { LONGEST_PASTE, plainText } from './plain-text.ts';
import { keepShape } from './shape.ts';

export type Wishes = {
  undo(): void;
  redo(): void;
  /** A paste that was refused, and how long it was. */
  tooLong(length: number): void;
  /** The words of the selection as they stand in the text. */
  selected(): string;
};

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
    keepShape(editor),
  ];
  return () => {
    for (const undo of registered) undo();
  };
}

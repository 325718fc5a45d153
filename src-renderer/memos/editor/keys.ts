import { mergeRegister } from '@lexical/utils';
import {
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  COMMAND_PRIORITY_LOW,
  INDENT_CONTENT_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { $isInList } from './format.ts';
import { $insertQuotation } from './insert.ts';
import { $isMention, $isQuotation, type QuotationData } from './nodes.ts';

export type MenuKey = 'up' | 'down' | 'choose' | 'close';
export type KeyEvents = {
  /** True when an open list has taken the key. */
  menuKey(key: MenuKey): boolean;
  /** A chip or quotation was clicked, or entered by key. */
  go(anchor: string): void;
  /** What is pasted as a quotation, if it is one. */
  quoted(data: DataTransfer): QuotationData | null;
};

/** Keys of an open list, of what is selected as a whole, and of lists; and what is pasted as a quotation. */
export function registerKeys(editor: LexicalEditor, events: KeyEvents): () => void {
  const menu = (key: MenuKey) => (event: KeyboardEvent | null) => {
    if (!events.menuKey(key)) return false;
    event?.preventDefault();
    return true;
  };
  return mergeRegister(
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, menu('down'), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ARROW_UP_COMMAND, menu('up'), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(KEY_ESCAPE_COMMAND, menu('close'), COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (menu('choose')(event)) return true;
        const selection = $getSelection();
        const [node] = $isNodeSelection(selection) ? selection.getNodes() : [];
        if (!$isMention(node) && !$isQuotation(node)) return false;
        event?.preventDefault();
        events.go(node.data.anchor);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        if (menu('choose')(event)) return true;
        // Outside of lists Tab leaves the memo, as it leaves any field.
        if (!$isInList()) return true;
        event.preventDefault();
        return editor.dispatchCommand(
          event.shiftKey ? OUTDENT_CONTENT_COMMAND : INDENT_CONTENT_COMMAND,
          undefined,
        );
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = event instanceof ClipboardEvent ? event.clipboardData : null;
        const quotation = data && events.quoted(data);
        if (!quotation) return false;
        event.preventDefault();
        $insertQuotation(quotation);
        return true;
      },
      COMMAND_PRIORITY_LOW,
    ),
  );
}

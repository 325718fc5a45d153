import type { TranscriptSurface } from './surface.ts';

/** With fewer turns the browser's own selection is quick, and every assistive tool knows it. */
const MANY_TURNS = 200;

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * All of a long text, selected. A browser's selection has every section that it goes through laid out, half a second at
 * 50,000 words: here its caret stays where it is, the words in view are painted, and copying gives all.
 */
export class WholeText {
  /** Where the browser's caret is while all is selected. */
  #at: { node: Node; offset: number } | null = null;

  constructor(
    private readonly surface: TranscriptSurface,
    signal: AbortSignal,
  ) {
    surface.elements.text.addEventListener(
      'copy',
      (event) => {
        if (!this.isSelected()) return;
        event.clipboardData?.setData('text/plain', surface.turns.text);
        event.preventDefault();
      },
      { signal },
    );
  }

  /** Whether these keys select all of this text, and this is to do it. */
  isAsked({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): boolean {
    const isAll = key.toLowerCase() === 'a' && ctrlKey !== metaKey && !altKey && !shiftKey;
    return isAll && this.surface.turns.count > MANY_TURNS;
  }

  select(): void {
    const selection = document.getSelection();
    if (!selection?.focusNode) return;
    selection.collapse(selection.focusNode, selection.focusOffset);
    this.#at = { node: selection.focusNode, offset: selection.focusOffset };
    this.surface.setLayer('sel', [{ start: 0, end: this.surface.turns.text.length }]);
  }

  /** Whether all is selected; not any more when the browser's caret has moved. */
  isSelected(): boolean {
    if (!this.#at) return false;
    const selection = document.getSelection();
    const { node, offset } = this.#at;
    if (selection?.isCollapsed && selection.focusNode === node && selection.focusOffset === offset)
      return true;
    this.letGo();
    return false;
  }

  letGo(): void {
    if (!this.#at) return;
    this.#at = null;
    this.surface.setLayer('sel', []);
  }
}

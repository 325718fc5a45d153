import { setInteractionModality } from 'react-aria-components';
import type { Page } from './page.ts';

/** A selection with its direction; `anchor` is where it began, `focus` where the caret is. Offsets of the text. */
export type TextSelection = { anchor: number; focus: number };

/** What may not happen in a text that is read, though the browser would do it in anything with a caret. */
const FORBIDDEN = ['beforeinput', 'paste', 'cut', 'drop', 'dragstart', 'dragover'] as const;

/**
 * A real caret in text that cannot be typed into: the element is editable for the browser, which gives caret, mouse and
 * keyboard selection, and everything that would change it is stopped.
 */
export class ReadingSelection {
  readonly #stop = new AbortController();
  #last: TextSelection | null = null;
  /** While the selection is set by us, or the focus came with a press that says where. */
  #isPlaced = false;
  #restore: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly page: Page,
    changed: (selection: TextSelection) => void,
  ) {
    const { root } = page;
    const { signal } = this.#stop;
    // Not 'true': round every change of the page React would count through such an element to its selection.
    root.contentEditable = 'plaintext-only';
    root.spellcheck = false;
    root.translate = false;
    const attributes = {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-readonly': 'true',
      // Editable text is in the tab order by itself; not every assistive tool knows that of `plaintext-only`.
      tabindex: '0',
      autocorrect: 'off',
    };
    for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, value);
    const stop = (event: Event) => event.preventDefault();
    for (const type of FORBIDDEN) root.addEventListener(type, stop, { signal });
    // React Aria redraws every row that can be dragged when mouse changes to keys, before a key is heard here. Words
    // are selected by mouse and coded by key, so the change is made when the mouse is let go, where nobody waits.
    // Twice: React draws once more when it is told the same again, and only then knows that nothing changed.
    const settle = () => {
      for (const after of [0, 50]) setTimeout(setInteractionModality, after, 'keyboard');
    };
    root.addEventListener('pointerup', settle, { signal });
    // An input method may write all the same: what it wrote is taken out again.
    root.addEventListener('input', () => this.#repair(), { signal });
    root.addEventListener('compositionend', () => this.#repair(), { signal });
    root.addEventListener('pointerdown', () => (this.#isPlaced = true), { signal });
    root.addEventListener('focus', () => this.#comeBack(), { signal });
    document.addEventListener(
      'selectionchange',
      () => {
        if (this.#restore !== undefined) return;
        const selection = this.get();
        if (!selection) return;
        this.#last = selection;
        changed(selection);
      },
      { signal },
    );
  }

  destroy(): void {
    clearTimeout(this.#restore);
    this.#stop.abort();
  }

  /** The selection where it is in the text; null when it is elsewhere in the window. */
  get(): TextSelection | null {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return null;
    const anchor = this.page.offsetAt(selection.anchorNode, selection.anchorOffset);
    const focus = this.page.offsetAt(selection.focusNode, selection.focusOffset);
    return anchor === null || focus === null ? null : { anchor, focus };
  }

  /** Selects, and gives the text the focus. Does not scroll. */
  set({ anchor, focus }: TextSelection): void {
    const from = this.page.place(anchor);
    const to = this.page.place(focus);
    this.#isPlaced = true;
    this.page.root.focus({ preventScroll: true });
    this.#isPlaced = false;
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /**
   * Focus that comes by key (Tab, F6) puts a browser's caret at the start of the text. The place somebody worked at, and
   * the coding there, is where they come back to.
   */
  #comeBack(): void {
    const last = this.#last;
    const isPlaced = this.#isPlaced;
    this.#isPlaced = false;
    if (isPlaced || !last || this.#restore !== undefined) return;
    // The browser moves its caret after this event.
    this.#restore = setTimeout(() => {
      this.#restore = undefined;
      // Focus may have gone on at once, to a dialog that a command opened.
      if (document.activeElement === this.page.root) this.set(last);
    });
  }

  #repair(): void {
    const { turns } = this.page;
    const before = this.#last;
    for (let turn = 0; turn < turns.count; turn++) {
      const text = this.page.textOf(turn);
      if (text && text.data !== turns.words(turn)) text.data = turns.words(turn);
    }
    if (before) this.set(before);
  }
}

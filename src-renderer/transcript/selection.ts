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
    // An input method may write all the same: what it wrote is taken out again.
    root.addEventListener('input', () => this.#repair(), { signal });
    root.addEventListener('compositionend', () => this.#repair(), { signal });
    document.addEventListener(
      'selectionchange',
      () => {
        const selection = this.get();
        if (!selection) return;
        this.#last = selection;
        changed(selection);
      },
      { signal },
    );
  }

  destroy(): void {
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
    this.page.root.focus({ preventScroll: true });
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
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

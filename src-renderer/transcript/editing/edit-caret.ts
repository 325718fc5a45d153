import {
  $createRangeSelectionFromDom,
  $getSelection,
  $isRangeSelection,
  $setSelection,
  type LexicalEditor,
  type PointType,
} from 'lexical';
import type { Page } from '../page.ts';
import { $atOf } from './part-and-join.ts';

/** The two ends of a selection in offsets of the text, the same for a caret; `focus` is the one that moves. */
export type Ends = { anchor: number; focus: number };

/** The caret in a text that takes typing. */
export class EditCaret {
  constructor(
    private readonly editor: LexicalEditor,
    private readonly page: Page,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Lexical takes the selection from the page only some time after it changed: a quick key would act on where the
   * caret was before.
   */
  take(): void {
    this.editor.update(
      () => {
        const selection = $createRangeSelectionFromDom(document.getSelection(), this.editor);
        if (selection) $setSelection(selection);
      },
      { discrete: true },
    );
  }

  /** Puts the caret, or a selection, by offsets of the text as it is; the text has the focus. */
  put({ anchor, focus }: Ends): void {
    const [from, to] = [this.page.place(anchor), this.page.place(focus)];
    this.page.root.focus({ preventScroll: true });
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /**
   * The same unless the focus is somebody else's: then as soon as the text has it. A click says where by itself, and so
   * does whatever selects words and brings the focus with them.
   */
  putWhenFree(ends: Ends): void {
    const { body, activeElement } = document;
    if (activeElement === null || activeElement === body || activeElement === this.page.root)
      return this.put(ends);
    const focused = () => {
      // Where a browser puts a caret that nobody has placed.
      const { anchor, focus } = this.get() ?? { anchor: 0, focus: 0 };
      if (anchor === 0 && focus === 0) this.put(ends);
    };
    this.page.root.addEventListener('focus', focused, { once: true, signal: this.signal });
  }

  /** The selection; null when it is elsewhere. */
  get(): Ends | null {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return null;
    const anchor = this.page.offsetAt(selection.anchorNode, selection.anchorOffset);
    const focus = this.page.offsetAt(selection.focusNode, selection.focusOffset);
    return anchor === null || focus === null ? null : { anchor, focus };
  }

  /** The words of the selection as they stand in the text. */
  words(): string {
    const { anchor, focus } = this.get() ?? { anchor: 0, focus: 0 };
    return this.page.turns.text.slice(Math.min(anchor, focus), Math.max(anchor, focus));
  }

  /** The selection, or where it was before it went elsewhere. */
  last(): Ends | null {
    return this.get() ?? this.editor.getEditorState().read(() => this.#held());
  }

  #held(): Ends | null {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const anchor = this.#offsetOf(selection.anchor);
    const focus = this.#offsetOf(selection.focus);
    return anchor === null || focus === null ? null : { anchor, focus };
  }

  #offsetOf(point: PointType): number | null {
    const place = $atOf(point);
    const element = place && this.editor.getElementByKey(place.turn.getKey());
    const turn = element && this.page.turnOf(element);
    return place && turn !== null ? this.page.turns.offsetOf({ turn, at: place.at }) : null;
  }
}

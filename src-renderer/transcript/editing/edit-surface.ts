import type { Code, Coding, Id } from '@shared/contract/index.ts';
import { $setSelection, createEditor, HISTORIC_TAG, type LexicalEditor } from 'lexical';
import type { TypedTurn } from '../../store/view.ts';
import { Beside, type TurnLabel } from '../beside.ts';
import { CodingIndex, type Stretch } from '../coding-index.ts';
import { guessHeights } from '../heights.ts';
import { fillTurns, SectionNode, TurnNode } from '../nodes.ts';
import { Page } from '../page.ts';
import { Places } from '../place.ts';
import type { SurfaceElements } from '../surface.ts';
import type { TurnMap } from '../turn-map.ts';
import { registerEditing, type Wishes } from './behaviour.ts';
import { EditCaret } from './edit-caret.ts';
import { EditDrawing } from './edit-drawing.ts';
import type { EditedCodings } from './edited-codings.ts';
import { readWritten, type Written } from './written.ts';

const ATTRIBUTES = { role: 'textbox', 'aria-multiline': 'true', 'aria-readonly': 'false', tabindex: '0' };

/** A transcript on the page that takes typing: Lexical holds the words; what stands on them is `EditDrawing`’s. */
export class EditSurface {
  readonly editor: LexicalEditor;
  readonly page: Page;
  readonly places: Places;
  readonly caret: EditCaret;
  readonly keys: readonly string[];
  readonly #index: CodingIndex;
  readonly #drawing: EditDrawing;
  readonly #beside: Beside;
  readonly #stop = new AbortController();
  readonly #resized: ResizeObserver;
  readonly #unregister: (() => void)[];
  /** How many sections there are, as far as `anew` knows. */
  #sections = 0;
  #isFilling = false;

  constructor(
    readonly elements: SurfaceElements,
    turns: TurnMap,
    private readonly codings: EditedCodings,
    wishes: Wishes,
    private readonly events: {
      known(): readonly TypedTurn[];
      written(written: Written): void;
      moved(): void;
      restored(): void;
      /** An input method begins to write, or has ended: what it wrote meanwhile is one step. */
      composing(isAtWork: boolean): void;
    },
  ) {
    const { text } = elements;
    text.classList.add('is-editing');
    delete text.dataset['numbers'];
    // Not 'true': pasting then never brings form, and React does not count through it to its selection.
    text.contentEditable = 'plaintext-only';
    text.spellcheck = false;
    text.translate = false;
    for (const [name, value] of Object.entries(ATTRIBUTES)) text.setAttribute(name, value);
    for (const type of ['dragstart', 'dragover', 'drop'])
      text.addEventListener(type, (event) => event.preventDefault(), { signal: this.#stop.signal });
    this.editor = createEditor({
      namespace: 'transcript',
      nodes: [SectionNode, TurnNode],
      onError: (error) => {
        throw error;
      },
    });
    this.editor.setRootElement(text);
    this.keys = fillTurns(this.editor, turns);
    this.#sections = text.childElementCount;
    this.page = new Page(text, turns, this.#elementsOf(this.keys));
    guessHeights(this.page);
    this.places = new Places(this.page, elements.scroller, this.#stop.signal);
    this.caret = new EditCaret(this.editor, this.page, this.#stop.signal);
    this.#index = new CodingIndex(turns);
    this.#drawing = new EditDrawing(elements, this.page, this.#index, codings, this.#stop.signal);
    this.#beside = new Beside(this.page, this.#drawing.painter);
    this.#unregister = [
      registerEditing(this.editor, wishes),
      this.editor.registerUpdateListener(({ editorState, prevEditorState, dirtyElements, tags }) => {
        if (this.#isFilling) return;
        if (tags.has(HISTORIC_TAG)) events.restored();
        else if (dirtyElements.size > 0)
          events.written(
            readWritten(editorState, prevEditorState, {
              dirty: dirtyElements,
              known: events.known(),
              sections: this.#sections,
              turnOf: (key) => this.#turnOf(key),
            }),
          );
        else events.moved();
      }),
    ];
    // Before Lexical, which takes what is selected out of the text as it begins.
    const first = { signal: this.#stop.signal, capture: true };
    text.addEventListener('compositionstart', () => events.composing(true), first);
    // Lexical takes in the last of it after the event.
    const composed = () => setTimeout(() => this.#stop.signal.aborted || events.composing(false));
    text.addEventListener('compositionend', composed, { signal: this.#stop.signal });
    elements.scroller.addEventListener('scroll', () => this.#drawing.scrolled(), {
      signal: this.#stop.signal,
      passive: true,
    });
    this.#resized = new ResizeObserver(() => this.#drawing.soon());
    this.#resized.observe(elements.scroller);
    this.#resized.observe(text);
  }

  destroy(): void {
    this.#stop.abort();
    this.#resized.disconnect();
    for (const undo of this.#unregister) undo();
    this.#drawing.destroy();
    this.editor.setRootElement(null);
    this.elements.text.classList.remove('is-editing');
    for (const layer of [this.elements.stripes, this.elements.handles, this.elements.text])
      layer.replaceChildren();
  }

  /** Puts other turns in place of all there are; `anew` is to follow. Returns their keys. */
  fill(turns: TurnMap): string[] {
    this.#isFilling = true;
    this.editor.update(() => $setSelection(null), { discrete: true });
    const keys = fillTurns(this.editor, turns);
    this.#isFilling = false;
    return keys;
  }

  /** Whether letters are taken. The focus and the caret stay where they are. */
  setTaking(isTaking: boolean): void {
    this.editor.setEditable(isTaking);
    this.elements.text.contentEditable = isTaking ? 'plaintext-only' : 'false';
  }

  setCodes(codes: ReadonlyMap<Id, Code>, exemplars: ReadonlySet<Id>): void {
    this.#drawing.setCodes(codes, exemplars);
  }

  /** A turn as it is on the page: where the next one starts, and the codings on it. */
  turn(index: number): { end: number; on: readonly Coding[] } {
    const { turns } = this.page;
    return { end: turns.start(index) + turns.length(index) + 1, on: this.#index.on(index) };
  }

  /** Letters came or went at an offset in one turn, and every coding is where it was but for that. */
  typed(turns: TurnMap, turn: number, at: number): void {
    this.page.become(turns);
    this.#index.turns = turns;
    this.#drawing.typed(turn, at);
  }

  /** Turns came or went, or codings did: everything is worked out again. `keys` are those of the turns now. */
  anew(turns: TurnMap, keys: readonly string[]): void {
    this.#index.restart(turns, this.codings.rows);
    this.#become(turns, keys);
  }

  /** The same where turns came and went in one stretch, and every coding is where it was but for what was typed there. */
  reshaped(turns: TurnMap, keys: readonly string[], stretch: Stretch): void {
    this.#index.reshape(turns, stretch);
    this.#become(turns, keys);
  }

  #become(turns: TurnMap, keys: readonly string[]): void {
    this.page.become(turns, this.#elementsOf(keys));
    this.#sections = this.elements.text.childElementCount;
    this.#drawing.soon();
  }

  setLabels(labels: readonly TurnLabel[]): void {
    this.#beside.setLabels(labels);
    // Turns that came are written by Lexical, which does not know of it.
    for (const element of this.page.elements) if (element.dir !== 'auto') element.dir = 'auto';
  }

  setRegions(...given: Parameters<Beside['setRegions']>): void {
    this.#beside.setRegions(...given);
  }

  reveal(offset: number): void {
    const rect = this.page.caretRect(offset);
    if (!rect) return;
    const { scroller } = this.elements;
    const box = scroller.getBoundingClientRect();
    if (rect.top < box.top + 20 || rect.bottom > box.bottom - 40)
      this.places.bring(this.page.turns.turnAt(offset), rect.top, box.height / 3);
    this.#drawing.soon();
  }

  /** The turn whose label is under a place in the window; null beside the labels. */
  labelAt(event: MouseEvent): number | null {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.classList.contains('ts-turn')) return null;
    const turn = this.page.elements.indexOf(target);
    return turn >= 0 && event.clientX < target.getBoundingClientRect().left ? turn : null;
  }

  /** Index of the turn that a key is the key of, as far as `anew` knows; null for anything else. */
  #turnOf(key: string): number | null {
    const element = this.editor.getElementByKey(key);
    return element && this.page.turnOf(element);
  }

  #elementsOf(keys: readonly string[]): HTMLElement[] {
    return keys.flatMap((key) => this.editor.getElementByKey(key) ?? []);
  }
}

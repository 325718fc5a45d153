import type { Code, Coding, Id } from '@shared/contract/index.ts';
import { $create, $createTextNode, $getNodeByKey, ElementNode, type LexicalEditor } from 'lexical';
import { CodingIndex } from '../../../src-renderer/transcript/coding-index.ts';
import { fillTurns } from '../../../src-renderer/transcript/nodes.ts';
import { TurnMap } from '../../../src-renderer/transcript/turn-map.ts';
import type { Baseline, Given } from './page.ts';

/** Words under one and the same codings, as an element of the document: what editors with marks do. */
export class MarkNode extends ElementNode {
  ids: readonly Id[] = [];
  color = '';
  override $config() {
    return this.config('mark', { extends: ElementNode });
  }
  override isInline(): true {
    return true;
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('mark');
    element.dataset['coding'] = this.ids.join(' ');
    element.style.background = `color-mix(in srgb, ${this.color} 20%, transparent)`;
    return element;
  }
  override updateDOM(): boolean {
    return false;
  }
}

/**
 * Codings as mark nodes: a turn's words are cut wherever a coding begins or ends, and each piece with codings is an
 * element. No stripes are drawn, which favours it.
 */
export class Marks implements Baseline {
  readonly #turns: TurnMap;
  readonly #index: CodingIndex;
  readonly #keys: readonly string[];
  #codings: ReadonlyMap<Id, Coding>;

  constructor(
    private readonly editor: LexicalEditor,
    { text, turns, codings }: Given,
    private readonly codes: ReadonlyMap<Id, Code>,
  ) {
    this.#turns = new TurnMap(text, turns);
    this.#index = new CodingIndex(this.#turns);
    this.#keys = fillTurns(editor, this.#turns);
    this.#codings = new Map(codings.map((row) => [row.id, row]));
    this.#mark([...this.#index.set(this.#codings)]);
  }

  add(coding: Coding): void {
    this.#codings = new Map(this.#codings).set(coding.id, coding);
    this.#mark([...this.#index.set(this.#codings)]);
  }
  remove(id: Id): void {
    const codings = new Map(this.#codings);
    codings.delete(id);
    this.#codings = codings;
    this.#mark([...this.#index.set(codings)]);
  }
  typed(): void {
    // The document holds the marks: they move by themselves.
  }
  turns(): TurnMap {
    return this.#turns;
  }
  destroy(): void {
    // The page's own elements are all there is.
  }

  #mark(turns: readonly number[]): void {
    this.editor.update(
      () => {
        for (const turn of turns) {
          const node = $getNodeByKey(this.#keys[turn] ?? '');
          if (!(node instanceof ElementNode)) continue;
          node.clear();
          node.append(...this.#pieces(turn));
        }
      },
      { discrete: true },
    );
  }

  #pieces(turn: number) {
    const words = this.#turns.words(turn);
    const parts = this.#index.on(turn).flatMap((coding) => {
      const part = this.#turns.part(coding, turn);
      return part ? [{ coding, ...part }] : [];
    });
    const cuts = [...new Set([0, words.length, ...parts.flatMap(({ from, to }) => [from, to])])].sort(
      (a, b) => a - b,
    );
    return cuts.slice(0, -1).map((from, i) => {
      const to = cuts[i + 1] ?? words.length;
      const piece = $createTextNode(words.slice(from, to));
      const over = parts.filter((part) => part.from <= from && to <= part.to);
      const [first] = over;
      if (!first) return piece;
      const mark = $create(MarkNode);
      mark.ids = over.map(({ coding }) => coding.id);
      mark.color = this.codes.get(first.coding.codeId)?.color ?? '#888888';
      return mark.append(piece);
    });
  }
}

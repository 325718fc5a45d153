import type { Code, Coding, Id } from '@shared/contract/index.ts';
import type { LexicalEditor } from 'lexical';
import { CodingIndex } from '../../../src-renderer/transcript/coding-index.ts';
import { MarginRuler } from '../../../src-renderer/transcript/margin.ts';
import { fillEditor } from '../../../src-renderer/transcript/nodes.ts';
import { Page } from '../../../src-renderer/transcript/page.ts';
import { Painter } from '../../../src-renderer/transcript/painter.ts';
import { Stripes } from '../../../src-renderer/transcript/stripes.ts';
import { TurnMap } from '../../../src-renderer/transcript/turn-map.ts';
import type { Baseline, Given } from './page.ts';

/** The program's own painter and margin over the whole text at once, in view or not. */
export class Highlights implements Baseline {
  readonly #turns: TurnMap;
  readonly #index: CodingIndex;
  readonly #painter: Painter;
  readonly #ruler: MarginRuler;
  readonly #stripes: Stripes;
  #codings: ReadonlyMap<Id, Coding>;

  constructor(
    editor: LexicalEditor,
    root: HTMLElement,
    margin: HTMLElement,
    { text, turns, codings }: Given,
    private readonly codes: ReadonlyMap<Id, Code>,
  ) {
    this.#turns = new TurnMap(text, turns);
    this.#index = new CodingIndex(this.#turns);
    const page = new Page(root, this.#turns, fillEditor(editor, this.#turns));
    this.#painter = new Painter(page, this.#index);
    this.#ruler = new MarginRuler(margin, page, this.#index);
    this.#stripes = new Stripes(margin, this.#index, { hover: () => {}, choose: () => {} });
    this.#painter.colorOf = this.#colorOf;
    this.#codings = new Map(codings.map((row) => [row.id, row]));
    this.#index.set(this.#codings);
    this.#painter.setWindow(0, this.#turns.count - 1, true);
    this.#margin();
  }

  readonly #colorOf = ({ codeId }: Coding) => this.codes.get(codeId)?.color ?? null;

  add(coding: Coding): void {
    this.#follow(new Map(this.#codings).set(coding.id, coding));
  }
  remove(id: Id): void {
    const codings = new Map(this.#codings);
    codings.delete(id);
    this.#follow(codings);
  }
  /** As if nothing had moved, which favours it. */
  typed(turn: number): void {
    this.#painter.repaint(turn);
  }
  turns(): TurnMap {
    return this.#turns;
  }
  destroy(): void {
    this.#painter.destroy();
  }

  #follow(codings: ReadonlyMap<Id, Coding>): void {
    this.#codings = codings;
    for (const turn of this.#index.set(codings)) this.#painter.repaint(turn);
    this.#margin();
  }
  #margin(): void {
    const all = [0, this.#turns.count - 1] as const;
    this.#stripes.draw(this.#ruler.measure(all, null), this.codes, new Set(), this.#colorOf);
  }
}

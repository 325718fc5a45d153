import {
  $create,
  $createTextNode,
  $getRoot,
  ElementNode,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';
import type { TurnMap } from './turn-map.ts';

/**
 * Turns to a section: enough that a long transcript has few boxes to skip, few enough that a skipped one saves work.
 * Measured: with one box per turn, scrolling 50,000 words takes 21 to 40 ms a frame; in forties it takes 16.7.
 */
export const TURNS_PER_SECTION = 40;

/** A run of turns that the browser lays out and paints only when it is near the viewport. */
export class SectionNode extends ElementNode {
  override $config() {
    return this.config('section', { extends: ElementNode });
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('section');
    element.className = 'ts-section';
    return element;
  }
  override updateDOM(): false {
    return false;
  }
}

/** One turn: its words in one text node, line ends and all. Who speaks and when stand beside it as attributes. */
export class TurnNode extends ElementNode {
  override $config() {
    return this.config('turn', { extends: ElementNode });
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('p');
    element.className = 'ts-turn';
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  /** Enter parts a turn in two of the same kind. */
  override insertNewAfter(_selection: RangeSelection, restore?: boolean): TurnNode {
    const turn = $create(TurnNode);
    this.insertAfter(turn, restore);
    return turn;
  }
}

/** Replaces what the editor holds by the turns' words; returns each turn's element, by index. */
export function fillEditor(editor: LexicalEditor, turns: TurnMap): HTMLElement[] {
  return fillTurns(editor, turns).flatMap((key) => editor.getElementByKey(key) ?? []);
}

/** The same; returns the turns' keys. */
export function fillTurns(editor: LexicalEditor, turns: TurnMap): string[] {
  const keys: string[] = [];
  editor.update(
    () => {
      const root = $getRoot().clear();
      let section: SectionNode | null = null;
      for (let i = 0; i < turns.count; i++) {
        if (!section || i % TURNS_PER_SECTION === 0) root.append((section = $create(SectionNode)));
        const turn = $create(TurnNode);
        const words = turns.words(i);
        if (words !== '') turn.append($createTextNode(words));
        section.append(turn);
        keys.push(turn.getKey());
      }
    },
    { discrete: true },
  );
  return keys;
}

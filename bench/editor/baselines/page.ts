import type { Code, Coding, Id, Turn } from '@shared/contract/index.ts';
import { createEditor, type LexicalEditor } from 'lexical';
import '../../../src-renderer/styles/index.css';
import { registerEditing } from '../../../src-renderer/transcript/editing/behaviour.ts';
import { SectionNode, TurnNode } from '../../../src-renderer/transcript/nodes.ts';
import type { TurnMap } from '../../../src-renderer/transcript/turn-map.ts';
import { Highlights } from './highlights.ts';
import { MarkNode, Marks } from './marks.ts';

/** A transcript as the bench gives it to a baseline. */
export type Given = {
  text: string;
  turns: readonly Turn[];
  codings: readonly Coding[];
  codes: readonly Code[];
};

/** One way to show codings, to compare the program's with. */
export type Baseline = {
  add(coding: Coding): void;
  remove(id: Id): void;
  typed(turn: number): void;
  turns(): TurnMap;
  destroy(): void;
};

const $ = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
};
const [text, margin] = [$('text'), $('stripes')];
const kind = new URLSearchParams(location.search).get('kind');
const given = (await (await fetch('given.json')).json()) as Given;
const codes = new Map(given.codes.map((row) => [row.id, row]));

let shown: { editor: LexicalEditor; baseline: Baseline } | null = null;
let added: Id | null = null;

function show(): void {
  shown?.baseline.destroy();
  shown?.editor.setRootElement(null);
  for (const layer of [text, margin]) layer.replaceChildren();
  text.setAttribute('aria-readonly', 'true');
  text.contentEditable = 'false';
  const editor = createEditor({
    namespace: 'baseline',
    nodes: [SectionNode, TurnNode, MarkNode],
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(text);
  const baseline =
    kind === 'marks' ? new Marks(editor, given, codes) : new Highlights(editor, text, margin, given, codes);
  shown = { editor, baseline };
}

/** The selected words as offsets of the transcript; null when nothing, or more than a turn, is selected. */
function passage(turns: TurnMap): { start: number; end: number } | null {
  const range = document.getSelection()?.getRangeAt(0);
  const turn = range?.startContainer.parentElement?.closest('.ts-turn');
  if (!range || !turn) return null;
  const before = document.createRange();
  before.setStart(turn, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const index = [...text.querySelectorAll('.ts-turn')].indexOf(turn);
  const start = turns.start(index) + before.toString().length;
  return { start, end: start + range.toString().length };
}

$('open').addEventListener('click', show);
addEventListener('keydown', (event) => {
  if (!shown || text.isContentEditable) return;
  const { editor, baseline } = shown;
  if (event.key === '1') {
    const span = passage(baseline.turns());
    const [like] = given.codings;
    if (!span || !like) return;
    added = Math.max(...given.codings.map((row) => row.id)) + 1;
    baseline.add({ ...like, ...span, id: added });
  } else if (event.key === 'Delete' && added !== null) {
    baseline.remove(added);
    added = null;
  } else if (event.key === 'e') {
    event.preventDefault();
    text.contentEditable = 'plaintext-only';
    text.classList.add('is-editing');
    text.setAttribute('aria-readonly', 'false');
    registerEditing(editor, { undo: () => {}, redo: () => {}, tooLong: () => {}, selected: () => '' });
    editor.registerUpdateListener(({ dirtyElements }) => {
      for (const key of dirtyElements.keys()) {
        const element = editor.getElementByKey(key);
        if (element?.matches('.ts-turn'))
          baseline.typed([...text.querySelectorAll('.ts-turn')].indexOf(element));
      }
    });
  }
});
document.body.dataset['ready'] = 'yes';

import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import {
  $create,
  $createLineBreakNode,
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  $setSelection,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createEditor,
  DELETE_CHARACTER_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  REMOVE_TEXT_COMMAND,
  $selectAll,
  type LexicalEditor,
  type LexicalNode,
  type PointType,
} from 'lexical';
import { expect, test } from 'vitest';
import { fillTurns, SectionNode, TurnNode } from '../nodes.ts';
import { TurnMap } from '../turn-map.ts';
import { registerEditing } from './behaviour.ts';

const SEED = 20_260_305;
console.log(`Laws of an editor's shape: seed ${SEED}, ${LAW_RUNS} runs`);

/** Turns enough for three sections; some have no words. */
const LINES = Array.from({ length: 90 }, (_, i) => (i % 7 === 3 ? '' : `turn ${i}`));

/** An editor without a page, which takes commands at once. */
function filled(): LexicalEditor {
  const editor = createEditor({
    nodes: [SectionNode, TurnNode],
    onError: (error) => {
      throw error;
    },
  });
  editor._headless = true;
  registerEditing(editor, { undo: () => {}, redo: () => {}, tooLong: () => {}, selected: () => '' });
  let at = 0;
  const spans = LINES.map((line) => ({ start: at, end: (at += line.length + 1) }));
  fillTurns(editor, new TurnMap(LINES.map((line) => `${line}\n`).join(''), spans));
  return editor;
}

type Draw = { what: (typeof WHAT)[number]; a: number; b: number; words: string };
const WHAT = [
  'insert', 'insert', 'enter', 'line', 'remove', 'remove', 'backspace', 'delete', 'all', 'empty a section', 'text in a section',
  'paragraph in a section', 'turn in a turn', 'line break in a turn', 'turn in the root', 'section in a section', 'clear',
] as const; // prettier-ignore
const draws = fc.array(
  fc.record({
    what: fc.constantFrom(...WHAT),
    a: fc.double({ min: 0, max: 1, noNaN: true }),
    b: fc.double({ min: 0, max: 1, noNaN: true }),
    words: fc.constantFrom('', 'x', 'one two', 'one\ntwo', '\n', '\n\n', 'l\n'.repeat(60)),
  }),
  { minLength: 1, maxLength: 12 },
);

const $pick = <T extends LexicalNode>(of: readonly T[], at: number): T | undefined =>
  of[Math.min(of.length - 1, Math.floor(at * of.length))];
const $sections = () => $getRoot().getChildren<SectionNode>();
const $turns = () => $sections().flatMap((section) => section.getChildren<TurnNode>());

/** Puts one end of a selection in a text, in a turn, a section or the root. */
function $put(point: PointType, at: number): void {
  const turn = $pick($turns(), at);
  if (!turn) return;
  const text = turn.getFirstChild();
  const far = Math.floor(at * 1_000) % 7;
  if (far === 0) point.set('root', Math.floor(at * ($sections().length + 1)), 'element');
  else if (far === 1) point.set(turn.getParentOrThrow().getKey(), turn.getIndexWithinParent(), 'element');
  else if ($isTextNode(text)) point.set(text.getKey(), far % (text.getTextContentSize() + 1), 'text');
  else point.set(turn.getKey(), 0, 'element');
}

function perform(editor: LexicalEditor, { what, a, b, words }: Draw): void {
  editor.update(
    () => {
      const selection = $createRangeSelection();
      $put(selection.anchor, a);
      const isCaret = what === 'enter' || what === 'line' || words === 'x';
      $put(selection.focus, isCaret ? a : b);
      $setSelection(selection);
      const section = $pick($sections(), a);
      const turn = $pick($turns(), b);
      if (what === 'insert') editor.dispatchCommand(CONTROLLED_TEXT_INSERTION_COMMAND, words);
      else if (what === 'enter') editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND, undefined);
      else if (what === 'line') editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false);
      else if (what === 'remove') editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
      else if (what === 'backspace' || what === 'delete') {
        // At the edge of a turn: within one the browser says what a character is.
        const isBackward = what === 'backspace';
        if (isBackward) turn?.selectStart();
        else turn?.selectEnd();
        editor.dispatchCommand(DELETE_CHARACTER_COMMAND, isBackward);
      } else if (what === 'all') {
        $selectAll();
        editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
      } else if (what === 'empty a section') section?.clear();
      else if (what === 'text in a section') section?.append($createTextNode(words || 'y'));
      else if (what === 'paragraph in a section')
        section?.append($createParagraphNode().append($createTextNode(words || 'y')));
      else if (what === 'turn in a turn')
        turn?.append($create(TurnNode).append($createTextNode(words || 'y')));
      else if (what === 'line break in a turn') turn?.append($createLineBreakNode());
      else if (what === 'turn in the root' && turn) $getRoot().append(turn);
      else if (what === 'section in a section' && section)
        $pick($sections(), b)?.append($create(SectionNode).append($create(TurnNode)));
      else if (what === 'clear') $getRoot().clear();
    },
    { discrete: true },
  );
}

test(
  'Whatever is typed, deleted or put in a wrong place, the document is sections of turns of text, at least one of each.',
  { timeout: timeFor(100) },
  () => {
    fc.assert(
      fc.property(draws, (sequence) => {
        const editor = filled();
        for (const draw of sequence) {
          perform(editor, draw);
          editor.read(() => {
            const sections = $getRoot().getChildren();
            const held = sections.flatMap((section) =>
              $isElementNode(section) ? section.getChildren() : [],
            );
            expect(sections.every((one) => one instanceof SectionNode && !one.isEmpty())).toBe(true);
            expect(sections.length).toBeGreaterThan(0);
            expect(held.every((one) => one instanceof TurnNode)).toBe(true);
            const within = held.flatMap((turn) => ($isElementNode(turn) ? turn.getChildren() : []));
            expect(within.filter((one) => !$isTextNode(one))).toEqual([]);
          });
        }
      }),
      { seed: SEED, numRuns: LAW_RUNS },
    );
  },
);

import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { ListItemNode, ListNode, registerList } from '@lexical/list';
import { HeadingNode, registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import type { QuotedWords } from '@shared/contract/index.ts';
import { readBody, type Body } from '@shared/memo/body.ts';
import {
  $addUpdateTag,
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isNodeSelection,
  createEditor,
  HISTORY_MERGE_TAG,
  type LexicalEditor,
  type SerializedEditorState,
} from 'lexical';
import { drawChip, drawQuotation, type Chip } from './draw.ts';
import { $formats, registerFormats, type Formats } from './format.ts';
import { $insertAsking, $insertMention, $insertQuotation, $isUnwritten, $takeTrigger } from './insert.ts';
import { registerKeys, type KeyEvents } from './keys.ts';
import { $isMention, $isQuotation, MentionNode, QuotationNode, type MentionData, type QuotationData } from './nodes.ts'; // prettier-ignore
import { $trigger } from './trigger.ts';

export type SurfaceEvents = KeyEvents & {
  /** Something was written, pasted or taken back. */
  changed(): void;
  /** The caret has moved. `query`: what a list of links is asked for, null when it is not. */
  moved(formats: Formats, query: string | null): void;
};

/** The body of a memo on the page, written in. Everything here is imperative; React stands around it. */
export class MemoSurface {
  readonly editor: LexicalEditor;
  readonly #stop: () => void;
  #chipOf: (node: MentionNode) => Chip | null = () => null;
  #quoted: ReadonlyMap<string, { now: QuotedWords; code: string }> = new Map();

  constructor(
    readonly element: HTMLElement,
    body: Body,
    isEditable: boolean,
    private readonly events: SurfaceEvents,
  ) {
    this.editor = createEditor({
      namespace: 'memo',
      nodes: [HeadingNode, ListNode, ListItemNode, MentionNode, QuotationNode],
      editable: isEditable,
      theme: {
        text: { bold: 'memo-bold', italic: 'memo-italic' },
        list: { nested: { listitem: 'memo-nested' } },
      },
      onError: (error) => {
        throw error;
      },
    });
    this.editor.setRootElement(element);
    this.replace(body);
    const click = (event: MouseEvent) => {
      const at = event.target instanceof Element ? event.target.closest('[data-anchor]') : null;
      if (at instanceof HTMLElement && at.dataset['anchor']) events.go(at.dataset['anchor']);
    };
    element.addEventListener('click', click);
    this.#stop = mergeRegister(
      registerRichText(this.editor),
      registerList(this.editor),
      registerHistory(this.editor, createEmptyHistoryState(), 400),
      registerFormats(this.editor),
      registerKeys(this.editor, events),
      this.editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, editorState }) => {
        if (dirtyElements.size > 0 || dirtyLeaves.size > 0) {
          this.draw();
          events.changed();
        }
        this.#markSelected();
        editorState.read(() => events.moved($formats(), $trigger()?.query ?? null));
      }),
      () => element.removeEventListener('click', click),
    );
  }

  destroy(): void {
    this.#stop();
    this.editor.setRootElement(null);
    this.element.replaceChildren();
  }

  /** What stands here now, as a memo's body in its one form; null when it is none, which a paste may have made. */
  json(): string | null {
    const read = readBody(JSON.stringify(this.editor.getEditorState().toJSON()));
    return read.ok ? JSON.stringify(read.value) : null;
  }

  /** Shows another body; not a step that undo within the editor knows. */
  replace(body: Body): void {
    const blocks = body.root.children.length > 0 ? body : null;
    if (blocks) {
      const state = this.editor.parseEditorState(blocks as unknown as SerializedEditorState);
      this.editor.setEditorState(state, { tag: HISTORY_MERGE_TAG });
    } else
      this.editor.update(() => void $getRoot().clear().append($createParagraphNode()), {
        discrete: true,
        tag: HISTORY_MERGE_TAG,
      });
    this.draw();
  }

  /** The quotations in the text, in its order. */
  quotations(): QuotationData[] {
    return this.editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .flatMap((node) => ($isQuotation(node) ? [node.data] : [])),
    );
  }

  /** The chip with this anchor. */
  mention(anchor: string): MentionData | null {
    for (const node of this.editor.getEditorState()._nodeMap.values())
      if ($isMention(node) && node.data.anchor === anchor) return node.data;
    return null;
  }

  setChips(chipOf: (node: MentionNode) => Chip | null): void {
    this.#chipOf = chipOf;
    this.draw();
  }

  setQuoted(quoted: ReadonlyMap<string, { now: QuotedWords; code: string }>): void {
    this.#quoted = quoted;
    this.draw();
  }

  /** Draws what chips and quotations show; Lexical leaves the inside of their elements alone. */
  draw(): void {
    for (const [key, node] of this.editor.getEditorState()._nodeMap) {
      if (!$isMention(node) && !$isQuotation(node)) continue;
      const element = this.editor.getElementByKey(key);
      if (!element) continue;
      if ($isMention(node)) drawChip(element, node, this.#chipOf(node));
      else {
        const held = this.#quoted.get(node.data.anchor);
        drawQuotation(element, node, held?.now, held?.code ?? '');
      }
    }
  }

  /** Where the caret is in the window, for a list to stand under. */
  caret(): DOMRect | null {
    const selection = document.getSelection();
    if (!selection?.rangeCount || !this.element.contains(selection.anchorNode)) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const [rect] = range.getClientRects();
    return (
      rect ?? (selection.anchorNode instanceof Element ? selection.anchorNode.getBoundingClientRect() : null)
    );
  }

  /** Puts a chip at the caret, in the place of what asked for it. */
  insertMention(data: MentionData): void {
    this.#write(() => {
      $takeTrigger();
      $insertMention(data);
    });
  }

  /** Puts a quotation behind the block with the caret, or at the end. */
  insertQuotation(data: QuotationData): void {
    this.#write(() => {
      $takeTrigger();
      $insertQuotation(data);
    });
  }

  /** Writes what asks for the list of links, where the caret is. */
  ask(): void {
    this.#write($insertAsking);
  }

  /** Whether nothing is written. */
  isEmpty(): boolean {
    return this.editor.getEditorState().read($isUnwritten);
  }

  #write(work: () => void): void {
    this.editor.update(
      () => {
        if ($getSelection() === null) $getRoot().selectEnd();
        $addUpdateTag('history-push');
        work();
      },
      { discrete: true },
    );
    this.element.focus({ preventScroll: true });
  }

  #markSelected(): void {
    const chosen = this.editor.getEditorState().read(() => {
      const selection = $getSelection();
      return $isNodeSelection(selection) ? new Set(selection.getNodes().map((node) => node.getKey())) : null;
    });
    for (const element of this.element.querySelectorAll<HTMLElement>('[data-anchor].is-selected'))
      element.classList.remove('is-selected');
    for (const key of chosen ?? []) this.editor.getElementByKey(key)?.classList.add('is-selected');
  }
}

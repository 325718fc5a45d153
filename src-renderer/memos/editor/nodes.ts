import type { Mention, Quotation } from '@shared/memo/body.ts';
import { DecoratorNode, type LexicalNode, type NodeKey, type SerializedLexicalNode } from 'lexical';

/** What a chip holds beside its type. */
export type MentionData = Omit<Mention, 'type' | 'version'>;
export type QuotationData = Omit<Quotation, 'type' | 'version'>;

/** A link in the text: shows what it leads to by its present name. What is in the element is drawn by the surface. */
export class MentionNode extends DecoratorNode<null> {
  readonly data: MentionData;
  static override getType(): string {
    return 'mention';
  }
  static override clone(node: MentionNode): MentionNode {
    return new MentionNode(node.data, node.__key);
  }
  static override importJSON(json: SerializedLexicalNode): MentionNode {
    const { anchor, target, targetId, name } = json as Mention & SerializedLexicalNode;
    return new MentionNode({ anchor, target, targetId, name });
  }
  constructor(data: MentionData, key?: NodeKey) {
    super(key);
    this.data = data;
  }
  override exportJSON(): SerializedLexicalNode & MentionData {
    return { type: 'mention', version: 1, ...this.data };
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'memo-chip';
    element.dataset['anchor'] = this.data.anchor;
    element.dataset['target'] = this.data.target;
    element.textContent = this.data.name;
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override getTextContent(): string {
    return this.data.name;
  }
  override isInline(): true {
    return true;
  }
  override isKeyboardSelectable(): true {
    return true;
  }
}

/** A quotation: shows the words as the transcript has them now. Drawn by the surface. */
export class QuotationNode extends DecoratorNode<null> {
  readonly data: QuotationData;
  static override getType(): string {
    return 'quotation';
  }
  static override clone(node: QuotationNode): QuotationNode {
    return new QuotationNode(node.data, node.__key);
  }
  static override importJSON(json: SerializedLexicalNode): QuotationNode {
    const { type: _type, version: _version, ...data } = json as Quotation & SerializedLexicalNode;
    return new QuotationNode(data);
  }
  constructor(data: QuotationData, key?: NodeKey) {
    super(key);
    this.data = data;
  }
  override exportJSON(): SerializedLexicalNode & QuotationData {
    return { type: 'quotation', version: 1, ...this.data };
  }
  override createDOM(): HTMLElement {
    const element = document.createElement('figure');
    element.className = 'memo-quotation';
    element.dataset['anchor'] = this.data.anchor;
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override getTextContent(): string {
    return `“${this.data.words.trim()}” (${this.data.identifier})`;
  }
  override isInline(): false {
    return false;
  }
  override isKeyboardSelectable(): true {
    return true;
  }
}

export const $isMention = (node: LexicalNode | null | undefined): node is MentionNode =>
  node instanceof MentionNode;
export const $isQuotation = (node: LexicalNode | null | undefined): node is QuotationNode =>
  node instanceof QuotationNode;

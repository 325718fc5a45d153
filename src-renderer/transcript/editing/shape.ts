import {
  $create,
  $createTextNode,
  $isElementNode,
  $isTextNode,
  RootNode,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import { SectionNode, TurnNode } from '../nodes.ts';

/**
 * Keeps an editor's document sections of turns of text, at least one of each, whatever was deleted and wherever the
 * browser put words: those beside turns become turns. Returns what ends it.
 */
export function keepShape(editor: LexicalEditor): () => void {
  const kept = [
    editor.registerNodeTransform(RootNode, $keepSections),
    editor.registerNodeTransform(SectionNode, $keepTurns),
    editor.registerNodeTransform(TurnNode, $keepText),
  ];
  return () => {
    for (const end of kept) end();
  };
}

function $keepSections(root: RootNode): void {
  for (const child of root.getChildren()) {
    if (child instanceof SectionNode) continue;
    const section = $create(SectionNode);
    child.insertBefore(section);
    section.append(child);
  }
  // It is given its turn as any section is.
  if (root.isEmpty()) root.append($create(SectionNode));
}

function $keepTurns(section: SectionNode): void {
  for (const child of section.getChildren()) if (!(child instanceof TurnNode)) $becomeTurns(child);
  const parent = section.getParent();
  if (!section.isEmpty() || !parent) return;
  if (parent.getChildrenSize() > 1) return section.remove();
  const turn = $create(TurnNode);
  section.append(turn);
  turn.selectStart();
}

/** Puts the turns that a node holds in its place; where it holds none, one with its words. */
function $becomeTurns(node: LexicalNode): void {
  const within = $isElementNode(node) ? node.getChildren() : [];
  if (within.some((child) => $isElementNode(child))) {
    for (const child of within) {
      node.insertBefore(child);
      if (!(child instanceof TurnNode)) $becomeTurns(child);
    }
    return node.remove();
  }
  const turn = $create(TurnNode);
  node.insertBefore(turn);
  // The very text nodes: the caret goes with them.
  turn.append(...($isElementNode(node) ? within : [node]));
  if ($isElementNode(node)) {
    node.remove();
    if (turn.isEmpty()) turn.selectStart();
  }
}

function $keepText(turn: TurnNode): void {
  for (const child of turn.getChildren()) {
    if ($isTextNode(child)) continue;
    const words = child.getTextContent();
    if (words === '') child.remove();
    else child.replace($createTextNode(words));
  }
}

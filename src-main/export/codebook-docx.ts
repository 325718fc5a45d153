import type { Codebook, CodebookNode } from '@shared/contract/index.ts';
import { HeadingLevel, Paragraph } from 'docx';
import { HEADINGS, paragraph, wordFile, type LongTable } from './docx-document.ts';
import { byRoleTable, supplementaryTable } from './docx-table.ts';
import { isRightToLeft, runsOf } from './docx-text.ts';
import { withoutPause, type Pause } from './pause.ts';
import {
  countLine,
  definitionOf,
  flatten,
  nameOf,
  roleKey,
  sizeLine,
  supplementaryOf,
  WORDS,
  type Edition,
} from './words.ts';

/**
 * The codebook as a Word document. A domain is a Heading 1, a theme 2, a category 3, a code 4; so that every heading
 * stands under its own parent in Word's outline, lower levels come before higher ones among siblings, and what has no
 * place in the tree yet comes last, under a heading of its own. Each quotation is a paragraph in the style Quote,
 * followed by its identifier; tables at the end give the supplementary quotations and codings by role. No coder is named.
 */
export async function codebookDocx(
  codebook: Codebook,
  edition: Edition,
  pause: Pause = withoutPause,
): Promise<Uint8Array> {
  return wordFile(codebook.title, partsOf(codebook, edition), { pause, about: partsIn(codebook) });
}

/** A heading, its counts and a row of the table at the end for each code, and what else it has. */
const partsIn = (codebook: Codebook): number =>
  flatten(codebook.nodes).reduce(
    (sum, { node }) =>
      sum + 3 + definitionOf(node).length + node.exemplars.length + node.supplementary.length,
    0,
  );

function* partsOf(codebook: Codebook, edition: Edition): Generator<Paragraph | LongTable> {
  yield paragraph(codebook.title, { style: 'Title' });
  yield paragraph(`${WORDS.codebook}, ${edition.date}`, { style: 'Subtitle' });
  yield paragraph(sizeLine(codebook));
  if (codebook.nodes.length === 0) {
    yield paragraph(WORDS.empty);
    return;
  }
  const { grouped, ungrouped } = arrange(codebook.nodes);
  for (const node of grouped) yield* nodeParagraphs(node, 1);
  if (ungrouped.length > 0) {
    yield new Paragraph({ heading: HeadingLevel.HEADING_1, text: WORDS.ungrouped });
    for (const node of ungrouped) yield* nodeParagraphs(node, 2);
  }
  yield* back(codebook);
}

const newPage = { heading: HeadingLevel.HEADING_1, keepNext: true, pageBreakBefore: true };

function* back(codebook: Codebook): Generator<Paragraph | LongTable> {
  if (supplementaryOf(codebook).length > 0) {
    yield new Paragraph({ ...newPage, text: WORDS.supplementary });
    yield supplementaryTable(codebook);
  }
  yield new Paragraph({ ...newPage, text: WORDS.byRole });
  yield paragraph(`${roleKey(codebook)}. ${WORDS.counted}`, { keepNext: true });
  yield byRoleTable(codebook);
}

const LEVEL = { domain: 1, theme: 2, category: 3, code: 4 } as const;

/** A node's paragraphs and its children's. `least`: its heading's level at least, for a code that stands under a code. */
function* nodeParagraphs(node: CodebookNode, least: number): Generator<Paragraph> {
  const level = Math.min(Math.max(LEVEL[node.level], least), HEADINGS.length);
  yield paragraph(nameOf(node), { heading: HEADINGS[level - 1] ?? HeadingLevel.HEADING_6 });
  yield paragraph(countLine(node), { style: 'Counts', keepNext: node.exemplars.length > 0 });
  for (const { label, text } of definitionOf(node))
    yield paragraph(text, { style: 'Definition' }, `${label}: `);
  for (const { quotation, identifier } of node.exemplars) yield quote(quotation, identifier);
  for (const child of deepestFirst(node.children)) yield* nodeParagraphs(child, level + 1);
}

/** The tree's top: what is at its highest level, then whatever still waits for a place. */
function arrange(nodes: CodebookNode[]): { grouped: CodebookNode[]; ungrouped: CodebookNode[] } {
  const highest = Math.min(...nodes.map((node) => LEVEL[node.level]));
  return {
    grouped: nodes.filter((node) => LEVEL[node.level] === highest),
    ungrouped: deepestFirst(nodes.filter((node) => LEVEL[node.level] !== highest)),
  };
}

// In an outline a heading belongs to the last higher one before it: a loose code after a theme would read as the theme's.
const deepestFirst = (nodes: CodebookNode[]) => [...nodes].sort((a, b) => LEVEL[b.level] - LEVEL[a.level]);

function quote(quotation: string, identifier: string): Paragraph {
  const rightToLeft = isRightToLeft(quotation);
  return new Paragraph({
    style: 'Quote',
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: [...runsOf(`“${quotation}”`, { rightToLeft }), ...runsOf(` (${identifier})`)],
  });
}

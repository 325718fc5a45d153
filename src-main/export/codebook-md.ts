import type { Codebook, CodebookNode } from '@shared/contract/index.ts';
import { markdownCell, markdownLine, markdownText } from './markdown.ts';
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

/** The codebook as Markdown: a heading for each code by its depth in the tree, quotations as block quotes, one table. */
export function codebookMd(codebook: Codebook, edition: Edition): string {
  const blocks = [
    `# ${markdownLine(codebook.title)}`,
    `${WORDS.codebook}, ${edition.date}. ${sizeLine(codebook)}`,
    ...(codebook.nodes.length === 0 ? [WORDS.empty] : []),
    ...flatten(codebook.nodes).flatMap(({ node, depth }) => nodeBlocks(node, depth)),
    ...supplementary(codebook),
    ...(codebook.nodes.length === 0
      ? []
      : [`## ${WORDS.byRole}`, `${markdownLine(roleKey(codebook))}. ${WORDS.counted}`, table(codebook)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function nodeBlocks(node: CodebookNode, depth: number): string[] {
  return [
    `${'#'.repeat(Math.min(depth + 2, 6))} ${markdownLine(nameOf(node))}`,
    `*${markdownLine(countLine(node))}*`,
    ...definitionOf(node).map(({ label, text }) => `**${label}:** ${markdownText(text)}`),
    ...node.exemplars.map(
      ({ quotation, identifier }) => `> “${markdownText(quotation, '> ')}” (${markdownLine(identifier)})`,
    ),
  ];
}

const line = (cells: string[]) => `| ${cells.join(' | ')} |`;

function supplementary(codebook: Codebook): string[] {
  const rows = supplementaryOf(codebook);
  if (rows.length === 0) return [];
  const lines = [
    line([WORDS.code, WORDS.quotation, WORDS.identifier].map(markdownCell)),
    '| --- | --- | --- |',
    ...rows.map(({ name, quoted }) =>
      line([name, `“${quoted.quotation}”`, quoted.identifier].map(markdownCell)),
    ),
  ];
  return [`## ${WORDS.supplementary}`, lines.join('\n')];
}

function table(codebook: Codebook): string {
  const head = [
    WORDS.code,
    ...codebook.roles.map(({ prefix }) => prefix),
    WORDS.total,
    WORDS.participants,
    WORDS.cases,
  ];
  const rows = flatten(codebook.nodes).map(({ node, depth }) => [
    // No-break spaces, since Markdown drops ordinary ones at a cell's start.
    `${'\u00a0\u00a0'.repeat(depth)}${markdownCell(nameOf(node))}`,
    ...codebook.roles.map(({ prefix }) => String(node.byRole[prefix] ?? 0)),
    ...[node.codings, node.participants, node.cases].map(String),
  ]);
  return [
    line(head.map(markdownCell)),
    `| --- |${' ---: |'.repeat(head.length - 1)}`,
    ...rows.map(line),
  ].join('\n');
}

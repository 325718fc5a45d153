import type { Codebook, CodebookNode } from '@shared/contract/index.ts';

/** The codebook as programs read it: an array of the nodes at the top, each with its children. Ends with a line end. */
export const codebookJson = (codebook: Codebook): string =>
  `${JSON.stringify(codebook.nodes.map(nodeOut), null, 2)}\n`;

type NodeOut = Omit<CodebookNode, 'id' | 'exemplars' | 'children'> & {
  exemplars: { quotation: string; verbatim: string; identifier: string; coder: string }[];
  children: NodeOut[];
};

// Named one by one: keys are a promise, and nothing of a row's inside (ids, reasons) slips out by being added to it.
const nodeOut = (node: CodebookNode): NodeOut => ({
  guid: node.guid,
  level: node.level,
  name: node.name,
  origin: node.origin,
  color: node.color,
  definition: node.definition,
  codings: node.codings,
  ownCodings: node.ownCodings,
  participants: node.participants,
  cases: node.cases,
  byRole: node.byRole,
  exemplars: node.exemplars.map(({ quotation, verbatim, identifier, coder }) => ({
    quotation,
    verbatim,
    identifier,
    coder,
  })),
  children: node.children.map(nodeOut),
});

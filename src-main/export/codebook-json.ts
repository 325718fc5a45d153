import type { Codebook, CodebookExemplar, CodebookNode } from '@shared/contract/index.ts';

/** The codebook as programs read it: an array of the nodes at the top, each with its children. Ends with a line end. */
export const codebookJson = (codebook: Codebook): string =>
  `${JSON.stringify(codebook.nodes.map(nodeOut), null, 2)}\n`;

type QuotationOut = Pick<CodebookExemplar, 'quotation' | 'verbatim' | 'identifier' | 'coder'>;
type NodeOut = Omit<CodebookNode, 'id' | 'exemplars' | 'supplementary' | 'children' | 'isRetired'> & {
  /** Only where it is so. */
  retired?: true;
  exemplars: QuotationOut[];
  /** Only where there are some. */
  supplementary?: QuotationOut[];
  children: NodeOut[];
};

// Named one by one: keys are a promise, and nothing of a row's inside (ids, reasons) slips out by being added to it.
const nodeOut = (node: CodebookNode): NodeOut => ({
  guid: node.guid,
  level: node.level,
  name: node.name,
  origin: node.origin,
  color: node.color,
  ...(node.isRetired ? { retired: true as const } : {}),
  definition: node.definition,
  codings: node.codings,
  ownCodings: node.ownCodings,
  participants: node.participants,
  cases: node.cases,
  byRole: node.byRole,
  exemplars: node.exemplars.map(quotationOut),
  ...(node.supplementary.length > 0 ? { supplementary: node.supplementary.map(quotationOut) } : {}),
  children: node.children.map(nodeOut),
});

const quotationOut = ({ quotation, verbatim, identifier, coder }: CodebookExemplar): QuotationOut => ({
  quotation,
  verbatim,
  identifier,
  coder,
});

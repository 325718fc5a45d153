import type { Codebook, CodebookExemplar, CodebookNode } from '@shared/contract/index.ts';

/** What every codebook document says, whatever its format. */
export const WORDS = {
  codebook: 'Codebook',
  contents: 'Contents',
  ungrouped: 'Not yet grouped',
  byRole: 'Codings by role',
  code: 'Code',
  total: 'All',
  participants: 'Participants',
  cases: 'Cases',
  verbatim: 'Verbatim',
  empty: 'This project has no codes yet.',
  counted: 'Counts include everything below a code.',
  supplementary: 'Supplementary quotations',
  quotation: 'Quotation',
  identifier: 'Identifier',
} as const;

/** What a codebook document is told beside the codebook. `date`: the day it was made, `2025-11-22`. */
export type Edition = { date: string };

/** The definition's fields that are filled, with what they are called. */
export function definitionOf({ definition }: CodebookNode): { label: string; text: string }[] {
  const fields = [
    { label: 'Definition', text: definition.short },
    { label: 'Full definition', text: definition.full },
    { label: 'Use when', text: definition.use },
    { label: 'Do not use when', text: definition.avoid },
    { label: 'Typical example', text: definition.example },
  ];
  return fields.map(({ label, text }) => ({ label, text: text.trim() })).filter(({ text }) => text !== '');
}

const LEVELS = { domain: 'Domain', theme: 'Theme', category: 'Category', code: 'Code' } as const;

/** `Code · in vivo · 12 codings (3 its own) · 5 participants · 3 cases · PW 4 · SU 8`. */
export function countLine(node: CodebookNode): string {
  const own =
    node.ownCodings === node.codings || node.ownCodings === 0 ? '' : ` (${node.ownCodings} its own)`;
  const roles = Object.entries(node.byRole).filter(([, codings]) => codings > 0);
  return [
    LEVELS[node.level],
    node.origin,
    counted(node.codings, 'coding') + own,
    counted(node.participants, 'participant'),
    counted(node.cases, 'case'),
    ...roles.map(([prefix, codings]) => `${prefix} ${codings}`),
  ].join(' · ');
}

/** `3 domains, 10 themes, 8 categories and 40 codes; 10 participants in 4 cases.` */
export function sizeLine(codebook: Codebook): string {
  const all = flatten(codebook.nodes);
  const levels = (['domain', 'theme', 'category', 'code'] as const)
    .map((level) => ({ level, count: all.filter(({ node }) => node.level === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => counted(count, level, level === 'category' ? 'categories' : undefined));
  return `${levels.length > 0 ? `${levels.join(', ')}; ` : ''}${counted(codebook.participants, 'participant')} in ${counted(codebook.cases, 'case')}.`;
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** What the prefixes stand for: `PW Peer worker · SU Service user`. */
export const roleKey = ({ roles }: Codebook): string =>
  roles.map(({ prefix, label }) => (label === prefix ? prefix : `${prefix} ${label}`)).join(' · ');

/** The tree as a list, parents before children. */
export const flatten = (nodes: CodebookNode[], depth = 0): { node: CodebookNode; depth: number }[] =>
  nodes.flatMap((node) => [{ node, depth }, ...flatten(node.children, depth + 1)]);

/** A code's name, with a word where it is out of use. */
export const nameOf = ({ name, isRetired }: CodebookNode): string => (isRetired ? `${name} (retired)` : name);

/** The rows of the supplementary table: the quotations chosen for it, in the order of the tree. */
export const supplementaryOf = (codebook: Codebook): { name: string; quoted: CodebookExemplar }[] =>
  flatten(codebook.nodes).flatMap(({ node }) =>
    node.supplementary.map((quoted) => ({ name: nameOf(node), quoted })),
  );

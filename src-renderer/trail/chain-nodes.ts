import type { EvidenceAbove, EvidenceBelow, EvidenceCode, EvidenceIncident } from '@shared/contract/index.ts';
import { openMemo } from '../memos/open-memo.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { goToCode, goToComparison, goToWords } from './go.ts';
import { dayOf } from '../words/day.ts';

const said = words.trail;

/** A row of a chain: what it is, more about it, what is further along, and the way there. */
export type ChainNode = {
  id: string;
  kind: 'code' | 'words' | 'comparison' | 'memo' | 'relation' | 'heading';
  label: string;
  /** An identifier, a level, a day. */
  meta: string;
  mark: string;
  color: string | null;
  children: ChainNode[];
  go: ((session: Session) => void) | null;
};

const plain = { meta: '', mark: '', color: null, children: [], go: null };

/** From a code down: what is below it, and then its own incidents. */
export function nodesBelow({ codes, incidents, total }: EvidenceBelow): ChainNode[] {
  const under = Map.groupBy(codes.slice(1), (code) => code.parentId);
  const own = Map.groupBy(incidents, (one) => one.codeId);
  const nodeOf = (code: EvidenceCode): ChainNode => ({
    ...plain,
    id: `code ${code.id}`,
    kind: 'code',
    label: code.name,
    meta: [
      words.codes.levelTag[code.level],
      said.chainCounts(code.codings, code.participants, code.cases, code.exemplars),
      ...code.roles.map(({ prefix, codings }) => `${prefix} ${codings}`),
    ].join(' · '),
    color: code.color,
    children: [
      ...(under.get(code.id) ?? []).map(nodeOf),
      ...(own.get(code.id) ?? []).map((one) => wordsNode(one)),
    ],
    go: (session) => goToCode(session, code.id),
  });
  const [top] = codes;
  if (!top) return [];
  const rest = total - incidents.length;
  return [
    nodeOf(top),
    ...(rest > 0 ? [{ ...plain, id: 'more', kind: 'heading' as const, label: said.chainMore(rest) }] : []),
  ];
}

const wordsNode = (one: EvidenceIncident): ChainNode => ({
  ...plain,
  id: `coding ${one.codingId}`,
  kind: 'words',
  label: `“${(one.quotation ?? one.words).trim()}”`,
  meta: one.identifier,
  mark: one.quotation === null ? '' : said.exemplar,
  go: (session) => goToWords(session, one, one.codingId),
});

/** From words up: each code that they have, what it stands under, and what else rests on the coding. */
export function nodesAbove(above: EvidenceAbove): ChainNode[] {
  const { transcriptId, start, end } = above;
  return [
    {
      ...plain,
      id: 'passage',
      kind: 'words',
      label: `“${above.words.trim()}”`,
      meta: above.identifier,
      go: (session) => goToWords(session, { transcriptId, start, end }),
      children: [
        ...above.codings.map(codingNode),
        ...section('passage memos', said.memos, above.memos.map(memoNode('passage'))),
      ],
    },
  ];
}

function codingNode(one: EvidenceAbove['codings'][number]): ChainNode {
  const key = `coding ${one.codingId}`;
  const up = (depth: number): ChainNode[] => {
    const code = one.path[depth];
    if (!code) return [];
    return [
      {
        ...plain,
        id: `${key} above ${code.id}`,
        kind: 'code',
        label: code.name,
        meta: words.codes.levelTag[code.level],
        color: code.color,
        children: up(depth - 1),
        go: (session) => goToCode(session, code.id),
      },
    ];
  };
  const own = one.path.at(-1);
  return {
    ...plain,
    id: key,
    kind: 'code',
    label: own?.name ?? '',
    meta: own ? words.codes.levelTag[own.level] : '',
    mark: one.quotation === null ? '' : said.exemplar,
    color: own?.color ?? null,
    go: (session) => goToCode(session, one.codeId),
    children: [
      ...up(one.path.length - 2),
      ...section(`${key} comparisons`, said.comparisons, one.comparisons.map(comparisonNode(key))),
      ...section(`${key} memos`, said.memos, one.memos.map(memoNode(key))),
      ...section(`${key} relations`, said.relations, one.relations.map(relationNode(key))),
    ],
  };
}

const section = (id: string, label: string, children: ChainNode[]): ChainNode[] =>
  children.length > 0 ? [{ ...plain, id, kind: 'heading', label, children }] : [];

const memoNode =
  (under: string) =>
  (memo: EvidenceAbove['memos'][number]): ChainNode => ({
    ...plain,
    id: `${under} memo ${memo.id}`,
    kind: 'memo',
    label: memo.title || words.memos.untitled,
    meta: words.memos.kinds[memo.kind],
    go: (session) => openMemo(session, memo.id),
  });

const comparisonNode =
  (under: string) =>
  (one: EvidenceAbove['codings'][number]['comparisons'][number]): ChainNode => ({
    ...plain,
    id: `${under} comparison ${one.id}`,
    kind: 'comparison',
    label: one.question || said.noQuestion,
    meta: `${said.verdicts[one.verdict]} · ${dayOf(one.at)}`,
    go: (session) => goToComparison(session, one.id),
  });

const relationNode =
  (under: string) =>
  (one: EvidenceAbove['codings'][number]['relations'][number]): ChainNode => ({
    ...plain,
    id: `${under} relation ${one.id}`,
    kind: 'relation',
    label: said.arrow(one.from, one.to, one.label || one.type),
    meta: one.diagrams.length > 0 ? said.inDiagrams(one.diagrams) : '',
    mark: one.supports ? '' : said.against,
    go: (session) => goToCode(session, one.fromCodeId),
  });

/** Every row that has others under it. */
export const parentsOf = (nodes: readonly ChainNode[]): string[] =>
  nodes.flatMap((node) => (node.children.length > 0 ? [node.id, ...parentsOf(node.children)] : []));

/** The row of an id. */
export function nodeOf(nodes: readonly ChainNode[], id: string): ChainNode | null {
  for (const node of nodes) {
    const found = node.id === id ? node : nodeOf(node.children, id);
    if (found) return found;
  }
  return null;
}

/** How many rows are to be seen while these are open. */
export const shownIn = (nodes: readonly ChainNode[], open: ReadonlySet<string>): number =>
  nodes.reduce((sum, node) => sum + 1 + (open.has(node.id) ? shownIn(node.children, open) : 0), 0);

import type { Quotable } from '@shared/contract/index.ts';
import type { Mention } from '@shared/memo/body.ts';
import { plain, scorer } from '../shell/fuzzy.ts';
import type { State } from '../store/state.ts';
import { words } from '../words/index.ts';
import { nameOf } from './targets.ts';
import type { QuotationData } from './editor/nodes.ts';

const { groups } = words.memos.editor;

/** One thing to link to, or to quote. */
export type Completion = {
  key: string;
  group: string;
  title: string;
  detail: string;
  color: string | null;
  insert:
    | { is: 'mention'; target: Mention['target']; targetId: number; name: string }
    | { is: 'quotation'; quotation: Omit<QuotationData, 'anchor'> };
};

/** So many are offered at once. */
const SHOWN = 10;

/** One thing that can be linked to, and its name as it is looked for. */
export type Candidate = {
  target: Mention['target'];
  targetId: number;
  name: string;
  text: string;
  color: string | null;
};

/** All that can be linked to from a memo, codes and people first; read once for as long as the list is open. */
export function candidatesFor(state: State, ownId: number): Candidate[] {
  const { tables } = state;
  const found: Candidate[] = [];
  const offer = (target: Mention['target'], targetId: number, color: string | null = null) => {
    const name = nameOf(state, target, targetId);
    if (name !== null) found.push({ target, targetId, name, text: plain(name), color });
  };
  for (const code of tables.code.values()) if (code.retiredAt === null) offer('code', code.id, code.color);
  for (const id of tables.participant.keys()) offer('participant', id);
  for (const id of tables.studyCase.keys()) offer('case', id);
  for (const memo of tables.memo.values()) if (memo.id !== ownId) offer('memo', memo.id);
  return found;
}

/** Things by name, best first; without a query codes and participants come first. */
export function completionsFor(candidates: readonly Candidate[], query: string): Completion[] {
  const scoreOf = scorer(query);
  const found = candidates.flatMap((one) => {
    const points = scoreOf(one.text);
    return points === null ? [] : [{ one, points }];
  });
  return found
    .sort((a, b) => b.points - a.points)
    .slice(0, SHOWN)
    .map(({ one: { target, targetId, name, color } }) => ({
      key: `${target} ${targetId}`,
      group: groups[target],
      title: name,
      detail: '',
      color,
      insert: { is: 'mention', target, targetId, name },
    }));
}

/** Codings as quotations to choose among. */
export const quotationsFrom = (state: State, quotables: readonly Quotable[]): Completion[] =>
  quotables.map(({ codingId, codeId, start, end, words: quoted, identifier }) => ({
    key: `coding ${codingId}`,
    group: groups.quotation,
    title: `“${quoted.trim().slice(0, 80)}${quoted.length > 80 ? '…' : ''}”`,
    detail: `${identifier} · ${state.tables.code.get(codeId)?.name ?? ''}`,
    color: state.tables.code.get(codeId)?.color ?? null,
    insert: {
      is: 'quotation',
      quotation: { target: 'coding', targetId: codingId, start, end, words: quoted, identifier },
    },
  }));

/** A name for the place of a new chip or quotation, its own in all memos. */
export const newAnchor = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('');

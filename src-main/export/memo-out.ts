import type { MemoKind, MemoTarget, QuotedWords } from '@shared/contract/index.ts';
import type { Mention } from '@shared/memo/body.ts';
import type { Line } from '@shared/memo/lines.ts';

/** One memo as files say it: names, identifiers and quotations as they are today. */
export type MemoOut = {
  guid: string;
  title: string;
  kind: MemoKind;
  /** The coder's initials. */
  coder: string;
  createdAt: string;
  updatedAt: string;
  section: string | null;
  on: { target: MemoTarget; name: string }[];
  lines: Line[];
  nameOf: (mention: Mention) => string;
  /** By anchor. */
  quotations: ReadonlyMap<string, QuotedWords>;
};
export type MemoGroup = { name: string; memos: MemoOut[] };
export type MemosOut = { title: string; date: string; groups: MemoGroup[]; isGrouped: boolean };

export const KIND: Record<MemoKind, string> = {
  theoretical: 'Theoretical',
  methodological: 'Methodological',
  operational: 'Operational',
  reflexive: 'Reflexive',
  definition: 'Definition',
};

/** `Theoretical · R1 · 2026-03-01, changed 2026-03-04 · on PAR1, saying I'm one too`. */
export function factsOf(memo: MemoOut): string {
  const [made, changed] = [memo.createdAt.slice(0, 10), memo.updatedAt.slice(0, 10)];
  const on = memo.on.map(({ target, name }) => (target === 'project' ? 'the study' : name || target));
  return [
    KIND[memo.kind],
    memo.coder,
    changed === made ? made : `${made}, changed ${changed}`,
    ...(on.length > 0 ? [`on ${on.join(', ')}`] : []),
  ].join(' · ');
}

export const titleOf = (memo: MemoOut): string => memo.title || 'Untitled';

/** A quotation as it is printed: its words, whose they are, and what is to be said where they have gone. */
export function printed(memo: MemoOut, anchor: string, otherwise: { words: string; identifier: string }) {
  const now = memo.quotations.get(anchor);
  const { words, identifier } = now ?? otherwise;
  const note = now?.state === 'there' ? '' : 'no longer in the transcript; as it last read';
  return { words: words.trim(), identifier, note };
}

import { Refusal, type Coding, type Id } from '@shared/contract/index.ts';
import { edit, type Edit, type Operation } from '@shared/text/edit.ts';
import fc from 'fast-check';
import { list } from '../../db/rows.ts';
import { editText, textOf } from './edits.ts';
import type { SmallStudy } from './study.ts';

const KINDS = [
  'edit', 'edit', 'edit', 'edit', 'undo', 'undo', 'redo', 'code', 'code', 'star', 'cut', 'memo', 'region', 'replace',
  'settle', 'split', 'join', 'erase',
] as const; // prettier-ignore

/** One thing done to a transcript while it is edited; the numbers choose among what is there. */
export type EditAct = {
  kind: (typeof KINDS)[number];
  a: number;
  b: number;
  draws: [number, number, string][];
};

/** What is typed and pasted: pairs, families, marks, flags, right-to-left, Thai, line ends of every kind, nothing. */
const TYPED = [
  '', '', '', 'a', 'bed', ' the ward ', '😀', '👩🏽‍🤝‍👩🏻', '🇩🇪', 'e\u0301', '\u0308', '\u200d', 'שלום', 'ك\u064e', 'ไทย', '한',
  '\n', '\r\n', 'two\r\nlines\r\n', '\r', '. ', '\t', '\ufffc',
]; // prettier-ignore

const draw = fc.tuple(fc.nat(400), fc.nat(30), fc.constantFrom(...TYPED));
export const editActs = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    a: fc.nat(400),
    b: fc.nat(400),
    draws: fc.array(draw, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 14 },
);

/** Operations on `text` that do not overlap, cut no character's halves, and put a line end behind what is no last turn. */
function operationsOn(text: string, draws: EditAct['draws']): Operation[] {
  const whole = (at: number) => {
    const place = Math.min(at, text.length);
    const isHalf = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(Math.max(0, place - 1), place + 1));
    return isHalf ? place - 1 : place;
  };
  let free = 0;
  const operations: Operation[] = [];
  for (const [place, length, insert] of [...draws].sort((x, y) => x[0] - y[0])) {
    const at = whole(
      (place * (text.length + 1)) / 401 > 0 ? Math.floor((place * (text.length + 1)) / 401) : 0,
    );
    const end = Math.max(at, whole(at + length));
    if (at < free) continue;
    operations.push({ at, remove: end - at, insert });
    free = end + 1;
  }
  return operations;
}

/** What was done: the edit that the host was asked for, when it was one; null when it was refused or nothing. */
export function performEdit(study: SmallStudy, act: EditAct): { edit: Edit | null } | null {
  const { orm } = study.host.parts.db;
  const id = study.first;
  const { kind, a, b, draws } = act;
  const text = textOf(study, id);
  const codings = list(orm, 'coding').filter((row) => row.transcriptId === id);
  const pick = <T>(rows: readonly T[], n: number): T | undefined => rows[n % Math.max(1, rows.length)];
  const one = pick(codings, a);
  const exemplarA = pick(list(orm, 'exemplar'), a);
  const [start, end] = [a, b].map((n) => Math.floor((n * (text.length + 1)) / 401)).sort((x, y) => x - y) as [number, number]; // prettier-ignore
  const passage = { transcriptId: id, start, end };
  try {
    switch (kind) {
      case 'edit': {
        const operations = operationsOn(text, draws);
        editText(study, id, operations);
        const lf = (op: Operation) => ({ ...op, insert: op.insert.replace(/\r\n?/g, '\n') });
        return { edit: edit(operations.map(lf)) };
      }
      case 'replace':
        study.call('transcripts.replace', {
          query: ['e', 'bed', 'the', ' ', '😀'][a % 5] ?? 'e',
          by: draws[0]?.[2].replace(/[\r\n]/g, '') ?? '',
          matchCase: b % 2 === 0,
          dryRun: false,
        });
        break;
      case 'code':
        study.call('codings.add', { ...passage, code: codeNamed(study, a % 3) });
        break;
      case 'star':
        if (one) study.call('exemplars.add', { codingId: one.id });
        break;
      case 'cut':
        if (exemplarA)
          study.call('exemplars.update', {
            id: exemplarA.id,
            rendition: { cuts: [{ start: a % 12, end: (a % 12) + (b % 12), with: b % 2 ? null : 'a word' }] },
          });
        break;
      case 'memo':
        study.call('memos.add', {
          kind: 'reflexive',
          title: '',
          plainText: '',
          on: [{ target: 'passage', targetId: id, start, end }],
        });
        break;
      case 'region':
        study.call('regions.add', { ...passage, name: 'r', inScope: b % 2 === 0 });
        break;
      case 'settle':
        settle(study, a, b, passage);
        break;
      case 'split':
        if (one) study.call('codings.split', { id: one.id, at: Math.floor((one.start + one.end) / 2) });
        break;
      case 'join':
        study.call('codings.join', { ids: like(codings, one), withGap: b % 2 === 0 });
        break;
      case 'erase':
        if (one) study.call('codings.erase', { ...passage, codeId: one.codeId });
        break;
      case 'undo':
        study.call('history.undo', {});
        break;
      case 'redo':
        study.call('history.redo', {});
        break;
    }
    return { edit: null };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const like = (codings: readonly Coding[], one: Coding | undefined): Id[] => {
  const ids = codings.filter((row) => row.codeId === one?.codeId).map((row) => row.id);
  return ids.length > 0 ? ids.slice(0, 3) : [1_000_000];
};

function codeNamed(study: SmallStudy, n: number) {
  const held = list(study.host.parts.db.orm, 'code').find((row) => row.name === `code ${n}`);
  return held ? { id: held.id } : { add: { name: `code ${n}` } };
}

function settle(study: SmallStudy, a: number, b: number, passage: { start: number; end: number }) {
  const { items, memos } = study.call('review.list', {});
  const action = (['anchor', 'accept', 'remove'] as const)[b % 3] ?? 'accept';
  const item = items[a % Math.max(1, items.length)];
  if (item) study.call('review.settle', { id: item.id, action, start: passage.start, end: passage.end });
  else if (memos[0])
    study.call('review.settle', {
      id: memos[0].linkId,
      of: 'memo',
      action,
      start: passage.start,
      end: passage.end,
    });
}

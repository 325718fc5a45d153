import { CODE_LEVELS, Refusal, type Code, type Coding, type Id, type Input } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { list } from '../../db/rows.ts';
import type { SmallStudy } from './study.ts';

/** What there is to choose from, and what chooses. */
type At = {
  study: SmallStudy;
  codes: Code[];
  codings: Coding[];
  a: number;
  b: number;
  c: number;
};
type Command = (at: At) => unknown;

const pick = <T>(rows: readonly T[], n: number): T | undefined => rows[n % Math.max(1, rows.length)];
const idOf = (rows: readonly { id: Id }[], n: number): Id => pick(rows, n)?.id ?? 999_999;
/** A few ids from `n` on, each once. */
const some = (rows: readonly { id: Id }[], n: number, count: number): Id[] => [
  ...new Set(Array.from({ length: 1 + count }, (_, i) => idOf(rows, n + i))),
];
const codeChosen = ({ codes, b, c }: At) =>
  c % 3 === 0
    ? { add: { name: `made ${b % 8}`, parentId: c % 2 ? null : idOf(codes, b) } }
    : { id: idOf(codes, b) };
/** Few passages, so that many are coded by two coders, with two codes. */
const SPANS = [
  [0, 20],
  [22, 51],
  [14, 30],
] as const;

const decide = (at: At, verdict: Input<'comparisons.decide'>['verdict']) =>
  at.study.call('comparisons.decide', {
    question: `Question ${at.c}`,
    basis: { codeIds: [1], withBelow: true, columns: 'code', rows: null, filter: {} },
    codingIds: some(at.codings, at.a, at.c % 4),
    verdict,
    reason: '',
  });

/**
 * Everything that shapes the analysis and deletes nothing of it. A new call that moves, joins or hides codes or codings
 * is one line more.
 */
const COMMANDS = {
  addCode: ({ study, codes, a, b, c }) =>
    study.call('codes.add', {
      name: `code ${c % 9}`,
      level: b % 3 ? 'code' : 'category',
      parentId: a % 3 ? null : idOf(codes, a),
    }),
  code: ({ study, codes, a, b, c }) => {
    const [start, end] = SPANS[b % 3] ?? SPANS[0];
    const transcriptId = c % 2 ? study.first : study.second;
    return study.call('codings.add', { transcriptId, start, end, code: { id: idOf(codes, a) } });
  },
  comment: ({ study, codings, a, b }) =>
    study.call('codings.update', { id: idOf(codings, a), comment: `comment ${b % 4}` }),
  merge: ({ study, codes, a, b, c }) =>
    study.call('codes.merge', { ids: some(codes, a, c % 3), into: idOf(codes, b) }),
  retire: ({ study, codes, a, c }) => study.call('codes.retire', { ids: some(codes, a, c % 2) }),
  restore: ({ study, codes, a, b }) =>
    study.call('codes.restore', { ids: [idOf(codes, a)], numbered: b % 2 === 0 }),
  relevel: ({ study, codes, a, c }) =>
    study.call('codes.relevel', { ids: some(codes, a, c % 2), level: CODE_LEVELS[c % 4] ?? 'code' }),
  split: ({ study, codes, codings, a, b, c }) => {
    const id = idOf(codes, a);
    const own = codings.filter((row) => row.codeId === id);
    const named = { name: `part ${c % 7}`, under: b % 2 ? 'beside' : 'below' } as const;
    return study.call('codes.split', {
      id,
      codingIds: some(own, b, c % 2),
      into: c % 3 ? named : { id: idOf(codes, b) },
    });
  },
  moveCodes: ({ study, codes, a, b, c }) =>
    study.call('codes.move', { ids: some(codes, a, c % 2), parentId: c % 3 ? idOf(codes, b) : null }),
  recode: ({ study, codings, codes, a, b }) =>
    study.call('codings.update', { id: idOf(codings, a), codeId: idOf(codes, b) }),
  same: (at) => decide(at, { is: 'same', ...(at.b % 4 ? { into: idOf(at.codes, at.b) } : {}) }),
  different: (at) =>
    decide(at, { is: 'different', split: some(at.codings, at.a, at.b % 2), to: codeChosen(at) }),
  move: (at) => decide(at, { is: 'move', to: codeChosen(at) }),
  property: (at) =>
    decide(at, {
      is: 'property',
      codeId: idOf(at.codes, at.b),
      property: { add: { name: `property ${at.c % 5}`, lowEnd: '', highEnd: '' } },
      places: some(at.codings, at.a, at.c % 3).map((codingId) => ({ codingId, place: (at.b % 11) / 10 })),
    }),
  definition: (at) =>
    decide(at, { is: 'definition', codeId: idOf(at.codes, at.b), patch: { useWhen: String(at.c) } }),
  negative: (at) => decide(at, { is: 'negative' }),
  sort: ({ study, codings, codes, a, b, c }) => {
    const ids = some(codings, a, 3);
    const half = 1 + (c % ids.length);
    return study.call('comparisons.sort', {
      codeId: idOf(codes, c),
      piles: [
        { code: { id: idOf(codes, b) }, codingIds: ids.slice(0, half) },
        ...(half < ids.length
          ? [{ code: b % 2 ? { name: `pile ${b}` } : { id: idOf(codes, a) }, codingIds: ids.slice(half) }]
          : []),
      ],
      reason: '',
    });
  },
  star: ({ study, codings, a }) => study.call('exemplars.add', { codingId: idOf(codings, a) }),
  memo: ({ study, codings, codes, a, b, c }) =>
    study.call('memos.add', {
      kind: 'theoretical',
      title: String(c),
      plainText: '',
      on: [
        ...some(codings, a, c % 3).map((targetId) => ({ target: 'coding' as const, targetId })),
        { target: 'code', targetId: idOf(codes, b) },
      ],
    }),
  evidence: ({ study, codings, codes, a, b, c }) =>
    study.host.parts.write({ kind: 'test', label: 'Drew a relation' }, (tx) => {
      const { id } = tx.insert('relation', {
        guid: study.host.parts.newGuid(),
        fromCodeId: idOf(codes, a),
        toCodeId: idOf(codes, b),
        type: 'leads to',
        origin: 'data',
        label: '',
      });
      tx.insertMany(
        'relationEvidence',
        some(codings, c, 2).map((codingId) => ({ relationId: id, codingId, supports: c % 2 === 0 })),
      );
    }),
  coder: ({ study, a }) => study.call('coders.choose', { id: 1 + (a % 2) }),
  undo: ({ study }) => study.call('history.undo', {}),
  redo: ({ study }) => study.call('history.redo', {}),
} satisfies Record<string, Command>;

type CompareAct = { kind: keyof typeof COMMANDS; a: number; b: number; c: number };

export const compareActs = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(COMMANDS) as CompareAct['kind'][]), 'code', 'code', 'undo'),
    a: fc.nat(60),
    b: fc.nat(60),
    c: fc.nat(60),
  }) as fc.Arbitrary<CompareAct>,
  { minLength: 1, maxLength: 20 },
);

/** Does one act; what the host refuses is false, and has changed nothing. */
export function performCompare(study: SmallStudy, { kind, a, b, c }: CompareAct): boolean {
  const { orm } = study.host.parts.db;
  try {
    const command: Command = COMMANDS[kind];
    command({ study, codes: list(orm, 'code'), codings: list(orm, 'coding'), a, b, c });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

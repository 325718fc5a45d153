import { CODE_LEVELS, Refusal, type Id } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { list } from '../../db/rows.ts';
import type { SmallStudy } from './study.ts';

/** One thing a researcher does; the numbers choose among what is there. */
export type Act = { kind: (typeof KINDS)[number]; a: number; b: number; c: number };
const KINDS = [
  'add',
  'code',
  'code',
  'codeNew',
  'move',
  'merge',
  'removeCodes',
  'removeCoding',
  'recolour',
  'rename',
  'level',
  'recode',
  'boundary',
  'star',
  'cut',
  'memo',
  'region',
  'undo',
  'redo',
] as const;

export const acts = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), a: fc.nat(50), b: fc.nat(50), c: fc.nat(50) }),
  { minLength: 1, maxLength: 40 },
);

/** Does one act; what the host refuses changes nothing. Returns whether anything was asked for at all. */
export function perform(study: SmallStudy, { kind, a, b, c }: Act): 'done' | 'refused' | 'nothing' {
  const { orm } = study.host.parts.db;
  const codes = list(orm, 'code');
  const codings = list(orm, 'coding');
  const exemplars = list(orm, 'exemplar');
  const pick = <T>(rows: readonly T[], n: number): T | undefined => rows[n % Math.max(1, rows.length)];
  const [one, two] = [pick(codes, a), pick(codes, b)];
  const place = passage(study, a, b);
  const [codingA, codingB, exemplarA] = [pick(codings, a), pick(codings, b), pick(exemplars, a)];
  const run: Record<Act['kind'], (() => unknown) | null> = {
    add: () =>
      study.call('codes.add', {
        name: `code ${c % 12}`,
        parentId: c % 3 === 0 ? null : (one?.id ?? null),
        level: CODE_LEVELS[b % 4] ?? 'code',
      }),
    code: one ? () => study.call('codings.add', { ...passage(study, b, c), code: { id: one.id } }) : null,
    codeNew: () => study.call('codings.add', { ...place, code: { add: { name: `new ${c}` } } }),
    move: one
      ? () => {
          const parentId = c % 4 === 0 ? null : (pick(codes, c)?.id ?? null);
          const siblings = codes.filter((row) => row.parentId === parentId && row.id !== one.id);
          const ids = [...new Set([one.id, ...(two ? [two.id] : [])])];
          study.call('codes.move', {
            ids,
            parentId,
            beforeId: b % 2 ? (pick(siblings, c)?.id ?? null) : null,
          });
        }
      : null,
    merge: one && two ? () => study.call('codes.merge', { ids: someIds(codes, a, c), into: two.id }) : null,
    removeCodes: one && c % 3 === 0 ? () => study.call('codes.remove', { ids: [one.id] }) : null,
    removeCoding:
      codings.length > 0 ? () => study.call('codings.remove', { ids: someIds(codings, a, c) }) : null,
    recolour: one
      ? () =>
          study.call('codes.update', {
            ids: someIds(codes, a, b),
            patch: { color: `#${c.toString(16).padStart(6, '0')}` },
          })
      : null,
    rename: one
      ? () =>
          study.call('codes.update', {
            ids: [one.id],
            patch: { name: `renamed ${c % 6}`, useWhen: String(b) },
          })
      : null,
    level: one
      ? () =>
          study.call('codes.update', {
            ids: someIds(codes, a, b),
            patch: { level: CODE_LEVELS[c % 4] ?? 'code' },
          })
      : null,
    recode: codingB && one ? () => study.call('codings.update', { id: codingB.id, codeId: one.id }) : null,
    boundary: codingA
      ? () =>
          study.call('codings.update', {
            id: codingA.id,
            start: Math.min(b, c),
            end: Math.max(b, c),
          })
      : null,
    star: codingA ? () => study.call('exemplars.add', { codingId: codingA.id }) : null,
    cut: exemplarA
      ? () =>
          study.call('exemplars.update', {
            id: exemplarA.id,
            rendition: { cuts: [{ start: b, end: b + c, with: c % 2 ? null : 'a word' }] },
          })
      : null,
    memo: one
      ? () =>
          study.call('memos.add', {
            kind: 'theoretical',
            title: String(c),
            plainText: '',
            on: [
              { target: 'code', targetId: one.id },
              ...codings.slice(0, 1).map((row) => ({ target: 'coding' as const, targetId: row.id })),
            ],
          })
      : null,
    region: () => study.call('regions.add', { ...place, name: 'r', inScope: c % 2 === 0 }),
    undo: () => study.call('history.undo', {}),
    redo: () => study.call('history.redo', {}),
  };
  const act = run[kind];
  if (!act) return 'nothing';
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

function passage(study: SmallStudy, a: number, b: number) {
  const transcriptId = (a + b) % 2 ? study.first : study.second;
  return { transcriptId, start: Math.min(a, b), end: Math.max(a, b) + 3 };
}

/** A few ids, now and then one of them twice. */
const someIds = (rows: readonly { id: Id }[], a: number, b: number): Id[] =>
  [a, a + 1, b].slice(0, 1 + (b % 3)).flatMap((n) => rows[n % rows.length]?.id ?? []);

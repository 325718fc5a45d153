import { CODE_LEVELS, EXEMPLAR_STANDINGS, Refusal, type Id } from '@shared/contract/index.ts';
import fc from 'fast-check';
import { list } from '../../db/rows.ts';
import { relate } from './random-relation.ts';
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
  'retire',
  'restore',
  'split',
  'relevel',
  'group',
  'property',
  'place',
  'rank',
  'relate',
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
  const run: Record<Exclude<Act['kind'], Structural>, (() => unknown) | null> = {
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
    merge:
      one && two
        ? () =>
            study.call('codes.merge', {
              ids: someIds(codes, a, c),
              into: two.id,
              takeOver: c % 2 ? ['useWhen', 'fullDefinition'] : [],
            })
        : null,
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
  const act = isStructural(kind) ? structural(study, { kind, a, b, c })[kind] : run[kind];
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

const STRUCTURAL = [
  'retire',
  'restore',
  'split',
  'relevel',
  'group',
  'property',
  'place',
  'rank',
  'relate',
] as const;
type Structural = (typeof STRUCTURAL)[number];
const isStructural = (kind: Act['kind']): kind is Structural =>
  (STRUCTURAL as readonly Act['kind'][]).includes(kind);

/** What is done to the shape of the codes, to their groups and properties, and to the order of exemplars. */
function structural(study: SmallStudy, { a, b, c }: Act): Record<Structural, (() => unknown) | null> {
  const { orm } = study.host.parts.db;
  const [codes, codings] = [list(orm, 'code'), list(orm, 'coding')];
  const [groups, properties] = [list(orm, 'codeGroup'), list(orm, 'property')];
  const pick = <T>(rows: readonly T[], n: number): T | undefined => rows[n % Math.max(1, rows.length)];
  const one = pick(codes, a);
  const [codingA, group, property] = [pick(codings, b), pick(groups, b), pick(properties, a)];
  const exemplars = list(orm, 'exemplar');
  const exemplarA = pick(exemplars, a);
  const reason = c % 2 ? 'because' : undefined;
  return {
    retire: one ? () => study.call('codes.retire', { ids: someIds(codes, a, c), reason }) : null,
    restore: one
      ? () => study.call('codes.restore', { ids: someIds(codes, a, c), numbered: b % 2 === 0, reason })
      : null,
    split: codingA
      ? () => {
          const own = codings.filter((row) => row.codeId === codingA.codeId);
          study.call('codes.split', {
            id: codingA.codeId,
            codingIds: own.slice(0, 1 + (c % 3)).map((row) => row.id),
            into:
              c % 3 === 0 && one
                ? { id: one.id }
                : { name: `part ${c % 9}`, under: c % 2 ? 'beside' : 'below', level: CODE_LEVELS[b % 4] },
            reason,
          });
        }
      : null,
    relevel: one
      ? () =>
          study.call('codes.relevel', {
            ids: someIds(codes, a, b),
            level: CODE_LEVELS[c % 4] ?? 'code',
            reason,
          })
      : null,
    group: () => {
      if (!group || c % 4 === 0)
        study.call('codeGroups.add', { name: `group ${c % 5}`, codeIds: one ? [one.id] : [] });
      else if (c % 7 === 0) study.call('codeGroups.remove', { id: group.id });
      else if (c % 5 === 0) study.call('codeGroups.rename', { id: group.id, name: `group ${b % 5}` });
      else
        study.call('codeGroups.setMembers', {
          id: group.id,
          codeIds: codes.length > 0 ? someIds(codes, a, c) : [],
        });
    },
    property: one
      ? () => {
          if (!property || c % 3 === 0)
            study.call('properties.add', { codeId: one.id, name: `dimension ${c % 3}`, highEnd: 'much' });
          else if (c % 5 === 0) study.call('properties.remove', { id: property.id });
          else study.call('properties.update', { id: property.id, lowEnd: `little ${b}` });
        }
      : null,
    place:
      property && codingA
        ? () => {
            const on = { propertyId: property.id, codingId: codingA.id };
            if (c % 4 === 0) study.call('propertyValues.clear', on);
            else study.call('propertyValues.set', { ...on, place: c / 50 });
          }
        : null,
    relate: one ? () => relate(study, one.id, pick(codes, b)?.id ?? one.id, c) : null,
    rank: exemplarA
      ? () => {
          const standing = EXEMPLAR_STANDINGS[c % 3] ?? 'chosen';
          const codeId = codings.find((row) => row.id === exemplarA.codingId)?.codeId ?? 0;
          if (b % 3 === 0) study.call('exemplars.setStanding', { ids: [exemplarA.id], standing });
          else
            study.call('exemplars.rank', {
              id: exemplarA.id,
              codeId,
              standing,
              beforeId: b % 2 ? null : (pick(exemplars, c)?.id ?? null),
            });
        }
      : null,
  };
}

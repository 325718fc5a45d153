import type { Code, CodeLevel, Coding, Decided, Id, Input } from '@shared/contract/index.ts';
import { expect } from 'vitest';
import { list } from '../../db/rows.ts';
import { dump, smallStudy, type SmallStudy } from './study.ts';

/** A study with a theme of two codes, three incidents of the first and one of the second. */
export type ComparedStudy = SmallStudy & {
  theme: Code;
  asking: Code;
  telling: Code;
  /** Of `asking`: two in the first transcript, one in the second. */
  one: Coding;
  two: Coding;
  three: Coding;
  /** Of `telling`, on the very words of `one`. */
  told: Coding;
  add(name: string, parentId?: Id | null, level?: CodeLevel): Code;
  code(codeId: Id, start: number, end: number, transcriptId?: Id): Coding;
  /** Compares these incidents; the rest of the question is of no matter. */
  decide(
    verdict: Input<'comparisons.decide'>['verdict'],
    codingIds: readonly Id[],
    more?: Partial<Input<'comparisons.decide'>>,
  ): Decided;
  /** Which code each coding that is there has, by its id. */
  codes(): Record<Id, Id>;
};

export function comparedStudy(): ComparedStudy {
  const study = smallStudy();
  const add: ComparedStudy['add'] = (name, parentId = null, level = 'code') =>
    study.call('codes.add', { name, parentId, level });
  const code: ComparedStudy['code'] = (codeId, start, end, transcriptId = study.first) =>
    study.call('codings.add', { transcriptId, start, end, code: { id: codeId } });
  const theme = add('Being met', null, 'theme');
  const asking = add('asking', theme.id);
  const telling = add('telling', theme.id);
  return Object.assign(study, {
    theme,
    asking,
    telling,
    one: code(asking.id, 0, 20),
    two: code(asking.id, 22, 51),
    three: code(asking.id, 16, 30, study.second),
    told: code(telling.id, 0, 20),
    add,
    code,
    decide: (verdict, codingIds, more = {}) =>
      study.call('comparisons.decide', { ...asked(verdict, codingIds, asking.id), ...more }),
    codes: () =>
      Object.fromEntries(list(study.host.parts.db.orm, 'coding').map((row) => [row.id, row.codeId])),
  } satisfies Omit<ComparedStudy, keyof SmallStudy>);
}

/** The input of a comparison of these incidents of one code. */
export const asked = (
  verdict: Input<'comparisons.decide'>['verdict'],
  codingIds: readonly Id[],
  codeId: Id,
): Input<'comparisons.decide'> => ({
  question: 'Is it one thing?',
  basis: { codeIds: [codeId], withBelow: true, columns: 'interview', rows: null, filter: {} },
  codingIds: [...codingIds],
  verdict,
  reason: 'They are said alike.',
});

/** What the last change is called. */
export const label = (study: ComparedStudy) => study.broadcasts.at(-1)?.change.label;
/** The code of this name, which must be there. */
export const codeNamed = (study: ComparedStudy, name: string): Code => {
  const found = list(study.host.parts.db.orm, 'code').find((row) => row.name === name);
  if (!found) throw new Error(`There is no code “${name}”.`);
  return found;
};

/** What `act` did is one change; undo brings back every row as it was, redo every row as it became. */
export function isOneStep(study: ComparedStudy, act: () => void) {
  const rows = () => dump(study.host.parts.db);
  const before = rows();
  const revision = study.host.parts.revision();
  act();
  expect(study.host.parts.revision()).toBe(revision + 1);
  const after = rows();
  expect(after).not.toEqual(before);
  study.call('history.undo', {});
  expect(rows()).toEqual(before);
  study.call('history.redo', {});
  expect(rows()).toEqual(after);
  expect(study.call('project.check', {})).toEqual([]);
}

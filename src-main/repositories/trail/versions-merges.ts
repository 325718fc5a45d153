import type { Id, StoryPart } from '@shared/contract/index.ts';
import type { TrailIndex } from './trail-index.ts';
import type { RowStepOf } from './trail-steps.ts';

/** Codes that had been merged into this one and were brought back, by the change that did it. */
export function partedFrom(index: TrailIndex, codeId: Id): Map<Id, StoryPart[]> {
  const merged = new Map<Id, Id>();
  const found = new Map<Id, StoryPart[]>();
  for (const { revision, steps } of index.codeChanges()) {
    const back = steps.flatMap((step): StoryPart[] => {
      if (step.op === 'change' && typeof step.after.mergedIntoId === 'number')
        merged.set(step.id, step.after.mergedIntoId);
      if (step.op !== 'insert') return [];
      const isOfThis = merged.get(step.id) === codeId;
      merged.delete(step.id);
      return isOfThis ? [{ is: 'parted', codeId: step.id, name: step.row?.name ?? '' }] : [];
    });
    if (back.length > 0) found.set(revision, back);
  }
  return found;
}

/** The codes that went in a merge, each with the code that it went into. */
export function mergesIn(
  codes: readonly RowStepOf<'code'>[],
  codings: readonly RowStepOf<'coding'>[],
  codeId: Id,
  isMerge: boolean,
): Map<Id, Id> {
  const said = codes.flatMap((step): [Id, Id][] =>
    step.op === 'change' && typeof step.after.mergedIntoId === 'number'
      ? [[step.id, step.after.mergedIntoId]]
      : [],
  );
  if (said.length > 0 || !isMerge) return new Map(said);
  // Merges of older versions do not name the code: it is the one that incidents came to, or that had them already.
  const gone = codes.flatMap((step) => (step.op === 'remove' ? [step.id] : []));
  const [target] = codings.flatMap((step) => (step.op === 'change' ? (step.after.codeId ?? []) : []));
  const into = target ?? (codings.length > 0 && !gone.includes(codeId) ? codeId : undefined);
  return new Map(into === undefined ? [] : gone.map((id) => [id, into]));
}

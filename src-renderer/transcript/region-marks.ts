import type { Region } from '@shared/contract/index.ts';
import { outOfScope } from '@shared/text/scope.ts';
import type { Span } from '@shared/text/span.ts';
import type { TurnMap } from './turn-map.ts';

/**
 * What regions put on the page: a heading on the turn where each begins, and where one ends with no other following;
 * turns that lie wholly out of scope; and the passages out of scope of turns that only partly do.
 */
export function regionMarks(
  regions: readonly Region[],
  turns: TurnMap,
  nameOf: { begins(region: Region): string; ends(region: Region): string },
): { marks: Map<number, string>; outTurns: Set<number>; outParts: Span[] } {
  const marks = new Map<number, string>();
  const outTurns = new Set<number>();
  const outParts: Span[] = [];
  const starts = new Set(regions.map((region) => turns.turnAt(region.start)));
  for (const region of regions) {
    const [first, last] = turns.range(region);
    const already = marks.get(first);
    const begins = nameOf.begins(region);
    marks.set(first, already === undefined ? begins : `${already} / ${begins}`);
    if (last + 1 < turns.count && !starts.has(last + 1)) marks.set(last + 1, nameOf.ends(region));
  }
  for (const span of outOfScope(regions)) {
    const [first, last] = turns.range(span);
    for (let turn = first; turn <= last; turn++) {
      const part = turns.part(span, turn);
      if (!part || (part.from === 0 && part.to === turns.length(turn))) outTurns.add(turn);
      else outParts.push({ start: turns.start(turn) + part.from, end: turns.start(turn) + part.to });
    }
  }
  return { marks, outTurns, outParts };
}

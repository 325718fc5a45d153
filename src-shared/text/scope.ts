import type { Span } from './span.ts';

/** As much of a region as scope needs. */
type ScopeRegion = Span & { readonly inScope: boolean };

/** The stretches that are out of scope, in order, those that overlap or touch made one. */
export const outOfScope = (regions: Iterable<ScopeRegion>): Span[] =>
  unionOf([...regions].filter((region) => !region.inScope));

/** The stretches that any of the spans covers, in order, those that overlap or touch made one; empty ones cover none. */
export function unionOf(spans: readonly Span[]): Span[] {
  const union: { start: number; end: number }[] = [];
  const some = spans.filter((span) => span.start < span.end);
  for (const { start, end } of some.sort((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/**
 * For each passage whether it is in scope: everywhere but wholly within regions that are out of it. Passages in any
 * order; n of them and m regions cost (n + m) log m.
 */
export function scopeOf(spans: readonly Span[], regions: Iterable<ScopeRegion>): boolean[] {
  const out = outOfScope(regions);
  return spans.map((span) => {
    let low = 0;
    let high = out.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((out[middle]?.end ?? 0) <= span.start) low = middle + 1;
      else high = middle;
    }
    const region = out[low];
    return !(region && region.start <= span.start && span.end <= region.end);
  });
}

/** Whether one passage is in scope; text without a region is. */
export const inScope = (span: Span, regions: Iterable<ScopeRegion>): boolean =>
  scopeOf([span], regions)[0] ?? true;

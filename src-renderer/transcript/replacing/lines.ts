import type { ReplacedTranscript, ReplaceHit, ReplaceOutcome } from '@shared/contract/index.ts';
import { placeKey } from './choice.ts';

/** A line of the list: the name of a transcript, a place in it, or how many more it has that are not listed. */
export type Line = { key: string; group: number } & (
  { is: 'head' } | { is: 'hit'; hit: ReplaceHit } | { is: 'rest'; count: number }
);

/** A transcript in the list: its places that are listed, and from which line to which it goes, the last one too. */
export type Group = {
  one: ReplacedTranscript;
  hits: readonly ReplaceHit[];
  first: number;
  last: number;
};

/** What was found as one list of lines, transcript by transcript. */
export function linesOf({ transcripts, hits }: Pick<ReplaceOutcome, 'transcripts' | 'hits'>): {
  lines: readonly Line[];
  groups: readonly Group[];
} {
  const byTranscript = Map.groupBy(hits, (hit) => hit.transcriptId);
  const lines: Line[] = [];
  const groups = transcripts.map((one, group): Group => {
    const own = byTranscript.get(one.id) ?? [];
    const first = lines.length;
    lines.push({ key: `all ${one.id}`, group, is: 'head' });
    for (const hit of own) lines.push({ key: placeKey(hit), group, is: 'hit', hit });
    const count = one.hits + one.left - own.length;
    if (count > 0) lines.push({ key: `rest ${one.id}`, group, is: 'rest', count });
    return { one, hits: own, first, last: lines.length - 1 };
  });
  return { lines, groups };
}

/** Lines that a page key goes over. */
const PAGE = 10;

/**
 * The line that a key leads to from another: only lines with a box that can be set (`isStop`) are gone to. The same line
 * where there is none further on; null for other keys.
 */
export function lineAfter(
  key: string,
  from: number,
  count: number,
  isStop: (index: number) => boolean,
): number | null {
  const seek = (start: number, step: 1 | -1) => {
    for (let i = start; i >= 0 && i < count; i += step) if (isStop(i)) return i;
    return null;
  };
  switch (key) {
    case 'ArrowDown':
      return seek(from + 1, 1) ?? from;
    case 'ArrowUp':
      return seek(from - 1, -1) ?? from;
    case 'PageDown':
      return seek(from + PAGE, 1) ?? seek(count - 1, -1) ?? from;
    case 'PageUp':
      return seek(from - PAGE, -1) ?? seek(0, 1) ?? from;
    case 'Home':
      return seek(0, 1) ?? from;
    case 'End':
      return seek(count - 1, -1) ?? from;
    default:
      return null;
  }
}

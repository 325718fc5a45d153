/** A coding's part of a turn, in offsets of the turn's words. */
export type Part<T> = { of: T; from: number; to: number };

/**
 * The parts that are painted: where more than `most` lie over each other only the shortest, since more than that turn to
 * mud and take the words' contrast. Pieces of one that touch stay one.
 */
export function washesOf<T>(parts: readonly Part<T>[], most: number): Part<T>[] {
  if (parts.length <= most) return [...parts];
  const shortestFirst = [...parts].sort((a, b) => a.to - a.from - (b.to - b.from));
  const cuts = [...new Set(parts.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const painted: Part<T>[] = [];
  const open = new Map<Part<T>, Part<T>>();
  for (const [i, from] of cuts.entries()) {
    const to = cuts[i + 1];
    if (to === undefined) break;
    const top = shortestFirst.filter((part) => part.from <= from && to <= part.to).slice(0, most);
    for (const part of open.keys()) if (!top.includes(part)) open.delete(part);
    for (const part of top) {
      const held = open.get(part);
      if (held) held.to = to;
      else {
        const piece = { of: part.of, from, to };
        open.set(part, piece);
        painted.push(piece);
      }
    }
  }
  return painted;
}

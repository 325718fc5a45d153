const MARKUP = /[*_[\\]/;
const ESCAPE_OR_LINK = /\\(?:[!-/:-@[-`{-~]|$)|!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g;
const DELIMITER = /\*+|_+/g;

/**
 * A line of Markdown as its reader sees it, and how many of its first characters are bold. Emphasis is taken away only
 * where a pair of marks stands around words: "s*** and f***" and "snake_case" stay. Linear in the line's length.
 */
export function plainLine(source: string): { text: string; bold: number } {
  if (!MARKUP.test(source)) return { text: source, bold: 0 };
  /** Stretches that are markup; escapes hide the characters after them from emphasis. */
  const drops: [start: number, end: number][] = [];
  const hidden = new Set<number>();
  for (const found of source.matchAll(ESCAPE_OR_LINK)) {
    const words = found[1];
    const end = found.index + found[0].length;
    if (words === undefined) {
      drops.push([found.index, found.index + 1]);
      hidden.add(found.index + 1);
    } else {
      const wordsAt = found.index + found[0].indexOf('[') + 1;
      drops.push([found.index, wordsAt], [wordsAt + words.length, end]);
    }
  }
  const { marks, boldTo } = emphasis(source, hidden);
  const parts: string[] = [];
  let length = 0;
  let bold = 0;
  let from = 0;
  for (const [start, end] of [...drops, ...marks].sort(([a], [b]) => a - b)) {
    // Emphasis marks inside a link's address went with the address.
    if (end <= from) continue;
    const part = source.slice(from, Math.max(from, start));
    parts.push(part);
    length += part.length;
    from = end;
    if (start <= boldTo) bold = length;
  }
  parts.push(source.slice(from));
  return { text: parts.join(''), bold };
}

/** The marks of paired emphasis, and where the bold that opens the line is closed (-1: it does not open bold). */
function emphasis(
  source: string,
  hidden: ReadonlySet<number>,
): { marks: [number, number][]; boldTo: number } {
  const marks: [number, number][] = [];
  const open = new Map<string, number>();
  let boldTo = -1;
  for (const { 0: run, index } of source.matchAll(DELIMITER)) {
    if (run.length > 3 || hidden.has(index)) continue;
    const end = index + run.length;
    const before = source.charAt(index - 1);
    const after = source.charAt(end);
    const opener = open.get(run);
    if (opener !== undefined && /\S/.test(before) && !isWord(after)) {
      marks.push([opener, opener + run.length], [index, end]);
      if (run.length > 1 && source.slice(0, opener).trim() === '') boldTo = index;
      // What was opened inside a closed pair stays open no longer.
      for (const [other, at] of open) if (at >= opener) open.delete(other);
    } else if (/\S/.test(after) && !isWord(before)) open.set(run, index);
  }
  return { marks, boldTo };
}

const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** A text without accents and case, and for each of its characters where it came from (UTF-16, one more at the end). */
type FoldedName = { text: string; from: number[] };

function fold(text: string): FoldedName {
  let folded = '';
  const from: number[] = [];
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const plain = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let i = 0; i < plain.length; i++) from.push(at);
    folded += plain;
    at += character.length;
  }
  return { text: folded, from: [...from, text.length] };
}

/** Where `query` is in `text`, accents and case apart: UTF-16 offsets of `text`, or null. An empty query is nowhere. */
export function findFolded(text: string, query: string): { start: number; end: number } | null {
  const wanted = fold(query.trim()).text;
  if (wanted === '') return null;
  const folded = fold(text);
  const at = folded.text.indexOf(wanted);
  if (at < 0) return null;
  let end = folded.from[at + wanted.length] ?? text.length;
  // Combining marks belong to the character before them.
  while (/^\p{M}/u.test(text.slice(end))) end++;
  return { start: folded.from[at] ?? 0, end };
}

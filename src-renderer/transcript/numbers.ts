import type { TurnMap } from './turn-map.ts';

/**
 * What is counted beside each turn: the turns themselves, or the lines of the text, where a turn of several lines shows
 * its first. Made equally wide, so that they line up beside labels of one width.
 */
export function numbersOf(turns: TurnMap, what: 'turns' | 'lines'): string[] {
  const numbers: number[] = [];
  let line = 1;
  for (let turn = 0; turn < turns.count; turn++) {
    numbers.push(what === 'turns' ? turn + 1 : line);
    if (what === 'lines')
      for (let at = turns.start(turn); at < turns.start(turn + 1); at++)
        if (turns.text.charCodeAt(at) === 10) line++;
  }
  const width = String(numbers.at(-1) ?? 0).length;
  // Figure spaces are kept where others are not.
  return numbers.map((number) => String(number).padStart(width, '\u2007'));
}

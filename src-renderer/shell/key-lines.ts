import type { Command } from '../commands/command.ts';
import { findFolded } from '../codes/fold.ts';
import type { Room } from '../store/view.ts';
import { shownKeys } from '../ui/keys.tsx';

/** A line of the key sheet: one command, or several that differ in a number only. */
export type KeyLine = { id: string; title: string; keys: readonly string[]; isRun: boolean };

type Keyed = Pick<Command, 'id' | 'title' | 'group' | 'keys'>;

const OF_ROOM: Record<Room, readonly Command['group'][]> = {
  code: ['transcript', 'codes'],
  compare: ['compare'],
  codebook: ['codebook', 'codes'],
  exemplars: ['exemplars'],
  memos: ['memos'],
  people: ['people'],
  trail: ['trail'],
};

/**
 * What the key sheet shows, those of the room that is open first. `query` finds titles, accents and case apart, and keys
 * as they are printed (`Ctrl Z`).
 */
export function keyLines(
  commands: readonly Keyed[],
  room: Room,
  query: string,
): [Command['group'], readonly KeyLine[]][] {
  const wanted = query
    .trim()
    .replaceAll(/\s*\+\s*|\s+/g, ' ')
    .toLowerCase();
  const isFound = (line: KeyLine) =>
    wanted === '' ||
    findFolded(line.title, query) !== null ||
    line.keys.some((keys) => shownKeys(keys).toLowerCase() === wanted);
  const own = OF_ROOM[room];
  const rank = (group: Command['group']) => (own.includes(group) ? own.indexOf(group) : own.length);
  return [...Map.groupBy(commands, (command) => command.group)]
    .map(([group, list]): [Command['group'], KeyLine[]] => [group, inRuns(list).filter(isFound)])
    .filter(([, lines]) => lines.length > 0)
    .toSorted(([a], [b]) => rank(a) - rank(b));
}

/** Commands on one digit each that follow each other, *code with recent code 1* up to 9, are one line. */
function inRuns(list: readonly Keyed[]): KeyLine[] {
  const lines: (KeyLine & { stem: string | null })[] = [];
  for (const { id, title, keys = [] } of list) {
    const [digit] = keys;
    if (digit === undefined) continue;
    const isOne = keys.length === 1 && /^[0-9]$/.test(digit) && title.includes(digit);
    const stem = isOne ? title.replace(digit, '#') : null;
    const last = lines.at(-1);
    if (stem !== null && last?.stem === stem) {
      const [first = digit] = last.keys;
      lines[lines.length - 1] = {
        ...last,
        title: stem.replace('#', `${first}–${digit}`),
        keys: [first, digit],
        isRun: true,
      };
    } else lines.push({ id, title, keys, isRun: false, stem });
  }
  return lines.map(({ stem: _stem, ...line }) => line);
}

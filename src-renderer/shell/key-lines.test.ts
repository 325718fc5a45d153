import { expect, test } from 'vitest';
import { keyLines } from './key-lines.ts';

const keyed = (title: string, ...keys: string[]) => ({
  id: title,
  title,
  keys,
  group: 'transcript' as const,
});
const trail = { id: 'trail', title: 'Search the trail', keys: ['/'], group: 'trail' as const };
const recent = ['1', '2', '3'].map((digit) => keyed(`Code with recent code ${digit}`, digit));
const titles = (found: ReturnType<typeof keyLines>) =>
  found.flatMap(([, lines]) => lines.map((one) => one.title));

test('Commands that differ in a digit only are one line, and those around it stay as they are.', () => {
  const [[, lines] = [null, []]] = keyLines(
    [keyed('In vivo', 'V'), ...recent, keyed('Star', 'S')],
    'code',
    '',
  );
  expect(lines).toEqual([
    { id: 'In vivo', title: 'In vivo', keys: ['V'], isRun: false },
    { id: 'Code with recent code 1', title: 'Code with recent code 1–3', keys: ['1', '3'], isRun: true },
    { id: 'Star', title: 'Star', keys: ['S'], isRun: false },
  ]);
});

test('Headings differ in a number that is no key, and are not one line.', () => {
  const heads = [keyed('Heading 1', 'Mod+Alt+1'), keyed('Heading 2', 'Mod+Alt+2')];
  expect(titles(keyLines(heads, 'memos', ''))).toEqual(['Heading 1', 'Heading 2']);
});

test('The keys of the room that is open come first, and what has no key is left out.', () => {
  const all = [keyed('In vivo', 'V'), keyed('No key'), trail];
  expect(titles(keyLines(all, 'trail', ''))).toEqual(['Search the trail', 'In vivo']);
  expect(titles(keyLines(all, 'code', ''))).toEqual(['In vivo', 'Search the trail']);
});

test('A key is found by what it does, whatever the accents and case, and by what is printed on it.', () => {
  const all = [keyed('Undo in the edit', 'Mod+Z'), keyed('Café', 'Mod+Shift+Z'), trail];
  expect(titles(keyLines(all, 'code', 'CAFE'))).toEqual(['Café']);
  expect(titles(keyLines(all, 'code', 'ctrl+z'))).toEqual(['Undo in the edit']);
  expect(titles(keyLines(all, 'code', ' Ctrl  Shift Z '))).toEqual(['Café']);
  expect(titles(keyLines(all, 'code', '/'))).toEqual(['Search the trail']);
  expect(keyLines(all, 'code', 'nothing of the kind')).toEqual([]);
});

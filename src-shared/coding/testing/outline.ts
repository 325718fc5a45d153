import type { CodeLevel, Id } from '../../contract/entities.ts';
import { build, type TreeCode } from '../tree.ts';

/** Codes from an outline: a level and a name on each line, two spaces further in for each step down. */
export function tree(text: string): TreeCode[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const margin = lines[0]?.search(/\S/u) ?? 0;
  const above: Id[] = [];
  return lines.map((line, i) => {
    const depth = (line.search(/\S/u) - margin) / 2;
    const [level = '', ...name] = line.trim().split(' ');
    above[depth] = i + 1;
    return {
      id: i + 1,
      parentId: depth === 0 ? null : (above[depth - 1] ?? null),
      level: level as CodeLevel,
      name: name.join(' '),
      position: i,
      retiredAt: null,
    };
  });
}

export const idsOf = (codes: readonly TreeCode[]): Id[] => codes.map((code) => code.id);

/** The outline of codes. */
export function outline(codes: readonly TreeCode[]): string {
  const children = build(codes);
  const lines: string[] = [];
  const visit = (parentId: Id | null, indent: string) => {
    for (const code of children.get(parentId) ?? []) {
      lines.push(`${indent}${code.level} ${code.name}`);
      visit(code.id, indent + '  ');
    }
  };
  visit(null, '');
  return lines.join('\n');
}

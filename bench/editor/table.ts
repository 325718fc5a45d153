import { machine } from '../report.ts';
import type { Measured } from './subject.ts';

/** One way to show one transcript. `limit` is what opening may take, in milliseconds. */
export type Row = {
  words: number;
  codings: number;
  codes: number;
  limit: number;
  way: 'Groundwork' | 'mark nodes' | 'no window';
  measured: Measured;
};

type Column = {
  name: string;
  /** It cannot be measured on every machine. */
  mayLack?: true;
  limit: (row: Row) => number | null;
  of: (measured: Measured) => number;
  shown: (value: number) => string;
};
const ms = (value: number) => `${value.toFixed(0)} ms`;
const part = (value: number) => `${(value * 100).toFixed(1)} %`;
const mb = (value: number) => `${value.toFixed(0)} MB`;

const COLUMNS: readonly Column[] = [
  { name: 'open', limit: (row) => row.limit, of: (one) => one.open, shown: ms },
  { name: 'add', limit: () => 50, of: (one) => one.add, shown: ms },
  { name: 'remove', limit: () => 50, of: (one) => one.remove, shown: ms },
  { name: 'wheel, late', limit: () => 0.05, of: (one) => one.wheel, shown: part },
  { name: 'keys, late', limit: () => 0.05, of: (one) => one.keys, shown: part },
  { name: 'a letter', limit: () => 16, of: (one) => one.typing, shown: (value) => `${value.toFixed(1)} ms` },
  { name: 'scripts', limit: () => null, of: (one) => one.heap, shown: mb },
  { name: 'tab', mayLack: true, limit: () => 150, of: (one) => one.memory, shown: mb },
];

/** The machine and a table; good when the program is within every limit. Beside each baseline its ratio to the program. */
export function table(rows: readonly Row[]): { text: string; isGood: boolean } {
  const over: string[] = [];
  const cells = rows.map((row) => {
    const own = rows.find(
      (one) => one.way === 'Groundwork' && one.words === row.words && one.codes === row.codes,
    );
    const size = `${row.words} words, ${row.codings} codings, ${row.codes} codes`;
    return [
      row.way === 'Groundwork' ? size : '',
      row.way,
      ...COLUMNS.map(({ name, mayLack, limit, of, shown }) => {
        const value = of(row.measured);
        const most = row.way === 'Groundwork' ? limit(row) : null;
        if (Number.isNaN(value)) {
          if (most === null || mayLack) return '–';
          over.push(`${size}: ${name} could not be measured`);
          return '– !';
        }
        if (value === Number.POSITIVE_INFINITY) {
          if (most !== null) over.push(`${size}: ${name} was still not done when the patience ended`);
          return most === null ? 'never' : 'never !';
        }
        if (row.way !== 'Groundwork') {
          const ratio = own ? value / of(own.measured) : Number.NaN;
          return Number.isFinite(ratio) ? `${shown(value)} (${ratio.toFixed(1)} ×)` : shown(value);
        }
        if (most === null || value <= most) return shown(value);
        over.push(`${size}: ${name} ${shown(value)}, not ${shown(most)}`);
        return `${shown(value)} !`;
      }),
    ];
  });
  const lines = [['', '', ...COLUMNS.map(({ name }) => name)], ...cells];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0))) ?? [];
  const printed = lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const verdict = over.length === 0 ? ['Within every limit.'] : ['OVER:', ...over.map((line) => `  ${line}`)];
  return { text: [machine(), '', ...printed, '', ...verdict].join('\n'), isGood: over.length === 0 };
}

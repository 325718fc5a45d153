import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return sorted.length % 2 ? high : (low + high) / 2;
};

/** What is measured, what it may take, and what the same run compares it to. */
export type Line = {
  what: string;
  measured: number;
  limit: number | null;
  baseline: { what: string; measured: number };
};

/** What the numbers were taken on, and how fast it was: the same machine can be half as fast on another day. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? 'unknown processor'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, pace ${pace().toFixed(1)} ms`;
}

/** A sum of twenty million steps, nine times over, and its median. */
const SUM = `
  const times = [];
  for (let run = 0; run < 9; run++) {
    const from = performance.now();
    let mixed = 1;
    for (let n = 0; n < 20_000_000; n++) mixed = (Math.imul(mixed, 1_664_525) + n) | 0;
    times.push(performance.now() - from + (mixed === 0.5 ? 1 : 0));
  }
  console.log(times.sort((a, b) => a - b)[4]);
`;

/** Milliseconds that a fixed sum takes, in a process of its own: what was compiled before would change it. */
const pace = (): number => Number(spawnSync(process.execPath, ['-e', SUM], { encoding: 'utf8' }).stdout);

/** The machine, and a table of medians in milliseconds with each one's ratio to its baseline. */
export function report(lines: readonly Line[], runs: string): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const head = `${machine()}; medians of ${runs}`;
  const rows = lines.map((line) => {
    const verdict =
      line.limit === null
        ? ''
        : line.measured <= line.limit
          ? `under ${line.limit} ms`
          : `OVER ${line.limit} ms`;
    return [
      line.what,
      ms(line.measured),
      verdict,
      `${(line.measured / line.baseline.measured).toFixed(2)} × ${line.baseline.what} (${ms(line.baseline.measured)})`,
    ];
  });
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return [
    head,
    '',
    ...rows.map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
}

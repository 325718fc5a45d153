// Runs the steps of a test and shows what they say.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './node.mjs';
import { oneStep, withExit } from './results.mjs';

/** No step takes so long, in milliseconds, unless it hangs. */
const LIMIT = 40 * 60 * 1000;

/**
 * `script` is one of package.json's. With `report`, its tests are counted from that file; without, it counts as one.
 *
 * @typedef {{ name: string, script: string, args?: string[], env?: Record<string, string>, report?: { file: string, count: (report: unknown) => import('./results.mjs').Count } }} Step
 * @typedef {import('./results.mjs').Count & { name: string, seconds: number, isGood: boolean }} Outcome
 */

/**
 * Runs one script of package.json with everything it says on stdout, each line under its step's name.
 *
 * @param {Step} step
 * @param {string} node
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Outcome>}
 */
export async function runStep({ name, script, args = [], env: more = {}, report }, node, env) {
  const started = Date.now();
  const file = report && join(ROOT, report.file);
  if (file) rmSync(file, { force: true });
  const command = args.length > 0 ? ['--run', script, '--', ...args] : ['--run', script];
  const child = spawn(node, command, {
    cwd: ROOT,
    // Node warns, on the stderr of every program that is tried, where both of these are set.
    env: { ...env, ...more, FORCE_COLOR: '0', NO_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hang = setTimeout(() => child.kill('SIGKILL'), LIMIT);
  const stop = () => void child.kill();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  for (const stream of [child.stdout, child.stderr])
    byLine(stream, (line) => console.log(`${name.padEnd(6)} │ ${line}`));
  const isGood = await new Promise((/** @type {(isGood: boolean) => void} */ resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
  clearTimeout(hang);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  const count = report && file ? withExit(read(file, report.count), isGood) : oneStep(isGood);
  return { ...count, name, isGood: isGood && count.failed === 0, seconds: (Date.now() - started) / 1000 };
}

/**
 * Runs steps side by side, two at a time: as many as there are cores on a small machine.
 *
 * @param {Step[]} steps
 * @param {(step: Step) => Promise<Outcome>} run
 * @param {{ isAsked: boolean }} [stop] once it is asked no further step begins
 * @returns {Promise<Outcome[]>} in the order of the steps, those that never began left out
 */
export async function runSideBySide(steps, run, stop = { isAsked: false }) {
  /** @type {Outcome[]} */
  const outcomes = [];
  const waiting = [...steps.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next && !stop.isAsked; next = waiting.shift())
      outcomes[next[0]] = await run(next[1]);
  };
  await Promise.all([worker(), worker()]);
  return outcomes.filter(Boolean);
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} take
 */
function byLine(stream, take) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (part) => {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
  stream.on('end', () => {
    if (rest !== '') take(rest);
  });
}

/**
 * @param {string} file
 * @param {(report: unknown) => import('./results.mjs').Count} count
 */
function read(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.log(
      `There is no report to count in ${file}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}

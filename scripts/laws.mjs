// `npm run test:laws`: the laws on 10,000 inputs each instead of 200, or on as many as `LAWS` says. Each law is shown as
// it is done; at the end stands a line for each file, and how many passed and failed.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { requireNode, ROOT, runHere, withNode } from './node.mjs';
import { countVitest, fileLines, summaryLine, withExit } from './results.mjs';

const FOLDERS = ['src-shared', 'src-main', 'src-renderer', 'test'];
const REPORT = join(ROOT, 'test-results', 'laws.json');

/** The tests that ask how many inputs they are to try. */
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
).filter((file) => readFileSync(join(ROOT, file), 'utf8').includes('testing/runs.ts'));

const node = requireNode();
const env = withNode(node, { LAWS: process.env['LAWS'] ?? '10000' });
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
// A law that takes longer than a test may says so itself only where it is slow at 200 already.
const args = [
  'run',
  ...files,
  '--testTimeout=600000',
  '--reporter=verbose',
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
];
rmSync(REPORT, { force: true });
const code = await runHere(node, [vitest, ...args], { cwd: ROOT, env });

/** @returns {unknown} vitest's report, or null when it left none */
function report() {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch (error) {
    console.log(`There is no report in ${REPORT}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
const read = report();
if (read !== null) for (const line of fileLines(read)) console.log(line.replace(`${ROOT}${sep}`, ''));
process.exitCode = code;
console.log(summaryLine([withExit(read === null ? null : countVitest(read), code === 0)]));

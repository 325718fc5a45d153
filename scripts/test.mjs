// `npm test`: installs what tests need, then runs every check there is. The last line says how many passed.
// `--quick`: no build, no browser, and none of the tests that take longest.
import { build } from './build.mjs';
import { chromiumForTests } from './chromium.mjs';
import { install } from './install.mjs';
import { requireNode, withNode } from './node.mjs';
import { countPlaywright, countVitest, oneStep, summaryLine } from './results.mjs';
import { runSideBySide, runStep } from './steps.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').Outcome} Outcome */

/** @type {Step[]} */
const STATIC = [
  { name: 'lint', script: 'lint' },
  { name: 'format', script: 'format:check' },
  { name: 'types', script: 'types' },
];
/** @type {Step} */
const UNIT = {
  name: 'unit',
  script: 'unit',
  args: ['--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'],
  report: { file: 'test-results/unit.json', count: countVitest },
};
/** @type {Step} */
const E2E = {
  name: 'e2e',
  script: 'e2e',
  args: ['--reporter=list,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: 'test-results/e2e.json' },
  // Not in `test-results`, which Playwright empties as it starts.
  report: { file: 'test-results/e2e.json', count: countPlaywright },
};

/** What `--quick` leaves out: long random sequences, large and hostile files, 200,000 codings, and programs that are built, started and killed. */
const LONG = [
  '**/*.laws.test.ts',
  'test/killed*.test.ts',
  'src-main/cli/groundwork.test.ts',
  'src-main/cli/sample.test.ts',
  'src-main/browser/shell.test.ts',
  'src-main/import/{read,docx,laws}.test.ts',
  'src-shared/text/diff.test.ts',
  'src-main/repositories/codebook.test.ts',
];
/** @type {Step} */
const QUICK_UNIT = {
  ...UNIT,
  args: [...(UNIT.args ?? []), ...LONG.map((files) => `--exclude=${files}`)],
  // On how many inputs a law is tried; 200 otherwise.
  env: { LAWS: '40' },
};

/** @type {Outcome[]} */
const outcomes = [];
/** One Ctrl C ends all of it: the step that runs, and those that would follow. */
const stop = { isAsked: false };
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void (stop.isAsked = true));
/** Notes a step that had no program of its own. */
const note = (/** @type {string} */ name, /** @type {boolean} */ isGood, seconds = 0) =>
  void outcomes.push({ ...oneStep(isGood), name, isGood, seconds });

async function everything(isQuick = process.argv.includes('--quick')) {
  if (!(await install())) return note('install', false);
  const node = requireNode();
  const run = (/** @type {Step} */ step, env = {}) => runStep(step, node, withNode(node, env));
  // The longest first, so that the others fill what it leaves of the machine.
  outcomes.push(...(await runSideBySide([isQuick ? QUICK_UNIT : UNIT, ...STATIC], run, stop)));
  if (stop.isAsked) return undefined;
  if (isQuick) return console.log(`\nLeft out: build, e2e, ${LONG.join(', ')}. “npm test” runs everything.`);
  const started = Date.now();
  const isBuilt = build(node);
  note('build', isBuilt, (Date.now() - started) / 1000);
  if (!isBuilt) return note('e2e', false);
  if (stop.isAsked) return undefined;
  const chromium = await chromiumForTests(node);
  if (chromium === null) {
    console.log('e2e    │ There is no Chromium here, and none could be installed. Set CHROMIUM_PATH to one.');
    return note('e2e', false);
  }
  outcomes.push(await run(E2E, { CHROMIUM_PATH: chromium }));
}

try {
  await everything();
} catch (error) {
  console.log(error);
  note('script', false);
}

console.log('');
for (const { name, passed, failed, seconds, isGood } of outcomes)
  console.log(
    `${isGood ? 'ok    ' : 'FAILED'}  ${name.padEnd(7)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  );
for (const { name, skipped, shaky = [] } of outcomes) {
  for (const title of skipped) console.log(`skipped ${name}: ${title}`);
  for (const title of shaky) console.log(`passed only at the second try ${name}: ${title}`);
}
if (stop.isAsked) console.log('Stopped: not everything has been tried.');
process.exitCode = stop.isAsked ? 130 : outcomes.every(({ isGood }) => isGood) ? 0 : 1;
console.log(summaryLine(outcomes));

// Counts what was tested, and says it in one line.

/**
 * What came of one step. `skipped` names what was not run, `shaky` what passed only when it was tried again.
 *
 * @typedef {{ passed: number, failed: number, skipped: string[], shaky?: string[] }} Count
 */

/**
 * @param {readonly Count[]} counts
 * @returns {string} `N passed, N failed`, and how many were skipped where any were
 */
export function summaryLine(counts) {
  const sum = (/** @type {(count: Count) => number} */ of) =>
    counts.reduce((total, count) => total + of(count), 0);
  const skipped = sum((count) => count.skipped.length);
  const line = `${sum((count) => count.passed)} passed, ${sum((count) => count.failed)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/**
 * A step that counts as one: format, lint, types, build.
 *
 * @param {boolean} isGood
 * @returns {Count}
 */
export const oneStep = (isGood) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: [] });

/**
 * A step of many tests that failed without a failing test, or left no report, counts as one failure more.
 *
 * @param {Count | null} count
 * @param {boolean} isGood whether its program ended well
 * @returns {Count}
 */
export function withExit(count, isGood) {
  if (count === null) return { passed: 0, failed: 1, skipped: [] };
  return isGood || count.failed > 0 ? count : { ...count, failed: 1 };
}

/**
 * @typedef {{ testResults: { name: string, status: string, assertionResults: { fullName: string, status: string, duration?: number | null }[] }[] }} VitestReport
 * @typedef {{ title?: string, specs?: { title: string, tests: { status: string }[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ errors?: unknown[], suites: PlaywrightSuite[] }} PlaywrightReport
 */

/**
 * @param {unknown} report vitest's JSON report
 * @returns {Count}
 */
export function countVitest(report) {
  const files = /** @type {VitestReport} */ (report).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const ofStatus = (/** @type {string[]} */ ...statuses) =>
    tests.filter(({ status }) => statuses.includes(status));
  // A file that could not be loaded has no tests, and has failed.
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: ofStatus('passed').length,
    failed: ofStatus('failed').length + broken.length,
    skipped: ofStatus('pending', 'skipped', 'todo', 'disabled').map(({ fullName }) => fullName),
  };
}

/**
 * One line for each file, the longest first: whether it passed, how many of its tests did, and how long they took.
 *
 * @param {unknown} report vitest's JSON report
 * @returns {string[]}
 */
export function fileLines(report) {
  const files = /** @type {VitestReport} */ (report).testResults.map(
    ({ name, status, assertionResults }) => ({
      name,
      isGood: status === 'passed',
      seconds: assertionResults.reduce((total, { duration }) => total + (duration ?? 0), 0) / 1000,
      passed: assertionResults.filter((test) => test.status === 'passed').length,
      all: assertionResults.length,
    }),
  );
  return files
    .toSorted((a, b) => b.seconds - a.seconds)
    .map(
      ({ name, isGood, seconds, passed, all }) =>
        `${isGood ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(8)} s  ${`${passed} of ${all}`.padStart(8)}  ${name}`,
    );
}

/**
 * @param {unknown} report Playwright's JSON report
 * @returns {Count}
 */
export function countPlaywright(report) {
  const { errors = [], suites } = /** @type {PlaywrightReport} */ (report);
  /** @type {Count} */
  const count = { passed: 0, failed: errors.length, skipped: [] };
  /** @type {string[]} */
  const shaky = [];
  const visit = (/** @type {PlaywrightSuite} */ suite) => {
    for (const spec of suite.specs ?? [])
      for (const { status } of spec.tests) {
        if (status === 'skipped') count.skipped.push(spec.title);
        else if (status === 'unexpected') count.failed++;
        else count.passed++;
        if (status === 'flaky') shaky.push(spec.title);
      }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of suites) visit(suite);
  return shaky.length > 0 ? { ...count, shaky } : count;
}

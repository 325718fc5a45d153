import { expect, test } from 'vitest';
import { countPlaywright, countVitest, fileLines, oneStep, summaryLine, withExit } from './results.mjs';
import { runSideBySide, type Outcome, type Step } from './steps.mjs';

test('The last line is how many passed and failed, and how many were skipped only where any were.', () => {
  expect(summaryLine([])).toBe('0 passed, 0 failed');
  expect(summaryLine([oneStep(true), oneStep(false), { passed: 200, failed: 3, skipped: [] }])).toBe(
    '201 passed, 4 failed',
  );
  expect(summaryLine([{ passed: 1, failed: 0, skipped: ['in Electron'] }])).toBe(
    '1 passed, 0 failed, 1 skipped',
  );
});

test('A step that ends badly without a failing test, or without a report, is a failure.', () => {
  const good = { passed: 5, failed: 0, skipped: [] };
  const bad = { passed: 5, failed: 2, skipped: [] };
  expect(withExit(good, true)).toEqual(good);
  expect(withExit(good, false)).toEqual({ passed: 5, failed: 1, skipped: [] });
  expect(withExit(bad, false)).toEqual(bad);
  expect(withExit(null, true)).toEqual({ passed: 0, failed: 1, skipped: [] });
});

test('vitest’s report is counted test by test, and a file that did not load as a failure.', () => {
  const assertion = (status: string) => ({ status, fullName: `a ${status} test` });
  const report = {
    testResults: [
      {
        status: 'failed',
        assertionResults: ['passed', 'passed', 'failed', 'pending', 'skipped', 'todo'].map(assertion),
      },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [assertion('passed')] },
    ],
  };
  expect(countVitest(report)).toEqual({
    passed: 3,
    failed: 2,
    skipped: ['a pending test', 'a skipped test', 'a todo test'],
  });
});

test('Each file of vitest’s report has a line, the longest first, that says how many of its tests passed.', () => {
  const one = (status: string, duration: number | null) => ({ status, duration, fullName: 'a law' });
  const testResults = [
    { name: 'quick.test.ts', status: 'passed', assertionResults: [one('passed', 40)] },
    {
      name: 'slow.test.ts',
      status: 'failed',
      assertionResults: [one('passed', 61_000), one('failed', 500), one('skipped', null)],
    },
    { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
  ];
  expect(fileLines({ testResults })).toEqual([
    'FAILED     61.5 s    1 of 3  slow.test.ts',
    'ok          0.0 s    1 of 1  quick.test.ts',
    'FAILED      0.0 s    0 of 0  broken.test.ts',
  ]);
});

test('Playwright’s report is counted test by test through nested suites, an error outside them as a failure, and what passed at a second try is named.', () => {
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
  const report = {
    errors: [{ message: 'a spec that does not load' }],
    suites: [
      {
        specs: [spec('a', 'expected'), spec('b', 'unexpected')],
        suites: [{ specs: [spec('c', 'flaky'), spec('in Electron', 'skipped')] }],
      },
    ],
  };
  expect(countPlaywright(report)).toEqual({
    passed: 2,
    failed: 2,
    skipped: ['in Electron'],
    shaky: ['c'],
  });
});

test('Steps run two at a time and are told in their order.', async () => {
  let running = 0;
  let most = 0;
  const steps: Step[] = ['a', 'b', 'c', 'd'].map((name) => ({ name, script: name }));
  const outcomes = await runSideBySide(steps, async (step): Promise<Outcome> => {
    most = Math.max(most, ++running);
    await new Promise((resume) => setTimeout(resume, step.name === 'a' ? 30 : 5));
    running--;
    return { ...oneStep(true), name: step.name, isGood: true, seconds: 0 };
  });
  expect(outcomes.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  expect(most).toBe(2);
});

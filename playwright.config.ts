import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

// The program, which every test starts some times, finds its modules compiled: a fifth of what a start costs.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node');

/** Debian's Chromium by default; scripts/test.mjs sets CHROMIUM_PATH to the one it found or installed. */
export default defineConfig({
  testDir: 'e2e',
  // For a machine that does other work as well: what is waited for comes in its time, and a test that passes waits for none of it.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // What passes only then is told by name at the end of `npm test`.
  retries: process.env['CI'] ? 1 : 0,
  // Each test has folders, projects and ports of its own; handed out one by one, none waits for a long file at the end.
  // More than the cores of a small machine: a test waits for the program more than it computes.
  workers: 3,
  fullyParallel: true,
  reporter: process.env['CI'] ? [['list'], ['json', { outputFile: 'test-results/e2e.json' }]] : 'list',
  use: {
    // What cannot be pressed or reached by then never can; unsaid, it would be waited for until the test is over.
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 900 },
    // A trace costs every test, and is of use for one that has failed: that one is run again with `--trace on`.
    trace: { mode: process.env['CI'] ? 'on-first-retry' : 'off', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

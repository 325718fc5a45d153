import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@shared': resolve(import.meta.dirname, 'src-shared') } },
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    setupFiles: Number(process.env['LAWS'] ?? 0) > 200 ? ['test/law-progress.ts'] : [],
    // Programs that tests start find their modules compiled: half of a start is spent on that.
    env: { NODE_COMPILE_CACHE: resolve(import.meta.dirname, 'node_modules/.cache/node') },
    // No module of ours has state, so none needs a fresh process for each file; a third of the time was spent on that.
    isolate: false,
    // Unasked, one core is left free, which on a machine of two is half of it.
    maxWorkers: '100%',
  },
});

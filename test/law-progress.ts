import fc from 'fast-check';
import { writeSync } from 'node:fs';
import { beforeEach } from 'vitest';

/**
 * Set up for `npm run test:laws`: while a law is tried on thousands of inputs it says every quarter of a minute how many
 * it has seen. Straight to the terminal, since a test that never waits lets nothing else be printed until it is done.
 */
const EVERY = 15_000;
const law = { title: '', seen: 0, told: 0 };

beforeEach(({ task }) => {
  Object.assign(law, { title: task.name, seen: 0, told: Date.now() });
});
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  beforeEach: () => {
    law.seen++;
    if (Date.now() - law.told < EVERY) return;
    law.told = Date.now();
    writeSync(1, `   … ${law.seen} inputs so far: ${law.title}\n`);
  },
});

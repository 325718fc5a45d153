import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { build } from 'vite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeRefusal } from './node-guard.ts';

test('A Node that crashes the database is refused by name, with the one to use; a newer one is not.', () => {
  const refusal = nodeRefusal({ napi: '9', node: '20.20.2' }, '/usr/bin/node');
  expect(refusal).toContain('needs Node 22.14 or newer, and this is 20.20.2 (/usr/bin/node)');
  expect(nodeRefusal({ node: '6.0.0' }, 'node')).toContain('6.0.0');
  expect(nodeRefusal({ napi: '10', node: '22.14.0' }, 'node')).toBeNull();
});

test('On such a Node a program with the guard says so in one line and ends with 1, before it opens anything.', async ({
  skip,
}) => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find(
    (path) =>
      existsSync(path) &&
      Number(spawnSync(path, ['-p', 'process.versions.napi'], { encoding: 'utf8' }).stdout) < 10,
  );
  if (old === undefined) return skip('There is no Node older than 22.14 on this machine.');
  const out = mkdtempSync(join(tmpdir(), 'groundwork-guard-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'node-guard.ts'),
      outDir: out,
      rollupOptions: { output: { entryFileNames: 'guard.mjs' } },
    },
  });
  const run = spawnSync(old, [join(out, 'guard.mjs')], { encoding: 'utf8' });
  rmSync(out, { recursive: true });
  expect([run.status, run.signal, run.stderr.trim().split('\n').length]).toEqual([1, null, 1]);
  expect(run.stderr).toContain('Groundwork needs Node 22.14 or newer');
});

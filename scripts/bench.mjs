// `npm run bench`, `npm run bench -- theory` and `npm run bench:editor`: the speeds that are promised, measured on the
// built program. Never part of the tests.
import { join } from 'node:path';
import { build } from './build.mjs';
import { chromiumForTests } from './chromium.mjs';
import { install } from './install.mjs';
import { requireNode, ROOT, runHere, withNode } from './node.mjs';

async function bench() {
  if (!(await install())) return 1;
  const node = requireNode();
  if (!build(node)) return 1;
  const chromium = await chromiumForTests(node);
  if (chromium === null) {
    process.stderr.write('There is no Chromium here. Set CHROMIUM_PATH to one.\n');
    return 1;
  }
  const [first, ...rest] = process.argv.slice(2);
  const what =
    first === 'editor'
      ? [join('bench', 'editor', 'run.ts'), ...rest]
      : [join('bench', 'run.ts'), first ?? ''];
  const program = ['--import', './test/alias.mjs', ...what];
  return runHere(node, program, { cwd: ROOT, env: withNode(node, { CHROMIUM_PATH: chromium }) });
}

process.exitCode = await bench();

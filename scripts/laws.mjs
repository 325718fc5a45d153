// `npm run test:laws`: the laws on 10,000 inputs each instead of 200, or on as many as `LAWS` says.
import { join } from 'node:path';
import { requireNode, ROOT, runHere, withNode } from './node.mjs';

const node = requireNode();
const env = withNode(node, { LAWS: process.env['LAWS'] ?? '10000' });
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
process.exitCode = await runHere(node, [vitest, 'run', 'laws'], { cwd: ROOT, env });

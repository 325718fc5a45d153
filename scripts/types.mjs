// `npm run types`: the compiler over every part, two at a time. What was checked and has not changed is not checked
// again; what is known of it is kept with the installed packages.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { ROOT, requireNode, withNode } from './node.mjs';

const node = requireNode();
const parts = readdirSync(ROOT).filter((part) => existsSync(join(ROOT, part, 'tsconfig.json')));

/**
 * @param {string} part
 * @returns {Promise<boolean>} whether it has no error; those it has are on stdout
 */
function check(part) {
  const kept = join(ROOT, 'node_modules', '.cache', 'tsc', part);
  const args = ['-p', part, '--incremental', '--tsBuildInfoFile', kept];
  const child = spawn(node, [join(ROOT, 'node_modules/typescript/bin/tsc'), ...args], {
    cwd: ROOT,
    env: withNode(node),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

let isGood = true;
const waiting = [...parts];
const worker = async () => {
  for (let part = waiting.shift(); part; part = waiting.shift()) if (!(await check(part))) isGood = false;
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
process.exitCode = isGood ? 0 : 1;

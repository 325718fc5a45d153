#!/usr/bin/env node
// `groundwork …`, and `npm run -s groundwork -- …` in the repository: the command line on the right Node.
import { PROGRAM, build } from './build.mjs';
import { electronBinary } from './electron.mjs';
import { install } from './install.mjs';
import { ROOT, callersFolder, requireNode, runHere, withNode } from './node.mjs';

async function groundwork() {
  if (!(await install())) return 1;
  const node = requireNode();
  if (!build(node, { isQuiet: true })) return 1;
  const electron = electronBinary({ root: ROOT, platform: process.platform, env: process.env });
  return runHere(node, [PROGRAM, ...process.argv.slice(2)], {
    cwd: callersFolder(),
    env: withNode(node, electron ? { GROUNDWORK_ELECTRON: electron } : {}),
  });
}

process.exitCode = await groundwork();

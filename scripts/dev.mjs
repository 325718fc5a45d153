// `npm run dev [-- FILE.gwk]`: Vite with hot reload, and the browser shell in Electron's place.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { install } from './install.mjs';
import { ROOT, callersFolder, requireNode, runHere, withNode } from './node.mjs';

async function dev() {
  if (process.platform === 'win32') {
    process.stderr.write(
      'The development shell is an executable script, which Windows cannot start. Use WSL.\n',
    );
    return 1;
  }
  if (!(await install())) return 1;
  const node = requireNode();
  const files = process.argv
    .slice(2)
    .map((arg) => (existsSync(resolve(callersFolder(), arg)) ? resolve(callersFolder(), arg) : arg));
  return runHere(node, [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch'], {
    cwd: ROOT,
    env: withNode(node, {
      ELECTRON_EXEC_PATH: join(ROOT, 'scripts', 'dev-shell.mjs'),
      GROUNDWORK_DEV_ARGUMENTS: JSON.stringify(files),
    }),
  });
}

process.exitCode = await dev();

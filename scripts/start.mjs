// `npm start`: installs and builds when needed, then opens Groundwork.
import { PROGRAM, build } from './build.mjs';
import { findChromium, installPackage, mayInstallPackages } from './chromium.mjs';
import { electronBinary, fetchElectron } from './electron.mjs';
import { install } from './install.mjs';
import { ROOT, callersFolder, requireNode, runHere, withNode } from './node.mjs';

const args = process.argv.slice(2);
const { env, platform } = process;
const hasDisplay = platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
const wantsWindow = hasDisplay && !args.includes('--no-window');
const named = args[args.indexOf('--shell') + 1];
const shell = args.includes('--shell')
  ? named
  : (args.find((arg) => arg.startsWith('--shell='))?.slice(8) ?? 'any');

/** The Electron binary for this start, or null for the browser shell. */
async function electron(/** @type {string} */ node) {
  if (!wantsWindow || shell === 'browser') return null;
  const found = electronBinary({ root: ROOT, platform, env }) ?? (await fetchElectron(node));
  if (!found && shell === 'any')
    process.stderr.write(
      'Electron is not here, so Groundwork opens in a browser window instead: the same program on the same files.\n',
    );
  return found;
}

async function start() {
  if (!(await install())) return 1;
  const node = requireNode();
  if (!build(node)) return 1;
  const binary = await electron(node);
  const needsBrowser = wantsWindow && binary === null && shell !== 'electron' && platform === 'linux';
  if (needsBrowser && !findChromium(env) && mayInstallPackages()) await installPackage();
  return runHere(node, [PROGRAM, 'open', ...args], {
    cwd: callersFolder(),
    env: withNode(node, binary ? { GROUNDWORK_ELECTRON: binary } : {}),
  });
}

process.exitCode = await start();

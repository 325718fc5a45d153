// Which Node to run Groundwork with. Plain JavaScript: it must run on a Node that cannot run the program itself.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The first Node-API version that the database's binary fits; on an older Node it crashes. Node has it since 22.14. */
const NODE_API = 10;

/**
 * The Node that came with the dependencies; without one for this machine the one that runs, when it is new enough.
 *
 * @param {{ root: string, platform: string, arch: string, versions: { napi?: string, node: string }, execPath: string, exists: (path: string) => boolean }} machine
 * @returns {{ path: string } | { refusal: string }}
 */
export function pickNode({ root, platform, arch, versions, execPath, exists }) {
  const isWindows = platform === 'win32';
  const bundled = join(
    root,
    'node_modules',
    `node-${isWindows ? 'win' : platform}-${arch}`,
    'bin',
    isWindows ? 'node.exe' : 'node',
  );
  if (exists(bundled)) return { path: bundled };
  if (Number(versions.napi ?? 0) >= NODE_API) return { path: execPath };
  return {
    refusal: `Groundwork needs Node 22.14 or newer, this is ${versions.node} (${execPath}), and no Node for ${platform} on ${arch} comes with it. Install Node 24 and start again.`,
  };
}

/** The Node for this machine, or the end of the program with a clear message. */
export function requireNode() {
  const { platform, arch, versions, execPath } = process;
  const picked = pickNode({ root: ROOT, platform, arch, versions, execPath, exists: existsSync });
  if ('path' in picked) return picked.path;
  process.stderr.write(`${picked.refusal}\n`);
  process.exit(1);
}

/**
 * The environment in which `node` and the tools of the repository are found first.
 *
 * @param {string} node
 * @param {Record<string, string>} [more]
 */
export const withNode = (node, more = {}) => ({
  ...process.env,
  PATH: [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
  ...more,
});

/** Where a person stood when they called npm, which itself changes to the repository. */
export const callersFolder = () =>
  (process.env['npm_lifecycle_event'] && process.env['INIT_CWD']) || process.cwd();

/**
 * Runs a program in this terminal, hands on the signals that end it, and resolves with its exit code.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runHere(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  // A terminal sends Ctrl C to both of us; we only wait for the other to end.
  const wait = () => {};
  /** @param {NodeJS.Signals} signal */
  const handOn = (signal) => void child.kill(signal);
  process.on('SIGINT', wait).on('SIGTERM', handOn).on('SIGHUP', handOn);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${command} could not be started: ${error.message}\n`);
      resolve(1);
    });
    // Shells report a program that a signal ended as 128 and the signal's number; 143 stands for all of them here.
    child.once('exit', (code) => resolve(code ?? 143));
  }).finally(() => process.off('SIGINT', wait).off('SIGTERM', handOn).off('SIGHUP', handOn));
}

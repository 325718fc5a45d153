// Electron's binary: where it is, and how it is fetched. The npm package brings none; it is downloaded on demand.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './node.mjs';

/** How long a download may take, in milliseconds, before the browser is opened instead. */
const PATIENCE = 60_000;
/** How long a download that failed is not tried again, in milliseconds: a day. */
const AGAIN_AFTER = 24 * 60 * 60 * 1000;

/** @type {Record<string, string>} */
const BINARY = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * The binary's path, or null. Never loads the package, which would start a download.
 *
 * @param {{ root: string, platform: string, env: Record<string, string | undefined> }} machine
 */
export function electronBinary({ root, platform, env }) {
  const named = env['ELECTRON_EXEC_PATH'];
  if (named) return existsSync(named) ? named : null;
  const folder = join(root, 'node_modules', 'electron');
  const unpacked = env['ELECTRON_OVERRIDE_DIST_PATH'];
  // Written when everything has been unpacked, so that a download which was cut short does not count.
  if (!unpacked && !existsSync(join(folder, 'path.txt'))) return null;
  const name = unpacked
    ? (BINARY[platform] ?? 'electron')
    : readFileSync(join(folder, 'path.txt'), 'utf8').trim();
  const binary = join(unpacked ?? join(folder, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/**
 * Whether a download failed so lately that it is not tried again.
 *
 * @param {number | undefined} failedAt when the last one failed, in milliseconds
 * @param {number} now
 */
export const failedLately = (failedAt, now) => failedAt !== undefined && now - failedAt < AGAIN_AFTER;

/**
 * Fetches the binary, with a line that shows it goes on. Null, and why is said, when that fails or takes too long.
 *
 * @param {string} node a Node that the installer runs on
 * @param {string} [root]
 * @param {number} [patience]
 * @returns {Promise<string | null>}
 */
export async function fetchElectron(node, root = ROOT, patience = PATIENCE) {
  const stamp = join(root, 'node_modules', '.groundwork-electron-failed');
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (failedLately(statSync(stamp, { throwIfNoEntry: false })?.mtimeMs, Date.now()) || !existsSync(installer))
    return null;
  const say = (/** @type {string} */ text) => void process.stderr.write(text);
  const line = 'Fetching Electron, the window Groundwork comes with (once, about 120 MB)';
  say(`${line} …`);
  const started = Date.now();
  const tick = setInterval(() => {
    if (process.stderr.isTTY) say(`\r${line} … ${Math.round((Date.now() - started) / 1000)} s`);
  }, 1000);
  const why = await new Promise((/** @type {(why: string | null) => void} */ resolve) => {
    const child = spawn(node, [installer], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part) => (said += part));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(`it took longer than ${patience / 1000} s`);
    }, patience);
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0 ? null : firstReason(said));
    });
  });
  clearInterval(tick);
  const binary = why === null ? electronBinary({ root, platform: process.platform, env: process.env }) : null;
  say(
    binary
      ? ' done.\n'
      : ` not possible: ${why ?? 'it is not where it should be'}. It is tried again tomorrow.\n`,
  );
  if (binary) rmSync(stamp, { force: true });
  else writeFileSync(stamp, '');
  return binary;
}

/** @param {string} said */
const firstReason = (said) => {
  const line = said.split('\n').find((part) => part.trim() !== '') ?? 'it gave no reason';
  return line
    .trim()
    .replace(/^\w*Error:\s*/, '')
    .slice(0, 160);
};

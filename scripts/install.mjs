// Installs the dependencies when they are missing or are not those of package-lock.json.
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runHere } from './node.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lockfile */

/**
 * Whether what npm installed (`installed`, its own record) is not what the lockfile asks for. Packages for other
 * machines are not installed, and are marked as optional.
 *
 * @param {Lockfile} lockfile
 * @param {Lockfile} installed
 */
export function differs({ packages: asked = {} }, { packages: there = {} }) {
  const isOther = Object.entries(there).some(([path, { version }]) => asked[path]?.version !== version);
  const isMissing = Object.entries(asked).some(
    ([path, { optional, devOptional }]) => path !== '' && !optional && !devOptional && !there[path],
  );
  return isOther || isMissing;
}

/** @param {string} root */
export function needsInstall(root) {
  const lockfile = join(root, 'package-lock.json');
  const record = join(root, 'node_modules', '.package-lock.json');
  const installedAt = statSync(record, { throwIfNoEntry: false })?.mtimeMs;
  if (installedAt === undefined) return true;
  if (statSync(lockfile).mtimeMs <= installedAt) return false;
  return differs(JSON.parse(readFileSync(lockfile, 'utf8')), JSON.parse(readFileSync(record, 'utf8')));
}

/**
 * Installs when needed. Says what it does on stderr, because what stands on stdout may be read by a program.
 *
 * @returns {Promise<boolean>} whether everything is there
 */
export async function install() {
  if (!needsInstall(ROOT)) return true;
  process.stderr.write('Installing what Groundwork needs (once, about a minute) …\n');
  // Development packages too, whatever the person's npm is set to: the program is built here.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  /** @type {import('node:child_process').SpawnOptions} */
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2] };
  const npm = process.env['npm_execpath'];
  const code = npm?.endsWith('.js')
    ? await runHere(process.execPath, [npm, ...args], options)
    : await runHere('npm', args, { ...options, shell: process.platform === 'win32' });
  if (code !== 0)
    process.stderr.write('npm could not install what Groundwork needs; its reason stands above.\n');
  return code === 0;
}

/**
 * Puts the Node that came along where npm's own scripts find it first. npm 11 does; npm 10 leaves out a program of
 * that name.
 *
 * @param {string} root
 */
export function linkNode(root) {
  const link = join(root, 'node_modules', '.bin', 'node');
  const bundled = `node-${process.platform}-${process.arch}`;
  if (!existsSync(join(root, 'node_modules', bundled)) || existsSync(link)) return;
  symlinkSync(join('..', bundled, 'bin', 'node'), link);
}

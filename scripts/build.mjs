// Builds the program when its sources are newer than what was built.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, withNode } from './node.mjs';

const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'migrations',
  'samples',
  'electron.vite.config.ts',
  'package-lock.json',
];
const OUTPUTS = ['out/main/groundwork.js', 'out/renderer/index.html'];
const STAMP = 'out/.built';

/** The built command line. */
export const PROGRAM = join(ROOT, 'out', 'main', 'groundwork.js');

/**
 * Whether anything that goes into the program has changed since it was built. A folder counts, because that is where
 * a file that was removed shows. Tests do not go in.
 *
 * @param {string} root
 */
export function needsBuild(root) {
  // Installed as a package it comes built, without its sources.
  if (!existsSync(join(root, 'electron.vite.config.ts'))) return false;
  const builtAt = statSync(join(root, STAMP), { throwIfNoEntry: false })?.mtimeMs;
  if (builtAt === undefined || OUTPUTS.some((path) => !existsSync(join(root, path)))) return true;
  return SOURCES.some((path) => isNewer(join(root, path), builtAt));
}

/**
 * @param {string} path
 * @param {number} than
 * @returns {boolean}
 */
function isNewer(path, than) {
  const there = statSync(path, { throwIfNoEntry: false });
  if (!there) return false;
  if (there.mtimeMs > than) return true;
  if (!there.isDirectory()) return false;
  return readdirSync(path).some(
    (name) => !/\.test\.tsx?$|^testing$/.test(name) && isNewer(join(path, name), than),
  );
}

/**
 * Builds when needed; what the build says is shown, on stderr, only when it fails.
 *
 * @param {string} node
 * @param {{ isQuiet?: boolean }} [options]
 * @returns {boolean} whether the program is there
 */
export function build(node, { isQuiet = false } = {}) {
  if (!needsBuild(ROOT)) return true;
  if (!isQuiet) process.stderr.write('Building Groundwork …\n');
  const stamp = join(ROOT, STAMP);
  rmSync(stamp, { force: true });
  const startedAt = new Date();
  const run = spawnSync(
    node,
    [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: ROOT,
      env: withNode(node),
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) {
    process.stderr.write(
      `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\nGroundwork could not be built.\n`,
    );
    return false;
  }
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  writeFileSync(stamp, '');
  // As of the start, so that what was changed meanwhile is built the next time.
  utimesSync(stamp, startedAt, startedAt);
  return true;
}

// A Chromium for windows and tests: where it is, and how it is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, runHere, withNode } from './node.mjs';

const NAMES = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium-browser',
];

/**
 * The first browser of Chromium's kind on the path, or null. `CHROMIUM_PATH` comes before all.
 *
 * @param {Record<string, string | undefined>} env
 * @param {(path: string) => boolean} [exists]
 * @returns {string | null}
 */
export function findChromium(env, exists = existsSync) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const places = [
    env['CHROMIUM_PATH'],
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  return places.find((path) => path !== undefined && path !== '' && exists(path)) ?? null;
}

/** Whether Debian's packages may be installed here: by the superuser, where there is apt-get. */
export const mayInstallPackages = () =>
  process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Installs Debian's Chromium and fonts for it.
 *
 * @returns {Promise<string | null>} its path
 */
export async function installPackage() {
  process.stderr.write('Installing Debian’s Chromium (once) …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runHere('apt-get', ['update', '-qq'], { env, stdio: ['ignore', 2, 2] });
  const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-core'];
  const code = await runHere('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: ['ignore', 2, 2],
  });
  return code === 0 ? findChromium(process.env) : null;
}

/**
 * The Chromium that the tests drive, installed when it is missing: Debian's, or Playwright's own.
 *
 * @param {string} node
 * @returns {Promise<string | null>}
 */
export async function chromiumForTests(node) {
  const found = findChromium(process.env);
  if (found) return found;
  if (mayInstallPackages()) {
    const installed = await installPackage();
    if (installed) return installed;
  }
  const env = withNode(node);
  const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  process.stderr.write('Installing Playwright’s Chromium (once) …\n');
  await runHere(node, [cli, 'install', 'chromium'], { cwd: ROOT, env, stdio: ['ignore', 2, 2] });
  const where = spawnSync(node, ['-p', "require('@playwright/test').chromium.executablePath()"], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  const path = where.stdout.trim();
  return path && existsSync(path) ? path : null;
}

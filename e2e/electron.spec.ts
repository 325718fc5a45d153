import { _electron, expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { electronBinary } from '../scripts/electron.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const binary = electronBinary({ root: ROOT, platform: process.platform, env: process.env });
const SKIPPED = 'Skipped: Electron’s binary is not here, so the Electron shell is tried by unit tests alone.';

test('A project opens in Electron, from its own process, and lets go of its lock.', async () => {
  if (binary === null) console.log(SKIPPED);
  test.skip(binary === null, SKIPPED);
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-electron-'));
  const file = join(folder, 'study.gwk');
  spawnSync(process.execPath, [join(ROOT, 'out/main/groundwork.js'), 'new', file, '--title', 'Peer work']);
  const app = await _electron.launch({
    executablePath: binary ?? '',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, `--project=${file}`],
    env: { ...(process.env as Record<string, string>), GROUNDWORK_DATA: join(folder, 'data') },
  });
  const page = await app.firstWindow();
  await expect(page.getByText('Peer work').first()).toBeVisible();
  expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);
  await app.close();
  await expect.poll(() => existsSync(join(folder, '.study.gwk.lock'))).toBe(false);
  rmSync(folder, { recursive: true });
});

import { chromium } from '@playwright/test';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, expect, groundwork, test } from './support/app.ts';
import { statusOf } from './support/wire.ts';

const START = join(import.meta.dirname, '../scripts/start.mjs');

type Started = { child: ChildProcess; out: () => string; err: () => string };

/** `npm start` with these arguments, on a data folder of the test's own. */
function start(data: string, args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [START, ...args], {
    env: { ...process.env, GROUNDWORK_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (heard.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (heard.err += chunk.toString()));
  return { child, out: () => heard.out, err: () => heard.err };
}

const addressIn = (out: string) => /^http:\/\/127\.0\.0\.1:\d+\/start\?code=\S+$/m.exec(out)?.[0] ?? '';

/** What an open project leaves beside it only while it is open. */
const beside = (data: string) => readdirSync(data).filter((name) => /\.lock$|-wal$|-shm$/.test(name));

test('The first start makes the sample study and prints an address that works once; a second start says that it is open; a signal ends it', async ({
  app,
  page,
}) => {
  const started = start(app.data, ['--no-window']);
  try {
    await expect
      .poll(() => addressIn(started.out()), { timeout: 40_000, message: started.err() })
      .not.toBe('');
    const address = addressIn(started.out());
    expect(started.out()).toContain('it works once, for a minute');
    await page.goto(address);
    await expect(page.getByRole('main')).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
    const transcripts = page.getByRole('listbox', { name: 'Transcripts' });
    await expect(transcripts.getByRole('option')).toHaveCount(10);
    await transcripts.getByText('PAR1PW01').click();
    await expect(page.getByRole('textbox', { name: /^Transcript / })).toContainText('just a brew');
    expect(await statusOf(address)).toBe(403);

    const study = join(app.data, 'Sample study.gwk');
    expect(JSON.parse(groundwork('stats', study, '--json').stdout)).toMatchObject({
      transcripts: 10,
      cases: 4,
    });
    const second = start(app.data, ['--no-window']);
    await ended(second.child);
    expect(second.child.exitCode, second.err()).toBe(0);
    expect(second.out()).toMatch(
      /^Sample study\.gwk is already open since .*\d\d:\d\d; brought to the front\.\n$/,
    );

    await page.close();
    const third = start(app.data, ['--no-window']);
    await ended(third.child);
    // Without a window there is nothing to bring to the front, so another address is given.
    expect(third.out()).toContain('is already open since');
    const another = addressIn(third.out());
    expect(another).not.toBe(address);
    expect(await statusOf(another)).toBe(303);
    expect(await statusOf(another)).toBe(403);
  } finally {
    started.child.kill('SIGTERM');
  }
  await ended(started.child);
  expect(started.child.exitCode).toBe(0);
  expect(beside(app.data)).toEqual([]);
});

/** Free by the time it is asked for, as nearly as can be known. */
const DISPLAY = `:${90 + (process.pid % 400)}`;

test('Closing the window ends everything', async ({ app }) => {
  test.setTimeout(90_000);
  if (spawnSync('which', ['Xvfb']).status !== 0)
    return console.log('Skipped: there is no Xvfb to show a window on.');
  const browser = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(browser)) return console.log(`Skipped: there is no ${browser} to show a window with.`);
  const display = spawn('Xvfb', [DISPLAY, '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  });
  // The browser as it is, with an ear for the test: nobody else can press its close button.
  const wrapped = join(app.folder, 'chromium');
  const port = 20_000 + (process.pid % 20_000);
  writeFileSync(wrapped, `#!/bin/sh\nexec "${browser}" --remote-debugging-port=${port} "$@"\n`, {
    mode: 0o755,
  });
  try {
    await expect
      .poll(() => existsSync(`/tmp/.X11-unix/X${DISPLAY.slice(1)}`), { timeout: 10_000 })
      .toBe(true);
    const started = start(app.data, ['--shell', 'browser'], { DISPLAY, CHROMIUM_PATH: wrapped });
    try {
      await expect
        .poll(started.out, { timeout: 40_000, message: started.err() })
        .toContain('Close its window to end Groundwork');
      expect(addressIn(started.out())).toBe('');
      const connected = async () => {
        try {
          return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
        } catch (error) {
          // Not listening yet.
          if (error instanceof Error) return null;
          throw error;
        }
      };
      let window = await connected();
      await expect.poll(async () => (window ??= await connected()) !== null, { timeout: 20_000 }).toBe(true);
      const page = () =>
        window
          ?.contexts()[0]
          ?.pages()
          .find((one) => one.url().includes('127.0.0.1'));
      await expect.poll(() => page() !== undefined, { timeout: 20_000 }).toBe(true);
      const shown = page();
      if (!shown) throw new Error('There is no window.');
      await expect(shown.getByRole('main')).toBeVisible({ timeout: 20_000 });
      await expect(shown.getByRole('listbox', { name: 'Transcripts' }).getByRole('option')).toHaveCount(10);
      expect(beside(app.data).length).toBeGreaterThan(0);
      await shown.close();
      await ended(started.child);
      expect(started.child.exitCode, started.err()).toBe(0);
      expect(beside(app.data)).toEqual([]);
    } finally {
      started.child.kill('SIGTERM');
      await ended(started.child);
    }
  } finally {
    display.kill();
  }
});

import { chromium } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** A display that nobody sees, on the first number that is free; null where there is no Xvfb. */
async function startDisplay(): Promise<{ name: string; end: () => Promise<unknown> } | null> {
  // It writes the number to its fourth stream once it can be used.
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string | null>((resolve) => {
    let said = '';
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(said.trim());
    });
  });
  if (number === null) return null;
  const end = () => {
    child.kill();
    return ended(child);
  };
  return { name: `:${number}`, end };
}

/** Where a browser of this data folder listens to a debugger, once it does: it chose the port, and wrote it into its profile. */
function debuggerOf(data: string): string {
  const profiles = join(data, 'windows');
  for (const profile of existsSync(profiles) ? readdirSync(profiles) : []) {
    const file = join(profiles, profile, 'DevToolsActivePort');
    const [port = '', path = ''] = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    if (path !== '') return `ws://127.0.0.1:${port}${path}`;
  }
  return '';
}

test('Closing the window ends everything', async ({ app }) => {
  test.setTimeout(150_000);
  const browser = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  // The browser as it is, with an ear for the test: nobody else can press its close button.
  const wrapped = join(app.folder, 'chromium');
  const display = await startDisplay();
  // Without a display the browser's own stands in for it.
  const more = display ? '' : '--headless=new';
  writeFileSync(wrapped, `#!/bin/sh\nexec "${browser}" --remote-debugging-port=0 ${more} "$@"\n`, {
    mode: 0o755,
  });
  const started = start(app.data, ['--shell', 'browser'], {
    DISPLAY: display?.name ?? ':none',
    CHROMIUM_PATH: wrapped,
  });
  // So long may a step take on a machine that is busy; a window that stays open takes for ever.
  const patience = { timeout: 40_000 };
  try {
    await expect.poll(started.out, patience).toContain('Close its window to end Groundwork');
    expect(addressIn(started.out())).toBe('');
    await expect.poll(() => debuggerOf(app.data), patience).not.toBe('');
    const window = await chromium.connectOverCDP(debuggerOf(app.data), patience);
    const page = () =>
      window
        .contexts()[0]
        ?.pages()
        .find((one) => one.url().includes('127.0.0.1'));
    await expect.poll(() => page() !== undefined, patience).toBe(true);
    const shown = page();
    if (!shown) throw new Error('There is no window.');
    const transcripts = shown.getByRole('listbox', { name: 'Transcripts' });
    await expect(transcripts.getByRole('option')).toHaveCount(10, patience);
    await expect(shown.getByRole('main')).toBeVisible();
    expect(beside(app.data).length).toBeGreaterThan(0);
    if (display) await shown.close();
    // Without a display the last window that goes does not end the browser, so it is told to end itself.
    else await (await window.newBrowserCDPSession()).send('Browser.close');
    await ended(started.child);
    expect(started.child.exitCode).toBe(0);
    expect(beside(app.data)).toEqual([]);
  } finally {
    // What it said is worth having where it did not do what it should.
    await test.info().attach('npm start', { body: `${started.out()}\n${started.err()}` });
    started.child.kill('SIGTERM');
    await ended(started.child);
    await display?.end();
  }
});

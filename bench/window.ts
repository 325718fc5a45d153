import { chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installStopwatch, timed } from './stopwatch.ts';
import { median } from './report.ts';

const root = join(import.meta.dirname, '..');

export const HEADLESS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const browser = () =>
  chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: HEADLESS });

export type Running = { address: string; stop(): Promise<void> };

/** Runs a Node program that prints a line with the one-time address, and waits for it. */
export async function running(args: string[], data: string): Promise<Running> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, GROUNDWORK_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/start\?code=[\w-]+/.exec(out);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)));
  });
  return {
    address,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Opens a project in a page and shows its first transcript. */
export async function showFirst(page: Page, file: string, data: string): Promise<Running> {
  const host = await running(
    [join(root, 'out/main/groundwork.js'), 'open', file, '--shell', 'browser', '--no-window'],
    data,
  );
  await page.goto(host.address);
  await page.getByText('STA1PW01').first().click();
  await page.locator('[aria-readonly="true"]').waitFor();
  await page.waitForTimeout(300);
  return host;
}

/**
 * The middle of a word that is on the screen: another one for every `n` up to a hundred. What is not on the screen is not
 * measured: a question there has the browser lay out sections that it would skip, and all that follows pays for them.
 */
export const wordInSight = (page: Page, n: number) =>
  page.evaluate((at) => {
    const text = document.querySelector('.ts-text');
    if (!text) throw new Error('No transcript is open.');
    const range = document.createRange();
    const middles: { x: number; y: number }[] = [];
    const isInSight = ({ top, bottom }: DOMRect) => bottom > 150 && top < innerHeight - 80;
    const visit = (node: Node) => {
      if (node instanceof Element) {
        if (node === text || isInSight(node.getBoundingClientRect())) node.childNodes.forEach(visit);
        return;
      }
      for (const word of (node.nodeValue ?? '').matchAll(/\w{4,}/g)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const { x, y, width, height } = range.getBoundingClientRect();
        if (y > 150 && y < innerHeight - 80) middles.push({ x: x + width / 2, y: y + height / 2 });
      }
    };
    visit(text);
    const middle = middles[(at * 5) % middles.length];
    if (!middle) throw new Error('No word is in sight.');
    return middle;
  }, n);

/**
 * From key to paint: words are selected by double click and coded with `1`, the first recent code. Measured in the
 * page, from the key's own time stamp to the first task after the frame that shows the new stripe.
 */
export async function codingToPaint(page: Page, samples: number): Promise<number> {
  await installStopwatch(page);
  const values: number[] = [];
  for (let n = 0; n < samples; n++) {
    const word = await wordInSight(page, n);
    await page.mouse.dblclick(word.x, word.y);
    // As long as a hand takes from the mouse to the key; what the selection itself costs is over by then.
    await page.waitForTimeout(400);
    if (n === 0) await page.keyboard.type('code 1');
    const sign = { from: 'keydown', sign: '[data-coding]', is: 'added' } as const;
    const took = await timed(page, sign, () => page.keyboard.press(n === 0 ? 'Enter' : '1'), 2_000);
    if (took !== null) values.push(took);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(60);
  }
  if (values.length < samples / 2)
    throw new Error(`Only ${values.length} of ${samples} codings were painted.`);
  return median(values.slice(1));
}

import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { constants, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The built program. */
export const PROGRAM = join(import.meta.dirname, '../../out/main/groundwork.js');

/** One command of the built program. Playwright itself runs on the Node that the program needs. */
export const groundwork = (...args: string[]): Run => runWith(process.env, args);
export type Run = { status: number; stdout: string; stderr: string };

/** The same for a command that looks into the person's data folder: `open`. */
export const groundworkWith = (data: string, ...args: string[]): Run =>
  runWith({ ...process.env, GROUNDWORK_DATA: data }, args);

function runWith(env: NodeJS.ProcessEnv, args: string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env,
  });
  return { status: status ?? -1, stdout, stderr };
}

/** A project opened by the built program, and where its window can be had, once. */
export type Opened = { address: string; child: ChildProcess; file: string };

/** Starts `groundwork open` and waits for the address it invites to. */
export async function openProject(file: string, data: string, ...more: string[]): Promise<Opened> {
  const child = spawn(
    process.execPath,
    [PROGRAM, 'open', file, '--shell', 'browser', '--no-window', '--json', ...more],
    {
      env: { ...process.env, GROUNDWORK_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const line = out.split('\n').find((one) => one.includes('"address"'));
      if (line) resolve((JSON.parse(line) as { address: string }).address);
    });
    child.once('exit', (code) => reject(new Error(`groundwork open ended with ${code}: ${err}`)));
  });
  return { address, child, file };
}

export const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

export type App = {
  /** A folder of this test's own, gone afterwards. */
  folder: string;
  /** A copy of a new empty project in it. */
  empty(name?: string): string;
  /** A copy of the sample study in it. */
  sample(name?: string): string;
  /** A new project in it with one transcript, imported from a file of this name and text. */
  holding(source: string, text: string): string;
  /** The data folder of all that is opened here. */
  data: string;
  /** Opens a project without a window; ended with the test if it still runs. */
  open(file: string): Promise<Opened>;
  /** Opens a project in `page`; resolves when the window can be used. */
  show(page: Page, file: string): Promise<Opened>;
};

/** A project of this name, as `make` makes it; made once for all tests of a worker that give the same key. Returns a file to copy. */
type Made = (key: string, name: string, make: (file: string) => Run[]) => string;

/** The built program on real projects, each test with a folder of its own. */
export const test = base.extend<{ app: App }, { made: Made }>({
  made: [
    async ({}, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'groundwork-e2e-'));
      const known = new Map<string, string>();
      await provide((key, name, make) => {
        const there = known.get(`${name} ${key}`);
        if (there !== undefined) return there;
        const file = join(mkdtempSync(join(folder, 'made-')), name);
        const failed = make(file).find((run) => run.status !== 0);
        if (failed) throw new Error(failed.stderr);
        known.set(`${name} ${key}`, file);
        return file;
      });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  app: async ({ made }, provide) => {
    const folder = mkdtempSync(join(tmpdir(), 'groundwork-e2e-'));
    const running: Opened[] = [];
    const copyOf = (...project: Parameters<Made>) => {
      const file = join(folder, project[1]);
      copyFileSync(made(...project), file, constants.COPYFILE_EXCL);
      return file;
    };
    const data = join(folder, 'data');
    const open = async (file: string) => {
      const opened = await openProject(file, data);
      running.push(opened);
      return opened;
    };
    await provide({
      folder,
      data,
      open,
      empty: (name = 'study.gwk') => copyOf('new', name, (made) => [groundwork('new', made)]),
      sample: (name = 'sample.gwk') => copyOf('sample', name, (made) => [groundwork('sample', made)]),
      holding: (source, text) =>
        copyOf(`${source} ${text}`, 'study.gwk', (made) => {
          const path = join(dirname(made), source);
          writeFileSync(path, text);
          return [groundwork('new', made), groundwork('import', made, path)];
        }),
      async show(page, file) {
        const opened = await open(file);
        await page.goto(opened.address);
        await expect(page.getByRole('main')).toBeVisible();
        return opened;
      },
    });
    for (const { child } of running) {
      child.kill('SIGTERM');
      await ended(child);
    }
    rmSync(folder, { recursive: true, force: true });
  },
});
export { expect };

/** The project of `page` in a second window of the same host; it can be used when this resolves. */
export async function another(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole('main')).toBeVisible();
  return other;
}

const THEMES = ['light', 'dark'] as const;

/** Shows the page in a theme without saving it as anybody's preference. */
const showIn = (page: Page, theme: (typeof THEMES)[number]) =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);

/**
 * Brings what is on its way in or out to its end, and waits for what has none: a colour half-way through a fade is not the
 * one people read.
 */
const isStill = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        for (const one of document.getAnimations())
          if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
        await new Promise((drawn) => requestAnimationFrame(drawn));
        return document.getAnimations().length;
      }),
    )
    .toBe(0);

/** The sizes that a screen is looked at in. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1100, height: 700 },
];

/**
 * Pictures of the page in both themes, where SCREENSHOTS names a folder for them: at the size it has, or at `everySize`,
 * each by what it shows and its width. The page is left as it was.
 */
export async function pictures(page: Page, name: string, { everySize = false } = {}): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  const size = page.viewportSize();
  if (folder === undefined || !size) return;
  const theme = await page.evaluate(() => document.documentElement.dataset['theme']);
  for (const viewport of everySize ? SIZES : [size]) {
    await page.setViewportSize(viewport);
    for (const each of THEMES) {
      await showIn(page, each);
      await isStill(page);
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}-${each}.png`) });
    }
  }
  await page.setViewportSize(size);
  await page.evaluate((was) => {
    if (was === undefined) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = was;
  }, theme);
}

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that see colours. All others find in one theme what they find in another. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands; nothing is what is wanted. `only`: by these rules. */
export async function axe(page: Page, only?: string[]): Promise<string[]> {
  // Without frames the whole run is in the page itself; otherwise a second page is opened for each, to put it together.
  expect(page.frames()).toHaveLength(1);
  const { violations, passes } = await new AxeBuilder({ page })
    // Of the rules that pass it is enough to know that they ran.
    .options({
      runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: AXE_TAGS },
      resultTypes: ['violations'],
    })
    .setLegacyMode()
    .analyze();
  expect(passes.length).toBeGreaterThan(only ? 0 : 5);
  return violations.map(
    (found) =>
      `${found.id}: ${found.help}: ${found.nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join(' | ')}`,
  );
}

/**
 * Expects axe to find nothing in either theme, once what is on its way in or out has come or gone; `but` names a rule whose
 * findings are known and said beside the call.
 */
export async function isClean(page: Page, what: string, { but = '' } = {}): Promise<void> {
  for (const [i, theme] of THEMES.entries()) {
    await showIn(page, theme);
    await isStill(page);
    const found = await axe(page, i === 0 ? undefined : OF_COLOUR);
    expect
      .soft(but === '' ? found : found.filter((one) => !one.startsWith(`${but}:`)), `${what}, ${theme}`)
      .toEqual([]);
  }
}

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

/** Waits until a window can be used; told by the page as soon as it can, where an expectation asks at times that grow. */
const usable = (page: Page) => page.getByRole('main').waitFor();

/** A project of this name, as `make` makes it; made once for all tests of a worker that give the same key. Returns a file to copy. */
type Made = (key: string, name: string, make: (file: string) => Run[]) => string;

const sampleNamed = (name: string): Parameters<Made> => [
  'sample',
  name,
  (made) => [groundwork('sample', made)],
];
const SAMPLE = sampleNamed('sample.gwk');

/** The built program on real projects, each test with a folder of its own. */
export const test = base.extend<{ app: App }, { made: Made; shared: Page }>({
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
  // The sample study in one window, for tests that leave both as they found them: a window takes longer to open than most
  // of them take. After one that fails there is a new one.
  shared: [
    async ({ browser, made }, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'groundwork-e2e-'));
      const file = join(folder, 'sample.gwk');
      copyFileSync(made(...SAMPLE), file);
      const { address, child } = await openProject(file, join(folder, 'data'));
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.setDefaultTimeout(30_000);
      await page.goto(address);
      await usable(page);
      await provide(page);
      await page.close();
      child.kill('SIGTERM');
      await ended(child);
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
      sample: (name = 'sample.gwk') => copyOf(...sampleNamed(name)),
      holding: (source, text) =>
        copyOf(`${source} ${text}`, 'study.gwk', (made) => {
          const path = join(dirname(made), source);
          writeFileSync(path, text);
          return [groundwork('new', made), groundwork('import', made, path)];
        }),
      async show(page, file) {
        const opened = await open(file);
        await page.goto(opened.address);
        await usable(page);
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
export { axe, isClean, pictures } from './looks.ts';

/** The project of `page` in a second window of the same host; it can be used when this resolves. */
export async function another(page: Page): Promise<Page> {
  const opened = page.context().waitForEvent('page');
  // A window, no tab: of tabs the one behind is drawn once a second, and every press in it waits for that.
  await page.evaluate(() => void window.open(location.href, '_blank', 'popup'));
  const other = await opened;
  await usable(other);
  return other;
}

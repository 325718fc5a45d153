import { fail, type Result } from '@shared/contract/index.ts';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { invitation, runBrowserShell } from '../browser/shell.ts';
import type { Machine } from '../browser/window.ts';
import { dataFolder, makeDataFolder } from '../data-folder.ts';
import { failureOf } from '../db/failure.ts';
import { bringToFront } from '../front.ts';
import { holderOf, spoken } from '../lock.ts';
import { openLocked } from '../open-locked.ts';
import { OPEN_USAGE, readWishes, type Wishes } from './open-wishes.ts';

/** What a command stands in. Lines come without their ends. */
type OpenIo = {
  out: (line: string) => void;
  error: (line: string) => void;
  env: Record<string, string | undefined>;
  /** The program's own entry, to run another of its commands. */
  entry: string;
  /** Resolves when the person or the system asks the program to end. */
  stopped: Promise<void>;
};

/**
 * Opens a project, or the person's own copy of the sample study, and stays until its window is closed. Resolves with
 * the exit code: 0, 1 when it could not be opened, 2 for wrong usage.
 *
 * `GROUNDWORK_ELECTRON` in the environment is Electron's binary, where there is one; the start script knows.
 */
export async function open(args: string[], io: OpenIo): Promise<number> {
  const wishes = readWishes(args);
  if (typeof wishes === 'string') {
    io.error(`${wishes}; usage: ${OPEN_USAGE}`);
    return 2;
  }
  const data = dataFolder(io.env, process.platform, homedir());
  const file =
    wishes.file === undefined ? sampleStudy(data, io) : { ok: true as const, value: resolve(wishes.file) };
  const done = file.ok ? await opened(shellFor(wishes, io), file.value, data, wishes, io) : file;
  if (done.ok) return 0;
  io.error(wishes.json ? JSON.stringify(done.failure) : done.failure.message);
  return 1;
}

/** Electron where it is and a window is wanted, unless the other is asked for. */
const shellFor = ({ shell, window }: Wishes, { env }: OpenIo) =>
  shell ?? (env['GROUNDWORK_ELECTRON'] && window ? 'electron' : 'browser');

/** A profile that cannot be made, a folder that has gone: what the system says is a failure like any other. */
async function opened(...how: Parameters<typeof openIn>): Promise<Result<null>> {
  try {
    return await openIn(...how);
  } catch (error) {
    const { code, message } = failureOf(error, how[1]);
    return fail(code, code === 'internal' ? `${basename(how[1])} could not be opened: ${message}` : message);
  }
}

function openIn(
  shell: string,
  file: string,
  data: string,
  wishes: Wishes,
  io: OpenIo,
): Promise<Result<null>> {
  return shell === 'electron' ? openInElectron(file, io) : openInBrowser(file, data, wishes, io);
}

/** The person's own copy of the sample study, made by the command for it the first time. */
function sampleStudy(data: string, io: OpenIo): Result<string> {
  const made = makeDataFolder(data);
  if (!made.ok) return made;
  const file = join(data, 'Sample study.gwk');
  if (existsSync(file)) return { ok: true, value: file };
  const run = spawnSync(process.execPath, [io.entry, 'sample', file], { encoding: 'utf8' });
  // Another start may have made it meanwhile.
  if (run.status === 0 || existsSync(file)) return { ok: true, value: file };
  return fail(
    'internal',
    `The sample study could not be made: ${run.stderr.trim() || `it ended with ${run.status}`}`,
  );
}

async function openInElectron(file: string, io: OpenIo): Promise<Result<null>> {
  const binary = io.env['GROUNDWORK_ELECTRON'];
  if (!binary)
    return fail(
      'not_found',
      'Electron is not installed here. Leave --shell out, or run “npm start” to fetch it.',
    );
  // Chromium's sandbox does not start for the superuser.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(binary, [...flags, programFolder(), `--project=${file}`], { stdio: 'inherit' });
  void io.stopped.then(() => child.kill());
  const code = await new Promise<number>((ended) => {
    child.once('error', () => ended(-1));
    child.once('exit', (status) => ended(status ?? 0));
  });
  return code === 0
    ? { ok: true, value: null }
    : fail('internal', `Electron (${binary}) ended with ${code}.`);
}

async function openInBrowser(file: string, data: string, wishes: Wishes, io: OpenIo): Promise<Result<null>> {
  const opened = openLocked(file, data, 'browser', io.error);
  if (!opened.ok)
    return opened.failure.code === 'locked' ? comeToFront(file, opened, wishes.json, io) : opened;
  const host = opened.value;
  return runBrowserShell({
    file,
    host,
    announce: host.announce,
    pages: join(programFolder(), 'out', 'renderer'),
    port: wishes.port,
    pageHost: io.env['ELECTRON_RENDERER_URL'] && new URL(io.env['ELECTRON_RENDERER_URL']).host,
    machine: thisMachine(io.env),
    dataFolder: data,
    project: createHash('sha256').update(realpathSync(file)).digest('hex').slice(0, 16),
    wantsWindow: wishes.window,
    onReady: ({ port, address, note }) => {
      if (wishes.json) io.out(JSON.stringify({ file, pid: process.pid, port, address }));
      else if (address !== null) for (const line of invitation(file, address, note)) io.out(line);
      else io.out(`${basename(file)} is open${host.readOnly ? ' to read only' : ''}. ${CLOSE_TO_END}`);
    },
    stopped: io.stopped,
  });
}

const CLOSE_TO_END = 'Close its window to end Groundwork; everything is saved.';

/** The project is open already: shows that it is, or says so. */
async function comeToFront(
  file: string,
  locked: Result<never>,
  json: boolean,
  io: OpenIo,
): Promise<Result<null>> {
  const holder = holderOf(file);
  if (!holder?.front) return locked;
  const came = await bringToFront(holder.front);
  if (came.came === 'unreachable') return locked;
  const address = came.came === 'address' ? came.address : null;
  const isOpen = `${basename(file)} is already open since ${spoken(new Date(holder.startedAt), new Date())}`;
  if (json) io.out(JSON.stringify({ file, pid: holder.pid, address, wasOpen: true }));
  else if (address === null) io.out(`${isOpen}; brought to the front.`);
  else
    for (const line of [
      `${isOpen}, without a window. This address opens one; it works once, for a minute:`,
      address,
    ])
      io.out(line);
  return { ok: true, value: null };
}

const thisMachine = (env: OpenIo['env']): Machine => ({
  platform: process.platform,
  env,
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
});

/** The folder that holds this program: `package.json` and, built, `out`. */
export function programFolder(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder))
      throw new Error('This installation of Groundwork has lost its package.json.');
  }
}

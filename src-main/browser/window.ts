import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** The machine, as far as it decides which browser there is. */
export type Machine = {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  /** Whether this is the superuser, under which Chromium's sandbox does not start. */
  isRoot: boolean;
  exists: (path: string) => boolean;
};

const LINUX_NAMES = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'chromium-browser',
];
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PATHS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

/** The first browser of Chromium's kind, or null. `CHROMIUM_PATH` comes before all. */
export function findBrowser({ platform, env, home, exists }: Machine): string | null {
  const places = [env['CHROMIUM_PATH'], ...usualPlaces(platform, env, home)];
  return places.find((path) => path !== undefined && path !== '' && exists(path)) ?? null;
}

function usualPlaces(platform: NodeJS.Platform, env: Machine['env'], home: string): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(home, 'Applications')];
    return folders.flatMap((folder) =>
      MAC_NAMES.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    );
    return WINDOWS_PATHS.flatMap((path) => folders.map((folder) => win32.join(folder, ...path)));
  }
  const folders = [...(env['PATH'] ?? '').split(':').filter(Boolean), '/snap/bin'];
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/** Whether a window can be shown at all. */
export const hasDisplay = ({ platform, env }: Pick<Machine, 'platform' | 'env'>): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/**
 * The folder of the window's own browser profile. With its own, the browser's process lives as long as the window,
 * and one for each project keeps them apart. A browser from a snap may write only below `~/snap`.
 */
export function profileFolder(binary: string, dataFolder: string, project: string, home: string): string {
  const [, snap] = /(?:^|\/)snap\/(?:bin\/)?([\w-]+)/.exec(binary) ?? [];
  return snap === undefined
    ? posix.join(dataFolder.replaceAll('\\', '/'), 'windows', project)
    : posix.join(home, 'snap', snap, 'common', 'groundwork', project);
}

/** What the browser is started with: an app window, and none of the browser's own traffic. */
export function windowArguments(address: string, profile: string, isRoot: boolean): string[] {
  return [
    // Seen by everybody who can list processes, so the address holds nothing that works twice.
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--no-service-autorun',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-quic',
    '--disable-sync',
    '--disable-features=AutofillServerCommunication,MediaRouter,OptimizationHints,Translate',
    // The second only hides the bar that warns of the first.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** A started window. */
type OpenWindow = {
  /** Resolves with the exit code when the browser's process has ended, -1 when it could not be started. */
  exited: Promise<number>;
  close: () => void;
};

/** How long a browser is given to close its window, in milliseconds, before it is made to. */
const PATIENCE = 3_000;

/** Starts `binary` as an app window on `address`. */
export function openWindow(binary: string, address: string, profile: string, isRoot: boolean): OpenWindow {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const child = spawn(binary, windowArguments(address, profile, isRoot), { stdio: 'ignore' });
  const exited = new Promise<number>((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', (code) => resolve(code ?? 0));
  });
  const close = () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    void exited.then(() => clearTimeout(force));
  };
  return { exited, close };
}

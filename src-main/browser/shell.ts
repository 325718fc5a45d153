import { fail, ok, type Result } from '@shared/contract/index.ts';
import type { Served } from '@shared/rpc/server.ts';
import { basename } from 'node:path';
import type { Front } from '../lock.ts';
import { lastWindowClosed } from './life.ts';
import { startServer } from './server.ts';
import { findBrowser, hasDisplay, openWindow, profileFolder, type Machine } from './window.ts';

export type BrowserShell = {
  /** The project file's path, to name it by. */
  file: string;
  /** Closed when the shell ends. */
  host: Served & { close(): void };
  /** Told where this one is reached, once it is. */
  announce: (front: Front) => void;
  /** The folder of the built renderer. */
  pages: string;
  port: number;
  /** See `ServerOptions`. */
  pageHost: string | undefined;
  machine: Machine;
  dataFolder: string;
  /** A short name for the project, safe in a path. */
  project: string;
  /** Whether to open a window at all. */
  wantsWindow: boolean;
  /** Told when the project is served; `address` is null where a window was opened on it. */
  onReady: (ready: { port: number; address: string | null; note: string }) => void;
  /** Resolves when the program is asked to end. */
  stopped: Promise<void>;
};

/** Serves the project until its window is closed or it is asked to stop. Fails where the port cannot be had or the browser shows nothing. */
export async function runBrowserShell(shell: BrowserShell): Promise<Result<null>> {
  const { host } = shell;
  const started = await startServer({ host, pages: shell.pages, port: shell.port, pageHost: shell.pageHost });
  if (!started.ok) {
    host.close();
    return started;
  }
  const server = started.value;
  try {
    shell.announce(server.front);
    const { binary, note } = windowFor(shell);
    if (binary === null) {
      shell.onReady({ port: server.port, address: server.address(), note });
      await shell.stopped;
      return ok(null);
    }
    const profile = profileFolder(binary, shell.dataFolder, shell.project, shell.machine.home);
    const window = openWindow(binary, server.address(), profile, shell.machine.isRoot);
    shell.onReady({ port: server.port, address: null, note: '' });
    const counted = { count: server.windows, onChange: server.onWindows };
    const seen = { shown: false, code: 0 };
    server.onWindows(() => (seen.shown = true));
    void window.exited.then((code) => (seen.code = code));
    await Promise.race([
      lastWindowClosed(window.exited, counted, shell.machine.platform === 'darwin'),
      shell.stopped,
    ]);
    window.close();
    if (seen.code === 0 || seen.shown) return ok(null);
    return fail(
      'internal',
      `The browser ${binary} ended with ${seen.code} and showed no window. Try --no-window.`,
    );
  } finally {
    await server.close();
    host.close();
  }
}

/** The browser to open a window with; null, and why, where there is to be none. */
function windowFor({ machine, wantsWindow }: BrowserShell): { binary: string | null; note: string } {
  if (!wantsWindow) return { binary: null, note: '' };
  if (!hasDisplay(machine))
    return { binary: null, note: 'There is no display here, so no window was opened.' };
  const binary = findBrowser(machine);
  return {
    binary,
    note: binary === null ? 'No Chromium, Chrome or Edge was found, so no window was opened.' : '',
  };
}

/** What is said in place of a window. */
export const invitation = (file: string, address: string, note: string): string[] => [
  ...(note ? [note] : []),
  `${basename(file)} is open. Open this address in a browser on this machine; it works once, for a minute:`,
  address,
  'The same command again gives another address. Ctrl C ends Groundwork; everything is saved.',
];

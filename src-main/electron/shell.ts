import type { BrowserWindow, IpcMainEvent, UtilityProcess } from 'electron';
import { PORT_MESSAGE } from '@shared/rpc/doors.ts';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FromProject, ToProject } from './messages.ts';
import { allowNothingElse } from './walls.ts';

/** As much of Electron as the shell uses; tests hand over their own. */
export type Electron = Pick<
  typeof import('electron'),
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'MessageChannelMain' | 'session' | 'utilityProcess'
>;

export type ShellOptions = {
  /** The program's own arguments; `--project=FILE` names the project. */
  argv: readonly string[];
  /** The folder of the built renderer. */
  pages: string;
  /** The built preload script. */
  preload: string;
  /** The built program of a project's process. */
  projectProgram: string;
  dataFolder: string;
  /** How long a project's process is given to end by itself, in milliseconds. */
  patience?: number;
};

/** A project in its window, and the process that serves it. */
type Open = { window: BrowserWindow; project: UtilityProcess };

/**
 * Runs the Electron shell: one window for each project, each with its host in a process of its own, so that no query
 * ever holds up a window. A second start opens its project here, or brings its window to the front.
 */
export async function startShell(electron: Electron, options: ShellOptions): Promise<void> {
  const { app, ipcMain } = electron;
  app.setPath('userData', join(options.dataFolder, 'electron'));
  // The program makes no connection, and its browser none of its own.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  const file = projectIn(options.argv, process.cwd());
  if (!app.requestSingleInstanceLock({ file })) return app.quit();

  const projects = new Map<string, Open>();
  const page = pathToFileURL(join(options.pages, 'index.html')).href;
  const show = (path: string | null) => {
    const there = path === null ? [...projects.values()][0] : projects.get(path);
    if (there?.window.isDestroyed())
      // It is closing: opened anew once it has let go of its lock.
      there.project.once('exit', () => show(path));
    else if (there) bringToFront(there);
    else if (path === null)
      electron.dialog.showErrorBox('Groundwork', 'No project was named. Start Groundwork with npm start.');
    else
      projects.set(
        path,
        openProject(electron, options, path, () => projects.delete(path)),
      );
  };

  app.on('second-instance', (_event, _argv, _folder, other) => show((other as { file: string | null }).file));
  // Ends when the last project's process has, so that each can let go of its lock.
  app.on('window-all-closed', () => endWith(projects, app));
  app.on('will-quit', (event) => {
    if (projects.size === 0) return;
    event.preventDefault();
    endWith(projects, app);
  });
  ipcMain.on(PORT_MESSAGE, (event) => {
    const asked = [...projects.values()].find(({ window }) => isPageOf(window, event, page));
    if (asked) joinPort(electron, asked);
  });

  await app.whenReady();
  allowNothingElse(electron, options.pages);
  show(file);
  if (projects.size === 0) app.quit();
}

/** The project that the arguments name, as a full path. */
export function projectIn(argv: readonly string[], folder: string): string | null {
  const named = argv.find((argument) => argument.startsWith('--project='))?.slice('--project='.length);
  const path = named ?? argv.slice(1).find((argument) => argument.endsWith('.gwk'));
  return path === undefined ? null : resolve(folder, path);
}

/** Only the main frame of the window, and only while it shows our page, may ask for a port. */
const isPageOf = (window: BrowserWindow, event: IpcMainEvent, page: string) =>
  !window.isDestroyed() &&
  event.sender === window.webContents &&
  event.senderFrame === window.webContents.mainFrame &&
  event.senderFrame.url === page;

/** Joins a window to its project: one end of a channel to each. From then on nothing passes through here. */
function joinPort({ MessageChannelMain }: Electron, { window, project }: Open) {
  const { port1, port2 } = new MessageChannelMain();
  project.postMessage('port' satisfies ToProject, [port1]);
  window.webContents.postMessage(PORT_MESSAGE, PORT_MESSAGE, [port2]);
}

function bringToFront({ window, project }: Open) {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  project.postMessage('front' satisfies ToProject);
}

function openProject(electron: Electron, options: ShellOptions, file: string, gone: () => void): Open {
  const project = electron.utilityProcess.fork(options.projectProgram, [file, options.dataFolder], {
    serviceName: 'Groundwork project',
    stdio: 'inherit',
  });
  const window = new electron.BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    title: basename(file),
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // Would fetch its dictionaries from a server.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.once('closed', () => {
    project.postMessage('close' satisfies ToProject);
    const force = setTimeout(() => project.kill(), options.patience ?? 3_000);
    project.once('exit', () => clearTimeout(force));
  });
  project.on('message', (told: FromProject) => {
    if ('opened' in told) return;
    if ('failure' in told) electron.dialog.showErrorBox(basename(file), told.failure.message);
    if (!window.isDestroyed()) window.destroy();
  });
  // The window stays: its page sees the port close and says what to do.
  project.once('exit', gone);
  window.loadFile(join(options.pages, 'index.html')).catch((error: unknown) => {
    // A window that is closed while it loads rejects too.
    if (!window.isDestroyed())
      electron.dialog.showErrorBox(basename(file), `The window could not be loaded: ${String(error)}`);
  });
  return { window, project };
}

/** Quits once every project's process has ended, unless another has been opened meanwhile; one whose window is gone is on its way. */
function endWith(projects: Map<string, Open>, app: Electron['app']) {
  const last = [...projects.values()];
  void Promise.all(
    last.map(({ project }) => new Promise<void>((ended) => project.once('exit', () => ended()))),
  ).then(() => {
    if (projects.size === 0) app.quit();
  });
}

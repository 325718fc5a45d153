import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { ok } from '@shared/contract/index.ts';
import { smallHost } from '@shared/rpc/testing/small-host.ts';
import { forwardPort, type View, type ViewMessage } from '../src-main/electron/forward.ts';
import { runProject } from '../src-main/electron/project.ts';
import type { Electron } from '../src-main/electron/shell.ts';

// Electron itself is made by hand here; everything of ours is real, and so are the message channels (Node's own).

export const PAGES = '/program/out/renderer';
export const PAGE = pathToFileURL(join(PAGES, 'index.html')).href;

/** A port as Electron's main process has it: its events wrap what they carry. */
class MainPort {
  readonly node: NodePort;
  constructor(node: NodePort) {
    this.node = node;
  }
  postMessage(message: unknown) {
    this.node.postMessage(message);
  }
  on(event: string, listener: (event: { data: unknown; ports: [] }) => void) {
    this.node.on(event as 'message', (data: unknown) => listener({ data, ports: [] }));
    return this;
  }
  start() {
    this.node.start();
  }
  close() {
    this.node.close();
  }
}

/** A page with its preload, as far as messages go. */
export class Page {
  readonly location = { protocol: 'file:' };
  readonly ipc = new EventEmitter();
  readonly #listeners = new Set<(event: ViewMessage) => void>();
  constructor(send: (channel: string) => void) {
    forwardPort({ send, on: (channel, listener) => this.ipc.on(channel, listener) }, this as unknown as View);
  }
  addEventListener(_type: string, listener: (event: ViewMessage) => void) {
    this.#listeners.add(listener);
  }
  removeEventListener(_type: string, listener: (event: ViewMessage) => void) {
    this.#listeners.delete(listener);
  }
  postMessage(data: unknown, origin: string, ports: unknown[] = []) {
    if (origin !== '/') throw new Error(`posted to ${origin}, not to the page’s own origin`);
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener({ source: this, data, ports });
    });
  }
}

export class Contents extends EventEmitter {
  mainFrame = { url: PAGE };
  windowOpen: ((details: { url: string }) => { action: string }) | undefined;
  page: Page;
  constructor(ipcMain: EventEmitter) {
    super();
    this.page = new Page(
      (channel) => void ipcMain.emit(channel, { sender: this, senderFrame: this.mainFrame }),
    );
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.windowOpen = handler;
  }
  postMessage(channel: string, _message: unknown, ports: MainPort[]) {
    this.page.ipc.emit(channel, { ports: ports.map((port) => port.node) });
  }
}

/** A made-up Electron, with what was done to it. */
export function madeElectron({
  isFirst = true,
  openHost = () => ok(smallHost()) as ReturnType<Parameters<typeof runProject>[0]['openHost']>,
} = {}) {
  const ipcMain = new EventEmitter();
  const did = {
    quits: 0,
    errors: [] as string[],
    switches: [] as string[],
    forks: [] as string[][],
    loaded: [] as string[],
  };
  const windows: InstanceType<typeof BrowserWindow>[] = [];
  const permissions: Record<string, (...args: never[]) => unknown> = {};

  class BrowserWindow extends EventEmitter {
    readonly options: { webPreferences: Record<string, unknown> };
    readonly webContents = new Contents(ipcMain);
    isGone = false;
    shows = 0;
    focuses = 0;
    minimized = false;
    constructor(options: { webPreferences: Record<string, unknown> }) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    show() {
      this.shows++;
    }
    focus() {
      this.focuses++;
    }
    isMinimized() {
      return this.minimized;
    }
    restore() {
      this.minimized = false;
    }
    isDestroyed() {
      return this.isGone;
    }
    destroy() {
      if (this.isGone) return;
      this.isGone = true;
      this.emit('closed');
      if (windows.every((window) => window.isGone)) app.emit('window-all-closed');
    }
    async loadFile(path: string) {
      did.loaded.push(path);
      this.emit('ready-to-show');
    }
  }
  const app = Object.assign(new EventEmitter(), {
    setPath() {},
    commandLine: { appendSwitch: (name: string) => void did.switches.push(name) },
    requestSingleInstanceLock: () => isFirst,
    quit: () => void did.quits++,
    whenReady: async () => {},
  });
  const utilityProcess = {
    fork(_program: string, args: string[]) {
      did.forks.push(args);
      const child = new EventEmitter();
      const parent = new EventEmitter();
      let isRunning = true;
      const exit = () => {
        if (!isRunning) return;
        isRunning = false;
        queueMicrotask(() => child.emit('exit', 0));
      };
      queueMicrotask(() => {
        void runProject({
          parent: {
            on: parent.on.bind(parent),
            postMessage: (message: unknown) => child.emit('message', message),
          } as never,
          openHost,
          holder: () => null,
          exit,
        });
      });
      return Object.assign(child, {
        postMessage: (data: unknown, ports: unknown[] = []) =>
          isRunning && parent.emit('message', { data, ports }),
        kill: exit,
      });
    },
  };
  const defaultSession = {
    setPermissionRequestHandler: (handler: never) => (permissions['request'] = handler),
    setPermissionCheckHandler: (handler: never) => (permissions['check'] = handler),
    setDevicePermissionHandler: (handler: never) => (permissions['device'] = handler),
    webRequest: { onBeforeRequest: (handler: never) => (permissions['load'] = handler) },
  };
  class MessageChannelMain {
    readonly port1: MainPort;
    readonly port2: MainPort;
    constructor() {
      const channel = new MessageChannel();
      [this.port1, this.port2] = [new MainPort(channel.port1), new MainPort(channel.port2)];
    }
  }
  const electron = {
    app,
    BrowserWindow,
    dialog: { showErrorBox: (_title: string, message: string) => void did.errors.push(message) },
    ipcMain,
    MessageChannelMain,
    session: { defaultSession },
    utilityProcess,
  } as unknown as Electron;
  return { electron, app, ipcMain, windows, did, permissions };
}

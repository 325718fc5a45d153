import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { fail, ok } from '@shared/contract/index.ts';
import { connect } from '@shared/rpc/client.ts';
import { PORT_MESSAGE } from '@shared/rpc/doors.ts';
import { smallHost } from '@shared/rpc/testing/small-host.ts';
import { projectIn, startShell, type ShellOptions } from '../src-main/electron/shell.ts';
import { mayLoad } from '../src-main/electron/walls.ts';
import { openPort } from '../src-renderer/api/connect.ts';
import { Contents, madeElectron, PAGE, PAGES, type Page } from './made-electron.ts';

const FILE = '/studies/study.gwk';

type Navigation = { url: string; isMainFrame: boolean; preventDefault(): void };

const options: ShellOptions = {
  argv: ['electron', '.', `--project=${FILE}`],
  pages: PAGES,
  preload: '/program/out/preload/preload.cjs',
  projectProgram: '/program/out/main/electron-host.js',
  dataFolder: '/data',
};
const quiet = { onBroadcast() {}, onFront() {}, onClosed() {} };
const settled = () => new Promise((resume) => setTimeout(resume, 10));
const portOf = (page: Page) => openPort(page as unknown as Window);

let made: ReturnType<typeof madeElectron>;
beforeEach(() => {
  made = madeElectron();
});

test('One sandboxed, isolated window is opened on the built page, and its project in a process of its own.', async () => {
  await startShell(made.electron, options);
  expect(made.windows).toHaveLength(1);
  expect(made.windows[0]!.options.webPreferences).toEqual({
    preload: options.preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    spellcheck: false,
  });
  expect(made.did).toMatchObject({
    loaded: [join(PAGES, 'index.html')],
    forks: [[FILE, '/data']],
    errors: [],
    quits: 0,
  });
  expect(made.did.switches).toContain('host-resolver-rules');
  expect(made.windows[0]!.shows).toBe(1);
});

test('A page reaches its project through the preload, and what it says passes through nothing else.', async () => {
  await startShell(made.electron, options);
  const call = connect(await portOf(made.windows[0]!.webContents.page), quiet);
  expect(await call('codings.remove', { ids: [1, 2] })).toEqual({ ok: true, value: { removed: 2 } });
  const read = await call('import.read', { name: 'a.txt', bytes: new Uint8Array([1, 2, 3]) });
  expect(read).toMatchObject({ ok: true, value: { stagingId: 'Uint8Array', turns: 6 } });
});

test('A page that is loaded again gets a new port, and a second one beside it its own.', async () => {
  await startShell(made.electron, options);
  const { page } = made.windows[0]!.webContents;
  const [first, second] = [connect(await portOf(page), quiet), connect(await portOf(page), quiet)];
  expect(await first('codings.remove', { ids: [1] })).toMatchObject({ ok: true });
  expect(await second('codings.remove', { ids: [1] })).toMatchObject({ ok: true });
});

test('No port is given to a frame inside the page, to another page in the window, or to a window that is not ours.', async () => {
  await startShell(made.electron, options);
  const contents = made.windows[0]!.webContents;
  let given = 0;
  contents.page.ipc.on(PORT_MESSAGE, () => given++);
  const ask = (event: unknown) => made.ipcMain.emit(PORT_MESSAGE, event);
  ask({ sender: contents, senderFrame: { url: PAGE } });
  ask({ sender: contents, senderFrame: null });
  ask({ sender: new Contents(made.ipcMain), senderFrame: contents.mainFrame });
  contents.mainFrame.url = 'https://elsewhere.example/';
  ask({ sender: contents, senderFrame: contents.mainFrame });
  expect(given).toBe(0);
  contents.mainFrame.url = PAGE;
  ask({ sender: contents, senderFrame: contents.mainFrame });
  expect(given).toBe(1);
});

test('Every new window, other page, redirect, permission and request beyond our files is refused.', async () => {
  await startShell(made.electron, options);
  const contents = made.windows[0]!.webContents;
  expect(contents.windowOpen?.({ url: 'https://elsewhere.example/' })).toEqual({ action: 'deny' });
  const goes = (event: string, url: string, isMainFrame = true) => {
    let refused = false;
    contents.emit(event, { url, isMainFrame, preventDefault: () => (refused = true) } satisfies Navigation);
    return !refused;
  };
  expect(goes('will-frame-navigate', 'https://elsewhere.example/')).toBe(false);
  expect(goes('will-frame-navigate', pathToFileURL('/etc/passwd').href)).toBe(false);
  expect(goes('will-frame-navigate', PAGE, false)).toBe(false);
  expect(goes('will-frame-navigate', PAGE)).toBe(true);
  expect(goes('will-redirect', PAGE)).toBe(false);
  expect(goes('will-attach-webview', PAGE)).toBe(false);
  const { request, check, device, load } = made.permissions as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  const answers: unknown[] = [];
  request!({}, 'notifications', (answer: unknown) => answers.push(answer));
  load!({ url: 'https://elsewhere.example/' }, (answer: unknown) => answers.push(answer));
  load!({ url: PAGE }, (answer: unknown) => answers.push(answer));
  expect([...answers, check!(), device!()]).toEqual([
    false,
    { cancel: true },
    { cancel: false },
    false,
    false,
  ]);
});

test.each([
  [PAGE, true],
  [pathToFileURL(join(PAGES, 'assets/index-BQfx1l2_.js')).href, true],
  ['blob:file:///1', true],
  ['data:image/png;base64,', true],
  [pathToFileURL(`${PAGES}-other/index.html`).href, false],
  [pathToFileURL('/etc/passwd').href, false],
  ['http://127.0.0.1:80/', false],
  ['ws://elsewhere.example/', false],
])('Whether a page may load %s: %s', (url, may) => {
  expect(mayLoad(url, PAGES)).toBe(may);
});

test('Closing the window ends the project’s process and then the program.', async () => {
  let closed = 0;
  made = madeElectron({ openHost: () => ok({ ...smallHost(), close: () => void closed++ }) });
  await startShell(made.electron, options);
  await settled();
  made.windows[0]!.destroy();
  await settled();
  expect([closed, made.did.quits]).toEqual([1, 1]);
});

test('The program does not end before its projects have, even when it is told to quit.', async () => {
  await startShell(made.electron, options);
  let waits = 0;
  made.app.emit('will-quit', { preventDefault: () => waits++ });
  expect([waits, made.did.quits]).toEqual([1, 0]);
  made.windows[0]!.destroy();
  await settled();
  made.app.emit('will-quit', { preventDefault: () => waits++ });
  expect([waits, made.did.quits > 0]).toEqual([1, true]);
});

test('A project that cannot be opened is said so, and nothing stays open.', async () => {
  made = madeElectron({ openHost: () => fail('not_a_project', 'study.gwk is not a Groundwork project.') });
  await startShell(made.electron, options);
  await settled();
  expect(made.did.errors).toEqual(['study.gwk is not a Groundwork project.']);
  expect([made.windows[0]!.isGone, made.did.quits]).toEqual([true, 1]);
});

test('A second start brings the window of its project to the front and tells the page, or opens its project beside it.', async () => {
  await startShell(made.electron, options);
  const [window] = made.windows;
  let fronts = 0;
  const call = connect(await portOf(window!.webContents.page), { ...quiet, onFront: () => fronts++ });
  window!.minimized = true;
  made.app.emit('second-instance', {}, [], '/', { file: FILE });
  await call('codings.remove', { ids: [1] });
  expect([window!.minimized, window!.focuses, fronts, made.windows.length]).toEqual([false, 1, 1, 1]);
  made.app.emit('second-instance', {}, [], '/', { file: null });
  expect([window!.focuses, made.windows.length]).toEqual([2, 1]);
  made.app.emit('second-instance', {}, [], '/', { file: '/studies/other.gwk' });
  expect(made.did.forks).toEqual([
    [FILE, '/data'],
    ['/studies/other.gwk', '/data'],
  ]);
});

test('What is opened while another project closes stays open, and a project that is closing is opened anew once it has.', async () => {
  await startShell(made.electron, options);
  await settled();
  const open = (file: string) => made.app.emit('second-instance', {}, [], '/', { file });
  made.windows[0]!.destroy();
  open('/studies/other.gwk');
  await settled();
  expect([made.windows.length, made.windows[1]!.isGone, made.did.quits]).toEqual([2, false, 0]);
  made.windows[1]!.destroy();
  open('/studies/other.gwk');
  await settled();
  expect([made.windows.length, made.windows[2]?.isGone, made.did.quits]).toEqual([3, false, 0]);
  made.windows[2]!.destroy();
  await settled();
  expect(made.did.quits).toBe(1);
});

test('A start that is not the first leaves everything to the first.', async () => {
  made = madeElectron({ isFirst: false });
  await startShell(made.electron, options);
  expect([made.did.quits, made.windows.length]).toEqual([1, 0]);
});

test('Started without a project it says so and ends.', async () => {
  await startShell(made.electron, { ...options, argv: ['electron', '.'] });
  expect([made.did.errors.length, made.did.quits, made.windows.length]).toEqual([1, 1, 0]);
});

test('The project is the one that is named, or the first argument that looks like one.', () => {
  expect(projectIn(['electron', '--no-sandbox', '/program', '--project=a b.gwk'], '/studies')).toBe(
    resolve('/studies/a b.gwk'),
  );
  expect(projectIn(['groundwork', '/studies/c.gwk'], '/')).toBe(resolve('/studies/c.gwk'));
  expect(projectIn(['groundwork'], '/')).toBeNull();
});

import type { Electron } from './shell.ts';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a page may load: its own files, and what it made itself. */
export function mayLoad(url: string, pages: string): boolean {
  const { protocol, href } = new URL(url);
  if (protocol === 'blob:' || protocol === 'data:' || protocol === 'devtools:') return true;
  return protocol === 'file:' && href.startsWith(`${pathToFileURL(pages).href}/`);
}

/** Refuses every permission, every request but for our own files, every new window and every way to another page. */
export function allowNothingElse({ app, session }: Pick<Electron, 'app' | 'session'>, pages: string): void {
  const ours = session.defaultSession;
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url, pages) }));
  const page = pathToFileURL(join(pages, 'index.html')).href;
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-frame-navigate', (event) => {
      // A reload is a way to the same page.
      if (!event.isMainFrame || event.url !== page) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

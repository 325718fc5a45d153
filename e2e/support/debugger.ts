import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/** Within this a browser answers or is asked again, in milliseconds. */
const PATIENCE = 10_000;

/** A page as the debugger of its browser lists it. */
type Listed = { id: string; type: string; url: string; webSocketDebuggerUrl: string };
type Answer = { id?: number; result?: { result?: { value?: unknown } } };

/**
 * The debugger of a window's browser, asked for no more than is needed: to attach to a browser that is just starting,
 * with all it has, may never come to an end.
 */
export type Debugger = {
  /** What an expression is worth in the page of the project; undefined while there is none. */
  valueOf(expression: string): Promise<unknown>;
  /** Closes the window, as its close button does. */
  closeWindow(): Promise<void>;
  /** Ends the browser. */
  endBrowser(): Promise<void>;
};

/** The debugger of the browser that shows a project of this data folder; null while it does not listen. */
export function debuggerOf(data: string): Debugger | null {
  // It chose the port, and wrote it into its profile.
  const profiles = join(data, 'windows');
  const [file] = (existsSync(profiles) ? readdirSync(profiles) : [])
    .map((profile) => join(profiles, profile, 'DevToolsActivePort'))
    .filter((one) => existsSync(one));
  const [port = '', path = ''] = file === undefined ? [] : readFileSync(file, 'utf8').trim().split('\n');
  if (path === '') return null;
  const at = `127.0.0.1:${port}`;
  const asked = (what: string) =>
    fetch(`http://${at}/json/${what}`, { signal: AbortSignal.timeout(PATIENCE) });
  const shown = async () =>
    ((await (await asked('list')).json()) as Listed[]).find(
      ({ type, url }) => type === 'page' && url.startsWith('http://127.0.0.1:'),
    );
  return {
    async valueOf(expression) {
      const page = await shown();
      if (!page) return undefined;
      const answer = await told(page.webSocketDebuggerUrl, 'Runtime.evaluate', { expression });
      return answer?.result?.result?.value;
    },
    async closeWindow() {
      const page = await shown();
      if (!page) throw new Error('There is no window.');
      await asked(`close/${page.id}`);
    },
    async endBrowser() {
      await told(`ws://${at}${path}`, 'Browser.close', {});
    },
  };
}

/** The answer to one message; null when the connection ends without one. */
function told(url: string, method: string, params: object): Promise<Answer | null> {
  const socket = new WebSocket(url);
  const limit = setTimeout(() => socket.terminate(), PATIENCE);
  return new Promise<Answer | null>((resolve) => {
    socket.once('open', () => socket.send(JSON.stringify({ id: 1, method, params })));
    socket.on('message', (data: Buffer) => {
      const answer = JSON.parse(data.toString()) as Answer;
      if (answer.id === 1) resolve(answer);
    });
    // The close that follows tells it.
    socket.on('error', () => socket.terminate());
    socket.once('close', () => resolve(null));
  }).finally(() => {
    clearTimeout(limit);
    socket.terminate();
  });
}

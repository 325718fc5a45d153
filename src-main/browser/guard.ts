import { PORT_PATH } from '@shared/rpc/doors.ts';

/** What a request says about itself. */
export type Asked = {
  method: string | undefined;
  /** As it stands in the request line. */
  url: string | undefined;
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`. */
  fetchSite: string | undefined;
};

type Admitted =
  | { to: 'start'; code: string }
  | { to: 'front' }
  | { to: 'port' }
  /** `path` is relative, has no empty, hidden or parent part, and nothing encoded. */
  | { to: 'file'; path: string };
export type Refused = { status: 403 | 404 | 405; why: string };

/** One or more plain names: no `..`, no hidden file, no `%`, no `\`. Every file the build makes has such a path. */
const PLAIN_PATH = /^\/(?:[\w@-][\w@.-]*\/)*[\w@-][\w@.-]*$/;

/**
 * Decides by its line and headers alone whether a request may go on, and to what. `hosts` are the `host:port` under
 * which the page is served.
 *
 * A page elsewhere can make a browser send requests here, so each of these is checked although one should do: the
 * `Host`, because a name of theirs can be pointed at 127.0.0.1; the `Origin`; and what the browser says of the site
 * that asks. Another port of 127.0.0.1 is the same site to a browser, and not to us.
 */
export function admit(asked: Asked, hosts: readonly string[]): Admitted | Refused {
  if (asked.host === undefined || !hosts.includes(asked.host))
    return { status: 403, why: 'This address is not Groundwork’s.' };
  const ours = hosts.map((host) => `http://${host}`);
  if (asked.origin !== undefined && !ours.includes(asked.origin))
    return { status: 403, why: 'Another page asked.' };
  if (asked.fetchSite !== undefined && asked.fetchSite !== 'same-origin' && asked.fetchSite !== 'none')
    return { status: 403, why: 'Another page asked.' };

  const [path = '', query = ''] = (asked.url ?? '').split('?', 2);
  if (path === '/front') {
    // Only a second start of the program asks, and that sends no origin; every browser does.
    if (asked.origin !== undefined || asked.fetchSite !== undefined)
      return { status: 403, why: 'A page asked.' };
    return asked.method === 'POST' ? { to: 'front' } : { status: 405, why: 'Only POST.' };
  }
  if (asked.method !== 'GET' && (asked.method !== 'HEAD' || path === '/start'))
    return { status: 405, why: 'Only GET.' };
  if (path === '/start') return { to: 'start', code: new URLSearchParams(query).get('code') ?? '' };
  if (path === PORT_PATH) return { to: 'port' };
  if (path === '/') return { to: 'file', path: 'index.html' };
  return PLAIN_PATH.test(path)
    ? { to: 'file', path: path.slice(1) }
    : { status: 404, why: 'There is nothing here.' };
}

/** Whether a request to change to a WebSocket may go on. Every browser sends an origin with one. */
export function admitUpgrade(asked: Asked, hosts: readonly string[]): { to: 'port' } | Refused {
  const admitted = admit(asked, hosts);
  if ('status' in admitted) return admitted;
  if (admitted.to !== 'port') return { status: 404, why: 'There is nothing here.' };
  return asked.origin === undefined ? { status: 403, why: 'No page asked.' } : admitted;
}

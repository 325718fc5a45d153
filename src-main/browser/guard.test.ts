import fc from 'fast-check';
import { expect, test } from 'vitest';
import { admit, admitUpgrade, type Asked } from './guard.ts';

const hosts = ['127.0.0.1:4711'];
const asking = (part: Partial<Asked>): Asked => ({
  method: 'GET',
  url: '/',
  host: '127.0.0.1:4711',
  origin: undefined,
  fetchSite: undefined,
  ...part,
});

test('The page, its files, the start and the port are admitted.', () => {
  expect(admit(asking({}), hosts)).toEqual({ to: 'file', path: 'index.html' });
  expect(admit(asking({ method: 'HEAD' }), hosts)).toEqual({ to: 'file', path: 'index.html' });
  expect(admit(asking({ url: '/assets/index-BQfx1l2_.js?v=1' }), hosts)).toEqual({
    to: 'file',
    path: 'assets/index-BQfx1l2_.js',
  });
  expect(admit(asking({ url: '/start?code=a-b_c' }), hosts)).toEqual({ to: 'start', code: 'a-b_c' });
  expect(admit(asking({ url: '/start' }), hosts)).toEqual({ to: 'start', code: '' });
  expect(admit(asking({ method: 'POST', url: '/front' }), hosts)).toEqual({ to: 'front' });
  expect(admitUpgrade(asking({ url: '/port', origin: 'http://127.0.0.1:4711' }), hosts)).toEqual({
    to: 'port',
  });
});

test.each([
  ['a name that was pointed at 127.0.0.1', { host: 'evil.example:4711' }, 403],
  ['localhost, which is not how we are served', { host: 'localhost:4711' }, 403],
  ['another port', { host: '127.0.0.1:4712' }, 403],
  ['no host', { host: undefined }, 403],
  ['a page elsewhere', { origin: 'http://evil.example' }, 403],
  ['a page without an origin of its own', { origin: 'null' }, 403],
  ['a page on another port', { origin: 'http://127.0.0.1:4712' }, 403],
  ['a secure page, which ours is not', { origin: 'https://127.0.0.1:4711' }, 403],
  ['a link on another site', { fetchSite: 'cross-site' }, 403],
  ['a page on another port, as the browser calls it', { fetchSite: 'same-site' }, 403],
  ['a POST', { method: 'POST' }, 405],
  ['an OPTIONS', { method: 'OPTIONS' }, 405],
  ['no method', { method: undefined }, 405],
  ['a HEAD that would use up a code', { method: 'HEAD', url: '/start?code=a' }, 405],
  ['a GET of the front', { url: '/front' }, 405],
  ['a page that asks for the front', { method: 'POST', url: '/front', origin: 'http://127.0.0.1:4711' }, 403],
  ['a browser that asks for the front', { method: 'POST', url: '/front', fetchSite: 'none' }, 403],
  ['a parent folder', { url: '/../package.json' }, 404],
  ['an encoded parent folder', { url: '/%2e%2e/package.json' }, 404],
  ['an encoded slash', { url: '/..%2fpackage.json' }, 404],
  ['a backslash', { url: '/..\\package.json' }, 404],
  ['a hidden file', { url: '/.env' }, 404],
  ['an empty part', { url: '//assets/a.js' }, 404],
  ['an address in place of a path', { url: 'http://127.0.0.1:4711/index.html' }, 404],
  ['a zero byte', { url: '/a\0.js' }, 404],
  ['no path', { url: undefined }, 404],
] as [string, Partial<Asked>, number][])('A request with %s is refused.', (_what, part, status) => {
  expect(admit(asking(part), hosts)).toMatchObject({ status });
});

test('An upgrade without an origin, or to anything but the port, is refused.', () => {
  expect(admitUpgrade(asking({ url: '/port' }), hosts)).toMatchObject({ status: 403 });
  expect(admitUpgrade(asking({ url: '/', origin: 'http://127.0.0.1:4711' }), hosts)).toMatchObject({
    status: 404,
  });
  expect(admitUpgrade(asking({ url: '/port', origin: 'http://evil.example' }), hosts)).toMatchObject({
    status: 403,
  });
});

test('Whatever path is asked for, an admitted file stands below the folder and is not hidden.', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', '%2e%2e', '\\', 'assets', 'a.js', '%00', '…'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const admitted = admit(asking({ url: `/${parts.join('/')}` }), hosts);
      if (!('to' in admitted) || admitted.to !== 'file') return;
      for (const name of admitted.path.split('/')) expect(name).toMatch(/^[\w@-][\w@.-]*$/);
    }),
    { seed: 4711, numRuns: 2_000 },
  );
});

import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** A file of the built renderer as a response. */
export type Page = { body: Buffer; headers: Record<string, string> };

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Vite names what it builds by its content: `assets/index-BQfx1l2_.js`. */
const HASHED = /^assets\/.+-[\w-]{8}\.\w+$/;

/** Reads a file below `root`; null when there is none, its kind is unknown, or a link leads outside. */
export async function readPage(root: string, path: string): Promise<Page | null> {
  const mediaType = MEDIA_TYPES[extname(path)];
  if (mediaType === undefined) return null;
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(join(root, path))]);
    if (!file.startsWith(base + sep)) return null;
    const cache = HASHED.test(path) ? 'private, max-age=31536000, immutable' : 'no-store';
    return { body: await readFile(file), headers: { 'content-type': mediaType, 'cache-control': cache } };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return null;
    throw error;
  }
}

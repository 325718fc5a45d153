import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { dependencies } from './package.json' with { type: 'json' };

const alias = { '@shared': resolve(import.meta.dirname, 'src-shared') };

/** The host's packages that are built into it: all but the one with a binary, which finds that beside itself. */
const BUNDLED = Object.keys(dependencies).filter((name) => name !== 'better-sqlite3');

/** Vite's React-refresh preamble is an inline script, which the page's CSP forbids; in development the meta goes. */
const devWithoutCsp = {
  name: 'dev-without-csp',
  apply: 'serve' as const,
  transformIndexHtml: (html: string) =>
    html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      // Found, read and compiled one file at a time, the packages were most of the time that a start takes.
      externalizeDeps: { exclude: BUNDLED },
      rollupOptions: {
        input: {
          electron: 'src-main/electron/main.ts',
          'electron-host': 'src-main/electron/host.ts',
          groundwork: 'src-main/cli/groundwork.ts',
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      // A sandboxed preload has no node_modules at run time.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'src-main/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: { alias },
    plugins: [react(), devWithoutCsp],
    server: {
      host: '127.0.0.1',
      strictPort: true,
      port: 47810,
      proxy: { '^/port': { target: 'ws://127.0.0.1:47811', ws: true } },
    },
    build: {
      // Fonts stay files: the CSP allows no data: fonts.
      assetsInlineLimit: 0,
      // Half of it to read and to compile: a window stands a twelfth sooner.
      minify: true,
      chunkSizeWarningLimit: 2_000,
      rollupOptions: { input: resolve(import.meta.dirname, 'src-renderer/index.html') },
    },
  },
});

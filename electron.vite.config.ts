import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const alias = { '@shared': resolve(import.meta.dirname, 'src-shared') };

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
      externalizeDeps: true,
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
      rollupOptions: { input: resolve(import.meta.dirname, 'src-renderer/index.html') },
    },
  },
});

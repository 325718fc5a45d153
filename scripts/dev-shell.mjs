#!/usr/bin/env node
// Stands for Electron's binary in `npm run dev`: opens the browser shell, whose page comes from Vite. The port is the
// one that Vite hands the page's socket on to.
import { PROGRAM } from './build.mjs';
import { runHere } from './node.mjs';

const args = JSON.parse(process.env['GROUNDWORK_DEV_ARGUMENTS'] ?? '[]');
process.exitCode = await runHere(process.execPath, [
  PROGRAM,
  'open',
  '--shell',
  'browser',
  '--port',
  '47811',
  ...args,
]);

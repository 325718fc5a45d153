import * as electron from 'electron';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../data-folder.ts';
import { startShell } from './shell.ts';

void startShell(electron, {
  argv: process.argv,
  pages: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  projectProgram: join(import.meta.dirname, 'electron-host.js'),
  dataFolder: dataFolder(process.env, process.platform, homedir()),
});

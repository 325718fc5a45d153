import '../cli/node-guard.ts';
import { holderOf } from '../lock.ts';
import { openLocked } from '../open-locked.ts';
import { runProject } from './project.ts';

// The process of one project: `electron-host.js FILE DATA-FOLDER`, forked by the shell.
const [, , file = '', data = ''] = process.argv;
void runProject({
  parent: process.parentPort,
  openHost: () => openLocked(file, data, 'electron', (line) => console.error(line)),
  holder: () => holderOf(file),
  exit: () => process.exit(0),
});

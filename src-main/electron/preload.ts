import { ipcRenderer } from 'electron';
import { forwardPort, type Ipc, type View } from './forward.ts';

// Exposes nothing to the page: it gets one message port, and through that what the contract has.
forwardPort(ipcRenderer as Ipc, globalThis as unknown as View);

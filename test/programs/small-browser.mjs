#!/usr/bin/env node
// Stands for a browser: goes to the address it is given, opens the port of the page, and stays for
// SMALL_BROWSER_MS, then ends with SMALL_BROWSER_CODE. Writes what it was started with to SMALL_BROWSER_LOG.
import { writeFileSync } from 'node:fs';
import { WebSocket } from 'ws';

const { SMALL_BROWSER_MS = '200', SMALL_BROWSER_CODE = '0', SMALL_BROWSER_LOG } = process.env;
const address = process.argv.find((argument) => argument.startsWith('--app='))?.slice(6) ?? '';
if (SMALL_BROWSER_LOG) writeFileSync(SMALL_BROWSER_LOG, process.argv.slice(2).join('\n'));
if (SMALL_BROWSER_CODE !== '0') process.exit(Number(SMALL_BROWSER_CODE));
const entry = await fetch(address, { redirect: 'manual' });
const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const { host, origin } = new URL(address);
const socket = new WebSocket(`ws://${host}/port`, { headers: { cookie, origin } });
socket.on('open', () => setTimeout(() => process.exit(0), Number(SMALL_BROWSER_MS)));

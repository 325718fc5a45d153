import { Agent, request } from 'node:http';
import type { Front } from './lock.ts';

/** `shown`: it came; `address`: it has no window, and this address opens one, once; `unreachable`: nothing answers. */
type Came = { came: 'shown' | 'unreachable' } | { came: 'address'; address: string };

/** In milliseconds; it is a call within this machine. */
const PATIENCE = 3_000;

/** Asks the program that has a project open to come to the front. */
export function bringToFront(front: Front): Promise<Came> {
  return new Promise((resolve) => {
    const asked = request(
      front.url,
      // An agent of its own, because the common one may be set to send everything through a proxy.
      {
        method: 'POST',
        headers: { authorization: `Bearer ${front.secret}` },
        agent: new Agent(),
        timeout: PATIENCE,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          if (response.statusCode === 204) resolve({ came: 'shown' });
          else if (response.statusCode === 200)
            resolve({ came: 'address', address: Buffer.concat(parts).toString() });
          else resolve({ came: 'unreachable' });
        });
      },
    );
    asked.on('timeout', () => asked.destroy());
    // A refused connection or a timeout: the project is open, and whoever has it cannot be asked.
    asked.on('close', () => resolve({ came: 'unreachable' }));
    asked.on('error', () => resolve({ came: 'unreachable' }));
    asked.end();
  });
}

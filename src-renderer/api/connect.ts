import { PORT_MESSAGE, PORT_PATH } from '@shared/rpc/doors.ts';
import type { Port } from '@shared/rpc/port.ts';
import { messagePort } from './message-port.ts';
import { webSocketPort } from './web-socket-port.ts';

/**
 * The port to the host, in whichever shell the page stands: a WebSocket where a server served it, a message port from
 * the preload where Electron loaded it. A connection that is refused is a port that closes.
 */
export function openPort(view: Window = window): Promise<Port> {
  return view.location.protocol === 'http:' ? overSocket(view.location) : overMessages(view);
}

function overSocket(location: Location): Promise<Port> {
  const socket = new WebSocket(`ws://${location.host}${PORT_PATH}`);
  const port = webSocketPort(socket);
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve(port));
    socket.addEventListener('close', () => resolve(port));
  });
}

/** Asks for it, so that it does not matter whether the page or the preload is ready first, and a reload gets a new one. */
function overMessages(view: Window): Promise<Port> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent<unknown>) => {
      const [wire] = event.ports;
      if (event.source !== view || event.data !== PORT_MESSAGE || !wire) return;
      view.removeEventListener('message', take);
      resolve(messagePort(wire));
    };
    view.addEventListener('message', take);
    view.postMessage(PORT_MESSAGE, '/');
  });
}

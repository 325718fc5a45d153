import { decodeFrame, encodeFrame } from '@shared/rpc/frames.ts';
import { pipe } from '@shared/rpc/pipe.ts';
import type { Port } from '@shared/rpc/port.ts';

/** The window's end of a WebSocket, which must be open before anything is sent. */
export function webSocketPort(socket: WebSocket): Port {
  const { port, deliver, closed } = pipe({
    send: (message) => socket.send(encodeFrame(message)),
    close: () => socket.close(),
  });
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) deliver(decodeFrame(new Uint8Array(data)));
  });
  // An error is always followed by a close.
  socket.addEventListener('close', closed);
  return port;
}

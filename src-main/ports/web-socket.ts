import type { WebSocket } from 'ws';
import { decodeFrame, encodeFrame } from '@shared/rpc/frames.ts';
import { pipe } from '@shared/rpc/pipe.ts';
import type { Port } from '@shared/rpc/port.ts';

/** The host's end of a WebSocket. A frame that is no message closes the connection, as one of ours never sends it. */
export function webSocketPort(socket: WebSocket): Port {
  const { port, deliver, closed } = pipe({
    send: (message) => socket.send(encodeFrame(message)),
    close: () => socket.close(1000),
  });
  socket.binaryType = 'nodebuffer';
  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? read(data) : undefined;
    if (message === undefined) socket.close(1007, 'not a message');
    else deliver(message.frame);
  });
  socket.on('close', closed);
  // `ws` throws an error nobody listens for. A close always follows one: a reset, or a frame over the limit.
  socket.on('error', closed);
  return port;
}

function read(data: Buffer): { frame: unknown } | undefined {
  try {
    return { frame: decodeFrame(data) };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

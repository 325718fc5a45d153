import type { MessageEvent, ParentPort } from 'electron';
import type { Result } from '@shared/contract/index.ts';
import { serve, type Served } from '@shared/rpc/server.ts';
import { bringToFront } from '../front.ts';
import type { Holder } from '../lock.ts';
import { messagePort } from '../ports/message-port.ts';
import type { FromProject, ToProject } from './messages.ts';

type ProjectProcess = {
  /** The way to the shell. */
  parent: Pick<ParentPort, 'on' | 'postMessage'>;
  openHost: () => Result<Served & { close(): void }>;
  /** Who has the project, when `openHost` fails because it is locked. */
  holder: () => Holder | null;
  /** Ends the process. */
  exit: () => void;
};

/** Opens a project in its own process and serves it to every port that the shell sends, until it is told to close. */
export async function runProject({ parent, openHost, holder, exit }: ProjectProcess): Promise<void> {
  const tell = (message: FromProject) => parent.postMessage(message);
  const opened = openHost();
  if (!opened.ok) {
    // The shell closes the window and says `close`; ended before that, what is told here might not arrive.
    parent.on('message', ({ data }) => {
      if ((data as ToProject) === 'close') exit();
    });
    const front = opened.failure.code === 'locked' ? holder()?.front : null;
    const came = front ? await bringToFront(front) : null;
    return tell(came?.came === 'shown' ? { shownElsewhere: true } : { failure: opened.failure });
  }
  const host = opened.value;
  const windows = new Set<{ front(): void }>();
  parent.on('message', ({ data, ports: [wire] }) => {
    const told = data as ToProject;
    if (told === 'port' && wire) {
      const port = messagePort<MessageEvent>(wire, (event) => event.data);
      const window = serve(port, host);
      windows.add(window);
      port.onClose(() => windows.delete(window));
    }
    if (told === 'front') for (const window of windows) window.front();
    if (told === 'close') {
      host.close();
      exit();
    }
  });
  tell({ opened: true });
}

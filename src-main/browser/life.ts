/** What is known of windows: whether the one we started still runs, and how many are connected. */
export type Windows = { count: () => number; onChange: (listener: () => void) => void };

/** In milliseconds. */
export type Patience = {
  /** From the end of the browser's process until the connections it held are surely gone. */
  settle: number;
  /** Without a connection, before windows that another process shows are taken to be closed. Longer than a reload. */
  gone: number;
  /** For the first connection of a window that another process shows. */
  first: number;
};

export const PATIENCE: Patience = { settle: 1_000, gone: 10_000, first: 30_000 };

/**
 * Resolves when the last window has been closed.
 *
 * As a rule that is when the browser's process ends. But a browser that is already running may take the window over
 * and let ours end at once, and on a Mac (`outlives`) the process stays after its window; then the connections tell.
 * Waiting does not keep the program alive: the server does, until it is closed.
 */
export function lastWindowClosed(
  exited: Promise<number>,
  windows: Windows,
  outlives: boolean,
  patience = PATIENCE,
): Promise<void> {
  return new Promise((resolve) => {
    let everConnected = windows.count() > 0;
    let watching = outlives;
    let timer: NodeJS.Timeout | undefined;
    const endAfter = (wait: number) => {
      timer = setTimeout(resolve, wait).unref();
    };
    const look = () => {
      clearTimeout(timer);
      if (windows.count() > 0) everConnected = true;
      else if (watching && everConnected) endAfter(patience.gone);
    };
    windows.onChange(look);
    void exited.then((code) => {
      setTimeout(() => {
        clearTimeout(timer);
        const handedOver = windows.count() > 0 || (!everConnected && code === 0);
        if (!handedOver) return resolve();
        watching = true;
        look();
        if (!everConnected) endAfter(patience.first);
      }, patience.settle).unref();
    });
  });
}

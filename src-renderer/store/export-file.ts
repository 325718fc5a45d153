import type { FileOut, Input, MethodName } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';
import { download } from './download.ts';
import type { Session } from './react.tsx';

/** The calls that give a file. */
type Exports = Extract<MethodName, `export.${string}`>;

/** After so many milliseconds it is shown that a file is being made. */
const SHOWN_AFTER = 1_000;

/**
 * Has the host make a file and hands it to the person. One that takes longer than a second is shown to be under way, as
 * far as the host says how far it is, and can be stopped, which is no failure: a file that is made all the same is not
 * saved.
 */
export async function exportFile<M extends Exports>(
  session: Session,
  method: M,
  input: Input<M>,
): Promise<void> {
  const stop = new AbortController();
  let running: ReturnType<Session['running']> | null = null;
  let message = words.shell.makingFile;
  const timer = setTimeout(() => {
    const shown = session.running(message, () => {
      stop.abort();
      shown.ended();
    });
    running = shown;
  }, SHOWN_AFTER);
  const result = await session.call(method, input, {
    cancel: stop.signal,
    // In tens, or whoever has it read to them would hear of nothing else.
    onProgress: ({ done, total }) => {
      message = words.shell.madeSoFar(Math.floor((10 * done) / Math.max(1, total)) * 10);
      running?.says(message);
    },
  });
  clearTimeout(timer);
  (running as ReturnType<Session['running']> | null)?.ended();
  if (stop.signal.aborted) return;
  // Every export gives a file; the compiler does not see it through the name of the call.
  if (result.ok) download(session, result.value as FileOut);
  else session.show(result.failure);
}

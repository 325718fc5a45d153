import { Refusal } from '@shared/contract/index.ts';
import type { CallContext } from '@shared/rpc/server.ts';
import { setImmediate } from 'node:timers/promises';
import type { Pause } from '../export/pause.ts';

/**
 * Lets other calls in between the steps of an export, reports each hundredth of it once, and stops with `cancelled` when
 * whoever asked wants no more of it or has gone.
 */
export function pauseOf(context: CallContext): Pause {
  let said = 0;
  return async (done = 0) => {
    const percent = Math.min(100, Math.floor(100 * done));
    if (percent > said) {
      said = percent;
      context.progress({ done: percent, total: 100, note: '' });
    }
    await setImmediate();
    if (context.cancelled()) throw new Refusal('cancelled', 'The export was stopped. Nothing was written.');
  };
}

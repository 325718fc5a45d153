import type { structuring } from '@shared/contract/structuring.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import type { Parts } from '../host.ts';

export function structureHandlers(_parts: Parts): Pick<Handlers, keyof typeof structuring> {
  return {};
}

import type { quoting } from '@shared/contract/quoting.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import type { Parts } from '../host.ts';

export function quotingHandlers(_parts: Parts): Pick<Handlers, keyof typeof quoting> {
  return {};
}

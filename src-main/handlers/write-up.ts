import type { memoing } from '@shared/contract/memoing.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import type { Parts } from '../host.ts';

export function writeUpHandlers(_parts: Parts): Pick<Handlers, keyof typeof memoing> {
  return {};
}

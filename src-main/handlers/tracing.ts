import type { tracing } from '@shared/contract/tracing.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import type { Parts } from '../host.ts';

export function tracingHandlers(_parts: Parts): Pick<Handlers, keyof typeof tracing> {
  return {};
}

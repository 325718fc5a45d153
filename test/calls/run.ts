import type { Input, MethodName, Output } from '@shared/contract/index.ts';

/** Makes a call that must be answered, and keeps the reply. */
export type Run = <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;

import type { Coding } from '@shared/contract/index.ts';

/** A coding of a passage, in scope, with nothing else to say of it. */
export const coding = (id: number, start: number, end: number): Coding => ({
  id,
  guid: String(id),
  transcriptId: 1,
  start,
  end,
  codeId: 1,
  coderId: 1,
  wordsHash: '',
  comment: '',
  isNegativeCase: false,
  inScope: true,
  createdAt: '',
});

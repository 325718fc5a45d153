import type { Memo } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';

/** What a memo is called in lists: its title, or else how it begins. */
export const shownTitle = (memo: Pick<Memo, 'title' | 'plainText'>): string =>
  memo.title || memo.plainText.trimStart().split('\n', 1)[0]?.slice(0, 80) || words.memos.untitled;

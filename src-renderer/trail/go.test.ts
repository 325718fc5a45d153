import { expect, test } from 'vitest';
import { goToTarget } from '../memos/targets.ts';
import type { Session } from '../store/react.tsx';
import { createView, WHOLE_TRAIL } from '../store/view.ts';
import { entryOf, goToComparison } from './go.ts';

test('A kept comparison is opened beside the bench, also while piles stand in its place.', async () => {
  const view = createView();
  const session = { view } as unknown as Session;
  const sort = () => view.set({ room: 'trail', piles: { ...view.get().piles, openFor: 5 } });
  sort();
  goToComparison(session, 3);
  expect(view.get()).toMatchObject({ room: 'compare', bench: { side: { id: 3 } }, piles: { openFor: null } });
  sort();
  await goToTarget(session, { memoId: 8, target: 'comparison', targetId: 4, start: null, end: null });
  expect(view.get()).toMatchObject({ bench: { side: { id: 4 } }, piles: { openFor: null }, backToMemo: 8 });
});

test('A line of a code’s history opens the trail of that code; in the trail it leaves what was narrowed.', () => {
  const now = { ...WHOLE_TRAIL, codeId: 1, query: 'trust', revision: 4 };
  expect(entryOf(now, 2, 9)).toEqual({ room: 'trail', trail: { ...WHOLE_TRAIL, codeId: 2, revision: 9 } });
  expect(entryOf(now, null, 9).trail).toEqual({ ...now, revision: 9 });
});

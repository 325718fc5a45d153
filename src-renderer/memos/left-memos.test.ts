import { afterEach, expect, test, vi } from 'vitest';
import { contract, fail, ok, type Failure } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { createView, type LeftMemo } from '../store/view.ts';
import { keepLeftMemos, leaveMemo } from './left-memos.ts';

afterEach(() => vi.unstubAllGlobals());

/** A window whose host takes what the contract takes, and what `refuses` does not turn away. */
function window(refuses: (input: Record<string, unknown>) => boolean = () => false) {
  vi.stubGlobal('window', new EventTarget());
  const stored: Record<string, unknown>[] = [];
  const shown: Failure[] = [];
  const view = createView();
  const call = (method: 'memos.update', input: Record<string, unknown>) => {
    const isTaken = contract[method].input.safeParse(input).success && !refuses(input);
    if (isTaken) stored.push(input);
    return Promise.resolve(isTaken ? ok(input) : fail('invalid', 'not like that'));
  };
  const session = { view, call, show: (failure: Failure) => shown.push(failure) } as unknown as Session;
  return { session, view, stored, shown, stop: keepLeftMemos(session) };
}
const left = (patch: Partial<LeftMemo>): LeftMemo => ({ base: '', kind: 'theoretical', name: '', ...patch });

test('A title that is refused takes no text with it, is said once, and stays to be mended.', async () => {
  const { session, view, stored, shown, stop } = window();
  leaveMemo(session, 1, left({ title: 'x'.repeat(301), body: '{}' }));
  await vi.waitFor(() => expect(stored).toHaveLength(1));
  expect(stored[0]).toMatchObject({ id: 1, body: '{}' });
  expect(stored[0]).not.toHaveProperty('title');
  await vi.waitFor(() => expect(view.get().memosLeft.size).toBe(1));
  expect(view.get().memosLeft.get(1)).toEqual(left({ title: 'x'.repeat(301) }));
  expect(shown).toHaveLength(1);
  stop();
});

test('A text that is refused stays left and is not tried again; what is left after it is saved all the same.', async () => {
  const { session, view, stored, shown, stop } = window((input) => input['body'] === 'bad');
  leaveMemo(session, 1, left({ title: 'kept', body: 'bad' }));
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  leaveMemo(session, 2, left({ body: 'good' }));
  await vi.waitFor(() => expect(stored).toHaveLength(1));
  expect(stored[0]).toMatchObject({ id: 2, body: 'good' });
  await vi.waitFor(() => expect([...view.get().memosLeft.keys()]).toEqual([1]));
  expect(view.get().memosLeft.get(1)).toEqual(left({ title: 'kept', body: 'bad' }));
  expect(shown).toHaveLength(1);
  stop();
});

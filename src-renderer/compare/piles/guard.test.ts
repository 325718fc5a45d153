import { afterEach, expect, test, vi } from 'vitest';
import { EMPTY_SORTING, type Pile } from '../../store/piles-look.ts';
import { createView } from '../../store/view.ts';
import { keepSortings } from './guard.ts';
import { setSorting } from './open.ts';

afterEach(() => vi.unstubAllGlobals());
const pile: Pile = { key: 1, codeId: null, name: '', origin: 'open', shortDefinition: '', ids: [] };

test('A window is not closed without a question while incidents are sorted in it; what is empty asks nothing.', () => {
  const target = new EventTarget();
  vi.stubGlobal('window', target);
  const view = createView();
  const stop = keepSortings({ view });
  const asks = () => !target.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const sort = (patch: Partial<Pile>) =>
    setSorting({ view }, 5, { ...EMPTY_SORTING, piles: [{ ...pile, ...patch }] });
  expect(asks()).toBe(false);
  sort({});
  expect(asks()).toBe(false);
  // A child code that is there is a pile too, and its name is its own.
  sort({ codeId: 9, name: 'there already' });
  expect(asks()).toBe(false);
  sort({ codeId: 9, name: 'there already', ids: [3] });
  expect(asks()).toBe(true);
  sort({ name: 'what telling costs' });
  expect(asks()).toBe(true);
  setSorting({ view }, 5, null);
  expect(asks()).toBe(false);
  sort({ ids: [3] });
  stop();
  expect(asks()).toBe(false);
});

import type { TrailLine } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { joined, readOn } from './use-trail.ts';

const page = (key: string, from: number, to: number, next: number | null) => ({
  key,
  lines: Array.from({ length: from - to + 1 }, (_, i) => ({ revision: from - i }) as TrailLine),
  next,
  lookedBackTo: null,
});
const revisions = ({ lines }: { lines: readonly TrailLine[] }) => lines.map((line) => line.revision);

test('What was done meanwhile comes in above the pages that had been read, which stay.', () => {
  const now = joined(page('', 10, 1, 1), page('', 12, 8, 8));
  expect(revisions(now)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(now.next).toBe(1);
});

test('Where more was done than a page holds nothing is left out: the pages begin anew.', () => {
  const fresh = page('', 40, 31, 31);
  expect(joined(page('', 10, 1, null), fresh)).toEqual(fresh);
  expect(joined(page('another', 40, 1, null), fresh)).toEqual(fresh);
  expect(joined(null, fresh)).toEqual(fresh);
});

test('A page that was asked for is added where the pages still end there, and let go where they have begun anew.', () => {
  const pages = page('', 10, 6, 6);
  const next = page('', 5, 1, null);
  expect(revisions(readOn(pages, next, 6) ?? pages)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  // What was done meanwhile has come in above.
  expect(revisions(readOn(joined(pages, page('', 12, 8, 8)), next, 6) ?? pages)).toHaveLength(12);
  const anew = joined(pages, page('', 40, 31, 31));
  expect(readOn(anew, next, 6)).toBe(anew);
  expect(readOn(page('another', 10, 6, 6), next, 6)).toMatchObject({ key: 'another', next: 6 });
  expect(readOn(null, next, 6)).toBeNull();
});

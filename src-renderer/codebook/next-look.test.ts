import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '../store/react.tsx';
import { createView } from '../store/view.ts';
import { nextLook } from './next-look.ts';

afterEach(() => vi.unstubAllGlobals());

test('Looking again goes round all exemplars with changed words, each where it has a card.', async () => {
  vi.stubGlobal('document', { activeElement: null });
  const view = createView();
  const row = (id: number, standing: string) => [id, { id, codingId: 10 * id, standing }] as const;
  const exemplar = new Map([
    row(1, 'candidate'),
    row(2, 'chosen'),
    row(3, 'supplementary'),
    row(4, 'candidate'),
  ]);
  const item = (id: number, end = 5) => ({
    reason: 'exemplar',
    coding: { id: 10 * id, codeId: 7, start: 0, end },
  });
  const items = [item(1), item(2), item(3), item(4, 0), { ...item(2), reason: 'changed' }];
  const session = {
    view,
    act: () => Promise.resolve({ items }),
    say: () => {},
    store: { get: () => ({ tables: { exemplar, code: new Map([[7, {}]]) } }) },
  } as unknown as Session;
  const seen = [];
  for (let i = 0; i < 5; i++) {
    await nextLook(session);
    seen.push([view.get().room, view.get().exemplarId]);
    // As the room does that shows it.
    view.set({ exemplarId: null });
  }
  expect(seen).toEqual([
    ['exemplars', 1],
    ['codebook', 2],
    ['exemplars', 3],
    // Without words it waits on the code's page, whatever it stands as.
    ['codebook', 4],
    ['exemplars', 1],
  ]);
});

import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';

const t = words.editing.review;

/** Goes to the next exemplar whose passage has changed, after the one that has the focus; round and round. */
export async function nextLook({ act, say, view, store }: Session): Promise<void> {
  const list = await act('review.list', {});
  if (!list) return;
  const { exemplar, code } = store.get().tables;
  const byCoding = new Map([...exemplar.values()].map((row) => [row.codingId, row.id]));
  const looks = list.items.filter(({ reason, coding }) => reason === 'exemplar' && byCoding.has(coding.id));
  if (looks.length === 0) return say(t.noLooks);
  const focused = document.activeElement?.closest('[id^="exemplar-"]')?.id.replace('exemplar-', '');
  const at = looks.findIndex(({ coding }) => String(byCoding.get(coding.id)) === focused);
  const next = looks[(at + 1) % looks.length];
  if (!next || !code.has(next.coding.codeId)) return;
  view.set({
    room: 'codebook',
    overlay: 'none',
    codeIds: [next.coding.codeId],
    exemplarId: byCoding.get(next.coding.id) ?? null,
  });
}

import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';

const t = words.editing.review;

/**
 * Goes to the next exemplar whose passage has changed, after the one that has the focus or was looked at last; round and
 * round. The codebook has those that are chosen, and those without words; the others are on the board of exemplars.
 */
export async function nextLook({ act, say, view, store }: Session): Promise<void> {
  const list = await act('review.list', {});
  if (!list) return;
  const { exemplar, code } = store.get().tables;
  const byCoding = new Map([...exemplar.values()].map((row) => [row.codingId, row]));
  const looks = list.items.flatMap(({ reason, coding }) => {
    const row = byCoding.get(coding.id);
    return reason === 'exemplar' && row && code.has(coding.codeId) ? [{ row, coding }] : [];
  });
  const focused = document.activeElement?.closest('[id^="exemplar-"], [id^="board-"]')?.id.split('-')[1];
  const last = focused === undefined ? view.get().lookedId : Number(focused);
  const at = looks.findIndex(({ row }) => row.id === last);
  const next = looks[(at + 1) % looks.length];
  if (!next) return say(t.noLooks);
  const isInCodebook = next.row.standing === 'chosen' || next.coding.start === next.coding.end;
  view.set({
    room: isInCodebook ? 'codebook' : 'exemplars',
    overlay: 'none',
    codeIds: [next.coding.codeId],
    exemplarId: next.row.id,
    lookedId: next.row.id,
  });
}

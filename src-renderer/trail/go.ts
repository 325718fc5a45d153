import type { Id, TrailPart } from '@shared/contract/index.ts';
import { setBench, showBench } from '../compare/bench.ts';
import { openMemo } from '../memos/open-memo.ts';
import type { Session } from '../store/react.tsx';
import { WHOLE_TRAIL, type Looking, type TrailLook } from '../store/view.ts';

/** Goes to words in a transcript; the coding, when one is named, is the active one there. */
export function goToWords(
  { view }: Session,
  { transcriptId, start, end }: { transcriptId: Id; start: number; end: number },
  codingId: Id | null = null,
): void {
  view.set({
    room: 'code',
    overlay: 'none',
    transcriptId,
    codingId,
    selection: { start, end: codingId === null ? end : start },
    goTo: { transcriptId, start, end },
  });
}

export const goToCode = ({ view }: Session, id: Id): void =>
  view.set({ room: 'codebook', overlay: 'none', codeIds: [id] });

/** Opens a kept comparison beside the bench. */
export function goToComparison(session: Session, id: Id): void {
  // Piles that are being sorted stand in its place, and have none beside them.
  showBench(session);
  setBench(session, { side: { what: 'comparison', id } });
  session.view.set({ room: 'compare', overlay: 'none' });
}

/** The trail with an entry open: as it is narrowed, or, coming from a code elsewhere, that code's. */
export const entryOf = (
  now: TrailLook,
  codeId: Id | null,
  revision: Id,
): Pick<Looking, 'room' | 'trail'> => ({
  room: 'trail',
  trail: { ...(codeId === null ? now : { ...WHOLE_TRAIL, codeId }), revision },
});

/** How to open what a change touched; null where it has gone or has no place of its own. */
export function waysTo(session: Session, part: TrailPart): (() => void) | null {
  const { view } = session;
  if (part.at) {
    const { at } = part;
    return () => goToWords(session, at, part.entity === 'coding' ? part.id : null);
  }
  if (!part.isThere) return null;
  switch (part.entity) {
    case 'code':
      return () => goToCode(session, part.id);
    case 'memo':
      return () => openMemo(session, part.id);
    case 'transcript':
      return () => view.set({ room: 'code', transcriptId: part.id });
    case 'participant':
      return () => view.set({ room: 'people', participantId: part.id });
    case 'studyCase':
    case 'role':
    case 'attribute':
      return () => view.set({ room: 'people' });
    case 'comparison':
      return () => goToComparison(session, part.id);
    default:
      return null;
  }
}

import type { Id, TrailPart } from '@shared/contract/index.ts';
import { setBench } from '../compare/bench.ts';
import { openMemo } from '../memos/open-memo.ts';
import type { Session } from '../store/react.tsx';

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
  setBench(session, { side: { what: 'comparison', id } });
  session.view.set({ room: 'compare', overlay: 'none' });
}

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

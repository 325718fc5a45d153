import { identifierOf, type Id, type MemoLink, type MemoTarget } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { transcriptName } from '../store/select.ts';
import type { State } from '../store/state.ts';
import { goToComparison } from '../trail/go.ts';
import { words } from '../words/index.ts';
import { openMemo } from './open-memo.ts';

const said = words.memos;

/** What a thing is called now; null where it is not there, or this window cannot know. */
export function nameOf(state: Pick<State, 'tables'>, target: MemoTarget, targetId: Id): string | null {
  const { tables } = state;
  switch (target) {
    case 'project':
      return said.onStudy;
    case 'case':
      return tables.studyCase.get(targetId)?.code ?? null;
    case 'participant': {
      const participant = tables.participant.get(targetId);
      const studyCase = participant && tables.studyCase.get(participant.caseId);
      return participant && studyCase ? identifierOf(studyCase, participant) : null;
    }
    case 'transcript':
      return transcriptName(state, targetId) || null;
    case 'code':
      return tables.code.get(targetId)?.name ?? null;
    case 'memo': {
      const memo = tables.memo.get(targetId);
      return memo ? memo.title || said.untitled : null;
    }
    case 'comparison':
      return words.compare.records.one;
    default:
      return null;
  }
}

/** What a memo is on, in words. */
export function targetName(
  state: Pick<State, 'tables'>,
  link: Pick<MemoLink, 'target' | 'targetId'>,
): string {
  const { target, targetId } = link;
  if (target === 'passage') return said.onPassage(transcriptName(state, targetId));
  if (target === 'coding') return said.onCoding;
  if (target === 'comparison') return said.onComparison;
  if (target === 'relation') return said.onRelation;
  return nameOf(state, target, targetId) ?? said.onOther;
}

/** Goes to what a memo is on, names or quotes; from a passage there is a way back to the memo. */
export async function goToTarget(
  session: Session,
  link: Pick<MemoLink, 'memoId' | 'target' | 'targetId' | 'start' | 'end'>,
): Promise<void> {
  const { view } = session;
  const { target, targetId, memoId } = link;
  const back = { backToMemo: memoId };
  switch (target) {
    case 'transcript':
      return view.set({ room: 'code', transcriptId: targetId, ...back });
    case 'passage':
      return view.set({
        room: 'code',
        transcriptId: targetId,
        goTo: { transcriptId: targetId, start: link.start ?? 0, end: link.end ?? link.start ?? 0 },
        ...back,
      });
    case 'coding': {
      const found = await session.act('codings.read', { ids: [targetId] });
      const coding = found?.[0]?.coding;
      if (!coding) return;
      const { transcriptId, start, end } = coding;
      return view.set({
        room: 'code',
        transcriptId,
        codingId: targetId,
        goTo: { transcriptId, start, end },
        ...back,
      });
    }
    case 'code':
      return view.set({ room: 'codebook', codeIds: [targetId], ...back });
    case 'memo':
      return openMemo(session, targetId);
    case 'comparison':
      goToComparison(session, targetId);
      return view.set(back);
    case 'case':
      return view.set({ room: 'people', ...back });
    case 'participant':
      return view.set({ room: 'people', participantId: targetId, ...back });
    default:
      return;
  }
}

import { identifierOf, type MemoLink } from '@shared/contract/index.ts';
import { setBench } from '../compare/bench.ts';
import type { Session } from '../store/react.tsx';
import { transcriptName } from '../store/select.ts';
import type { State } from '../store/state.ts';
import { words } from '../words/index.ts';

const said = words.memos;

/** What a memo is on, in words. */
export function targetName(state: State, link: MemoLink): string {
  const { target, targetId } = link;
  switch (target) {
    case 'project':
      return said.onStudy;
    case 'case':
      return state.tables.studyCase.get(targetId)?.code ?? said.onOther;
    case 'participant': {
      const participant = state.tables.participant.get(targetId);
      const studyCase = participant && state.tables.studyCase.get(participant.caseId);
      return participant && studyCase ? identifierOf(studyCase, participant) : said.onOther;
    }
    case 'transcript':
      return transcriptName(state, targetId) || said.onOther;
    case 'passage':
      return said.onPassage(transcriptName(state, targetId));
    case 'coding':
      return said.onCoding;
    case 'code':
      return state.tables.code.get(targetId)?.name ?? said.onOther;
    case 'memo':
      return state.tables.memo.get(targetId)?.title || said.untitled;
    case 'comparison':
      return words.compare.records.one;
    default:
      return said.onOther;
  }
}

/** Goes to what a memo is on. */
export async function goToTarget(session: Session, link: MemoLink): Promise<void> {
  const { view } = session;
  const { target, targetId } = link;
  switch (target) {
    case 'transcript':
      return view.set({ room: 'code', transcriptId: targetId });
    case 'passage':
      return view.set({
        room: 'code',
        transcriptId: targetId,
        goTo: { transcriptId: targetId, start: link.start ?? 0, end: link.end ?? link.start ?? 0 },
      });
    case 'coding': {
      const found = await session.act('codings.read', { ids: [targetId] });
      const coding = found?.[0]?.coding;
      if (!coding) return;
      const { transcriptId, start, end } = coding;
      return view.set({ room: 'code', transcriptId, codingId: targetId, goTo: { transcriptId, start, end } });
    }
    case 'code':
      return view.set({ room: 'codebook', codeIds: [targetId] });
    case 'memo':
      return view.set({ room: 'memos', memoId: targetId });
    case 'comparison':
      setBench(session, { side: { what: 'comparison', id: targetId } });
      return view.set({ room: 'compare' });
    case 'case':
      return view.set({ room: 'people' });
    case 'participant':
      return view.set({ room: 'people', participantId: targetId });
    default:
      return;
  }
}

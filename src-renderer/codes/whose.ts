import type { Coding, Id } from '@shared/contract/index.ts';
import { participantsOf, transcriptName } from '../store/select.ts';
import type { State } from '../store/state.ts';

/**
 * The identifier a passage of an open transcript is cited by: that of the participant who speaks first in it; failing
 * that the transcript's own. The same rule as the host's.
 */
export function identifierOfPassage(
  state: State,
  coding: Pick<Coding, 'transcriptId' | 'start' | 'end'>,
): string {
  const who = participantsOf(state, coding.transcriptId);
  if (who.length < 2) return transcriptName(state, coding.transcriptId);
  const turns = state.open.get(coding.transcriptId)?.turns ?? [];
  for (const turn of turns) {
    if (turn.end <= coding.start) continue;
    if (turn.start >= coding.end) break;
    const speaker = turn.speakerId === null ? undefined : state.tables.speaker.get(turn.speakerId);
    const one = speaker?.isInterviewer
      ? undefined
      : who.find(({ participant }) => participant.id === speaker?.participantId);
    if (one) return one.identifier;
  }
  return state.tables.transcript.get(coding.transcriptId)?.title ?? '';
}

/** `Peer worker`: the perspective of an incident, or nothing. */
export const roleLabel = (state: State, roleId: Id | null): string =>
  roleId === null ? '' : (state.tables.role.get(roleId)?.label ?? '');

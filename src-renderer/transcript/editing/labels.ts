import type { Id, Speaker } from '@shared/contract/index.ts';
import type { State } from '../../store/state.ts';
import type { TypedTurn } from '../../store/view.ts';
import { words } from '../../words/index.ts';
import { timeStamp } from '../speaker-labels.ts';
import type { TurnLabel } from '../beside.ts';

/** What a speaker is called beside the text: the participant's code, `INT`, or the label of the transcript. */
export function speakerName({ tables }: State, speaker: Speaker | undefined): string {
  if (!speaker) return words.editing.nobody;
  const bound = speaker.participantId === null ? undefined : tables.participant.get(speaker.participantId);
  return bound?.code ?? (speaker.isInterviewer ? words.transcript.interviewer : speaker.label);
}

/** A label beside every turn: each can be chosen anew. */
export function editLabels(state: State, turns: readonly TypedTurn[]): TurnLabel[] {
  const names = new Map<Id | null, Pick<TurnLabel, 'who' | 'isInterviewer'>>();
  return turns.map(({ speakerId, startsAtMs }) => {
    let label = names.get(speakerId);
    if (!label) {
      const speaker = speakerId === null ? undefined : state.tables.speaker.get(speakerId);
      label = { who: speakerName(state, speaker), isInterviewer: speaker?.isInterviewer ?? false };
      names.set(speakerId, label);
    }
    return { ...label, time: startsAtMs === null ? '' : timeStamp(startsAtMs) };
  });
}

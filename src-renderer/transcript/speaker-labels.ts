import type { OpenDocument, State } from '../store/state.ts';
import { words } from '../words/index.ts';
import type { TurnLabel } from './beside.ts';

/** `18:36`, and `1:02:07` beyond an hour. */
export function timeStamp(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** What stands beside each turn: the participant's code, `INT` for an interviewer, or the label of the transcript. */
export function labelsOf(state: State, { turns }: OpenDocument): TurnLabel[] {
  const { speaker, participant } = state.tables;
  let before = -1;
  return turns.map((turn) => {
    const who = turn.speakerId === null ? undefined : speaker.get(turn.speakerId);
    const bound = who?.participantId == null ? undefined : participant.get(who.participantId);
    const label = bound?.code ?? (who?.isInterviewer ? words.transcript.interviewer : (who?.label ?? ''));
    // A label that only repeats the one above says nothing; with a time stamp it does.
    const isRepeated = who !== undefined && who.id === before && turn.startsAtMs === null;
    before = who?.id ?? -1;
    return {
      who: isRepeated ? '' : label,
      isInterviewer: who?.isInterviewer ?? false,
      time: turn.startsAtMs === null ? '' : timeStamp(turn.startsAtMs),
    };
  });
}

import type { Id, NewTurn, Speaker } from '@shared/contract/index.ts';
import type { Reading } from '../import/reading.ts';

/**
 * The turns of a corrected file for a transcript that has these speakers; who is new is named by the labels in
 * `newSpeakers` and comes as their place there, to be filled in when they have been added.
 */
export function revisedTurns(
  reading: Reading,
  speakers: readonly Speaker[],
): { turns: (added: readonly Id[]) => NewTurn[]; newSpeakers: { label: string; isInterviewer: boolean }[] } {
  const held = new Map(speakers.map((row) => [row.label.toLowerCase(), row.id]));
  const newSpeakers = reading.speakers.filter((one) => !held.has(one.label.toLowerCase()));
  const places = new Map(newSpeakers.map((one, i) => [one.label, i]));
  // A transcript without labels has one speaker, bound by hand, or none: nobody is named in the file either.
  const idOf = (speaker: number | null, added: readonly Id[]): Id | null => {
    const label = speaker === null ? undefined : reading.speakers[speaker]?.label;
    if (label === undefined) return null;
    return held.get(label.toLowerCase()) ?? added[places.get(label) ?? -1] ?? null;
  };
  return {
    turns: (added) =>
      reading.turns.map(({ start, end, speaker, startsAtMs }) => ({
        start,
        end,
        speakerId: idOf(speaker, added),
        startsAtMs,
      })),
    newSpeakers: newSpeakers.map(({ label, isInterviewer }) => ({ label, isInterviewer })),
  };
}

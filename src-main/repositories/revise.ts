import type { Id, NewTurn, Speaker, TextDifference } from '@shared/contract/index.ts';
import type { Edit } from '@shared/text/edit.ts';
import { wordsAround } from '@shared/text/around.ts';
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

/** So many places are shown before a person says yes, each with so much around it in UTF-16 units. */
const SHOWN = 200;
const AROUND = 40;

/** The first places that an edit changes, as a person reads them. */
export const differencesOf = (text: string, edit: Edit): TextDifference[] =>
  edit.slice(0, SHOWN).map(({ at, remove, insert }) => ({
    ...wordsAround(text, { start: at, end: at + remove }, AROUND),
    removed: text.slice(at, at + remove),
    inserted: insert,
  }));

import type { BringBackNote } from '@shared/contract/index.ts';
import { rows } from './rows.ts';

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What comes back otherwise than it went, or not at all, as a sentence. */
export function noteOf(note: BringBackNote): string {
  switch (note.is) {
    case 'renamed':
      return `“${note.name}” comes back as “${note.to}”, since there is a code of that name in its place now.`;
    case 'placed':
      return note.under === null
        ? `What “${note.name}” stood under has gone: it comes back at the top.`
        : `What “${note.name}” stood under has gone: it comes back under “${note.under}”.`;
    case 'lowered':
      return `“${note.name}” comes back as a ${note.level}, which can stand there.`;
    case 'lost':
      return `The words of a coding of “${note.code}” have been edited away since: “${note.words}”. It comes back to needs review.`;
    case 'edited':
      return `A coding of “${note.code}” comes back on words that were edited since: “${note.after}”.`;
    case 'withCode':
      return `The code “${note.name}” has gone too, and comes back with its coding.`;
    case 'double':
      return `These words have “${note.code}” again already, so that coding stays: “${note.words}”.`;
    case 'left':
      return `${capital(rows(note.entity, note.count))} cannot come back: what they stood on has gone, or something is in their place.`;
    case 'cut':
      return `The region “${note.name}” comes back shorter, since other regions have part of its place.`;
  }
}

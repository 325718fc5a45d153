import { Refusal, type Id, type NewTurn } from '@shared/contract/index.ts';
import { applyEdit, edit, type Edit, type Operation } from '@shared/text/edit.ts';
import { refineEdit } from '@shared/text/refine.ts';
import { MAX_FILE_BYTES } from '../import/limits.ts';

/** An edit as it will be written, and the text that it makes. */
export type ReadEdit = { edit: Edit; text: string };

/**
 * Operations from outside as an edit of `text`: line ends made LF, and where words were replaced only what differs
 * between the old and the new, so that a passage pasted over itself with one correction loses nothing.
 *
 * @throws Refusal `invalid`, `too_large`.
 */
export function readEdit(text: string, operations: readonly Operation[]): ReadEdit {
  const given = clean(text, operations);
  const after = applyEdit(text, given);
  if (after.length > MAX_FILE_BYTES)
    throw new Refusal(
      'too_large',
      'With these words the transcript would be longer than Groundwork can read again. Paste less of it.',
    );
  if (text.isWellFormed() && !after.isWellFormed())
    throw new Refusal('invalid', 'This edit would cut a character in two.');
  return { edit: refineEdit(text, given), text: after };
}

function clean(text: string, operations: readonly Operation[]): Edit {
  try {
    const given = edit(operations);
    const last = given.at(-1);
    if (last && last.at + last.remove > text.length) throw new RangeError('The edit goes beyond the text.');
    return edit(
      given.map((op) => {
        const isBeforeLineEnd = op.insert.endsWith('\r') && text[op.at + op.remove] === '\n';
        const insert = isBeforeLineEnd ? op.insert.slice(0, -1) : op.insert;
        return { ...op, insert: insert.replace(/\r\n?/g, '\n') };
      }),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal(
      'invalid',
      'This edit does not fit the text of the transcript: its places overlap or lie beyond the end.',
    );
  }
}

/**
 * Turns that a caller gives for the text that its own operations make, in offsets of the text as it is written: a
 * pasted CRLF is one character there.
 *
 * @throws Refusal `invalid` when they do not tile the text, end within a line, or name somebody else's speaker.
 */
export function readTurns(
  before: string,
  operations: readonly Operation[],
  after: string,
  turns: readonly NewTurn[],
  speakers: ReadonlySet<Id>,
): NewTurn[] {
  const moved = operations.some((op) => op.insert.includes('\r'))
    ? withoutCarriage(applyEdit(before, edit(operations)), turns)
    : turns.map((turn) => ({ ...turn }));
  let at = 0;
  moved.forEach((turn, i) => {
    if (turn.start !== at || turn.end <= turn.start)
      throw new Refusal(
        'invalid',
        `The turns do not follow each other at ${at}: one goes from ${turn.start} to ${turn.end}.`,
      );
    if (i < moved.length - 1 && after[turn.end - 1] !== '\n')
      throw new Refusal('invalid', `A turn ends within a line, at ${turn.end}.`);
    if (turn.speakerId !== null && !speakers.has(turn.speakerId))
      throw new Refusal(
        'invalid',
        'A turn names a speaker who is not in this transcript. Add the speaker first.',
      );
    at = turn.end;
  });
  if (at !== after.length)
    throw new Refusal('invalid', `The turns end at ${at}, the text at ${after.length}.`);
  return moved;
}

/** Offsets of a text with CRLF in it, as they are when every CRLF is LF. */
function withoutCarriage(raw: string, turns: readonly NewTurn[]): NewTurn[] {
  const gone = [...raw.matchAll(/\r(?=\n)/g)].map((match) => match.index);
  let passed = 0;
  // Offsets come in order, so one walk along the line ends is enough; those out of order are refused afterwards.
  const place = (offset: number) => {
    while (passed > 0 && (gone[passed - 1] ?? 0) >= offset) passed--;
    while (passed < gone.length && (gone[passed] ?? 0) < offset) passed++;
    return offset - passed;
  };
  return turns.map((turn) => ({ ...turn, start: place(turn.start), end: place(turn.end) }));
}

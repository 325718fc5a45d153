import { expect, test } from 'vitest';
import type { OpenDocument } from '../../store/state.ts';
import type { Draft } from '../../store/view.ts';
import { advanced, placed, startDraft } from './draft.ts';
import { putAgain } from './put-again.ts';

type Text = Pick<OpenDocument, 'transcript' | 'turns'>;

/** A transcript of turns, each said by a speaker of its own a second after the one before. */
function transcript(...words: string[]): Text {
  const text = words.join('\n');
  let start = 0;
  const turns = words.map((said, i) => {
    const turn = { id: i + 1, transcriptId: 1, start, end: start + said.length, speakerId: i + 11, startsAtMs: i * 1_000 };
    if (i < words.length - 1) turn.end++;
    start = turn.end;
    return turn;
  }); // prettier-ignore
  return {
    transcript: {
      id: 1, guid: 'g', title: 'T', caseId: null, recordedOn: null, position: 0, language: null, text, textRevision: 0,
      words: 0, sourceFileId: null,
    },
    turns,
  }; // prettier-ignore
}

/** The draft with other lines: those named by a number are the turns at those places, under the words given. */
function typed(opened: Text, lines: readonly (readonly [number | null, string])[], caret: number): Draft {
  const start = startDraft(opened);
  const draft = { ...start, turns: start.turns.map((turn, i) => ({ ...turn, key: `k${i}` })) };
  const now = lines.map(([i, words], at) => ({ key: i === null ? `new${at}` : `k${i}`, words }));
  return advanced(draft, now, { key: now[caret]?.key ?? '', at: 0 })!.draft;
}

test('Lines pasted over whole turns keep who is said to say them, on a text that nobody else has changed.', () => {
  const opened = transcript('How was it?', 'I went.', 'In the ward?', 'No, at home.');
  // As from the start of the first turn to the start of the third, whose words now end what was pasted.
  const draft = typed(opened, [[0, 'two'], [null, 'lines'], [null, 'In the ward?'], [3, 'No, at home.']], 2); // prettier-ignore
  expect(placed(draft).map(({ speakerId }) => speakerId)).toEqual([11, 11, 13, 14]);
  const again = putAgain(draft, opened, opened);
  expect(again.collisions).toBe(0);
  expect(again.draft.edit).toEqual(draft.edit);
  expect(placed(again.draft)).toEqual(placed(draft));
});

test('A turn that only moved, or that somebody else gave another speaker, is said by whom it is there.', () => {
  const opened = transcript('How was it?', 'I went.', 'In the ward?');
  const draft = typed(opened, [[0, 'How is it?'], [1, 'I went.'], [2, 'In the ward?']], 0); // prettier-ignore
  const there = transcript('How was it?', 'I went.', 'In the ward?');
  const now = {
    ...there,
    turns: there.turns.map((turn) => (turn.id === 2 ? { ...turn, speakerId: 99 } : turn)),
  };
  expect(placed(putAgain(draft, opened, now).draft).map(({ speakerId }) => speakerId)).toEqual([11, 99, 13]);
});

test('Lines pasted here stay as they were said when another window has typed in a turn behind them.', () => {
  const opened = transcript('How was it?', 'I went.', 'In the ward?', 'No, at home.');
  const draft = typed(opened, [[0, 'two'], [null, 'lines'], [null, 'In the ward?'], [3, 'No, at home.']], 2); // prettier-ignore
  const now = transcript('How was it?', 'I went.', 'In the ward?', 'No, at my home.');
  const again = putAgain(draft, opened, now).draft;
  expect(again.turns.map(({ words }) => words)).toEqual(['two', 'lines', 'In the ward?', 'No, at my home.']);
  expect(placed(again).map(({ speakerId }) => speakerId)).toEqual([11, 11, 13, 14]);
});

test('A line end that parted two lines of one turn parts two turns, and one that parted two turns parts lines, as typed here.', () => {
  const parted = transcript('How was it?', 'I went.\nTwice.', 'No, at home.');
  const lines = typed(parted, [[0, 'two'], [null, 'lines'], [null, 'Twice.'], [2, 'No, at home.']], 2); // prettier-ignore
  expect(placed(putAgain(lines, parted, parted).draft)).toEqual(placed(lines));
  const opened = transcript('How was it?', 'I went.', 'In the ward?', 'No, at home.');
  const one = typed(
    opened,
    [
      [0, 'two\nIn the ward?'],
      [3, 'No, at home.'],
    ],
    0,
  );
  const again = putAgain(one, opened, opened).draft;
  expect(placed(again)).toEqual(placed(one));
  expect(again.turns.map(({ words }) => words)).toEqual(['two\nIn the ward?', 'No, at home.']);
});

import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { editText, putting, textOf } from '../src-main/handlers/testing/edits.ts';
import { FIRST_WORDS, inStudy, smallStudy, type SmallStudy } from '../src-main/handlers/testing/study.ts';
import { createView } from '../src-renderer/store/view.ts';
import { followText } from '../src-renderer/transcript/follow-text.ts';
import { follow } from './following.ts';

/** A window in which these words of the first transcript are selected. */
function selecting(study: SmallStudy, words: string) {
  const view = createView();
  const store = follow(study);
  const start = textOf(study, study.first).indexOf(words);
  view.set({ transcriptId: study.first, selection: { start, end: start + words.length } });
  followText({ store, view });
  return () => {
    const { selection } = view.get();
    return selection && { ...selection, words: textOf(study, study.first).slice(selection.start, selection.end) }; // prettier-ignore
  };
}

describe('What is selected', () => {
  let study: SmallStudy;
  beforeEach(() => {
    study = smallStudy();
  });

  test('stays on its words when the text before it changes, and when that is undone', () => {
    const selected = selecting(study, 'that bed myself');
    editText(study, study.first, [putting(study, study.first, 'I tell', 'Well, I always tell')]);
    expect(selected()?.words).toBe('that bed myself');
    study.call('history.undo', {});
    expect(selected()?.words).toBe('that bed myself');
  });

  test('is where a replacement in all transcripts left it, with a place before it and one in it', () => {
    const selected = selecting(study, 'been in that bed');
    editText(study, study.first, [
      putting(study, study.first, 'them', 'the women'),
      putting(study, study.first, 'that bed', 'that same bed'),
    ]);
    expect(selected()?.words).toBe('been in that same bed');
  });

  test('is a caret where its words were when all of them went', () => {
    const selected = selecting(study, 'that bed myself');
    editText(study, study.first, [putting(study, study.first, ' in that bed myself', '')]);
    expect(selected()).toEqual({ start: FIRST_WORDS.indexOf(' in that bed'), end: FIRST_WORDS.indexOf(' in that bed'), words: '' }); // prettier-ignore
  });

  test('is left alone by a change of another transcript, or of none', () => {
    const selected = selecting(study, 'that bed myself');
    const before = selected();
    editText(study, study.second, [putting(study, study.second, 'It just', 'It all just')]);
    study.call('codings.add', {
      transcriptId: study.first,
      start: 0,
      end: 6,
      code: { add: { name: 'one' } },
    });
    expect(selected()).toEqual(before);
  });
});

test(
  'Words that no edit touches stay selected through any edits before and behind them, undone and redone.',
  { timeout: timeFor(40) },
  () => {
    const side = fc.constantFrom('', 'so ', 'tell ', 'I tell them ', '😀 ', 'ש ', '\n');
    const edits = fc.array(fc.tuple(side, side, fc.boolean()), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        edits,
        inStudy(smallStudy, (study, sequence) => {
          const words = 'in that bed';
          const selected = selecting(study, words);
          for (const [before, behind, isUndone] of sequence) {
            const text = textOf(study, study.first);
            const [from, to] = [text.indexOf(words), text.indexOf(words) + words.length];
            // What stands right beside them would be a part of a longer word.
            const operations = [
              { at: 0, remove: Math.min(5, from - 1), insert: before },
              { at: to + 1, remove: text.length - to - 1, insert: behind },
            ].filter((one) => one.remove > 0 || one.insert !== '');
            if (operations.length === 0) continue;
            editText(study, study.first, operations);
            expect(selected()?.words).toBe(words);
            if (isUndone) study.call('history.undo', {});
            expect(selected()?.words).toBe(words);
          }
        }),
      ),
      { seed: 20_261_126, numRuns: Math.ceil(LAW_RUNS * 0.3) },
    );
  },
);

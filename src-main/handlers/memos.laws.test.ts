import { Refusal } from '@shared/contract/index.ts';
import { bodyOf } from '@shared/memo/body.ts';
import { anchoredIn, plainTextOf } from '@shared/memo/lines.ts';
import { bodiesOf, mentionOf } from '@shared/memo/testing/bodies.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import type { Block } from '@shared/memo/body.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { textOf } from './testing/edits.ts';
import { quoteCoding, quotePassage } from './testing/memos.ts';
import { editActs, performEdit } from './testing/random-editing.ts';
import { copied } from './testing/copied.ts';
import { inStudy, rowsOf, smallStudy, type SmallStudy } from './testing/study.ts';

const SEED = 20_260_402;
console.log(`Laws of memos: seed ${SEED}, ${LAW_RUNS} runs`);
const law = { seed: SEED, numRuns: Math.ceil(LAW_RUNS / 5) };

/** Words that stand in the first transcript to begin with, each the place of a quotation. */
const QUOTED = ['straight', 'in that bed myself', 'whole face', 'I'] as const;

const mention = mentionOf([['code', 1], ['code', 2], ['participant', 1], ['memo', 1], ['code', 99]]); // prettier-ignore
const quotation = fc
  .tuple(fc.constantFrom('q1', 'q2', 'q3', 'q4'), fc.nat(5))
  .map(([anchor, which]) => ({ anchor, which }));
type Drawn = typeof quotation extends fc.Arbitrary<infer T> ? T : never;
const blocks = fc.tuple(bodiesOf(mention, fc.constant<Block>({ type: 'paragraph', direction: null, format: '', indent: 0, version: 1, children: [] })), fc.array(quotation, { maxLength: 3 })); // prettier-ignore

const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: blocks.map((drawn) => ({ do: 'write' as const, drawn })) },
    {
      weight: 3,
      arbitrary: editActs.map((edits) => ({
        do: 'edit' as const,
        edits: edits.filter(({ kind }) => kind !== 'undo' && kind !== 'redo'),
      })),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'undo' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'redo' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'restore' as const }) },
    { weight: 1, arbitrary: fc.nat(3).map((which) => ({ do: 'uncode' as const, which })) },
    { weight: 1, arbitrary: fc.boolean().map((isSecond) => ({ do: 'merge' as const, isSecond })) },
    { weight: 1, arbitrary: fc.constant({ do: 'join' as const }) },
  ),
  { minLength: 1, maxLength: 10 },
);

function nodeOf(study: SmallStudy, { anchor, which }: Drawn): Block {
  const words = QUOTED[which];
  // The first and the third are of the same words.
  if (words === undefined) return quoteCoding(`${anchor}-${which}`, which === 4 ? 1 : 3);
  const start = textOf(study, study.first).indexOf(words);
  // What is no longer there is quoted all the same, as an old body would: it must go nowhere.
  const quoted = quotePassage(study, `${anchor}-${which}`, study.first, words);
  return start < 0 ? { ...quoted, start: 0, end: words.length } : quoted;
}

function perform(
  study: SmallStudy,
  memoId: number,
  act: typeof acts extends fc.Arbitrary<(infer T)[]> ? T : never,
) {
  try {
    switch (act.do) {
      case 'write': {
        const [body, quotes] = act.drawn;
        const children = [...body.root.children, ...quotes.map((one) => nodeOf(study, one))];
        study.call('memos.update', {
          id: memoId,
          body: JSON.stringify({ root: { ...body.root, children } }),
        });
        break;
      }
      case 'edit':
        for (const one of act.edits) performEdit(study, one);
        break;
      case 'undo':
        study.call('history.undo', {});
        break;
      case 'redo':
        study.call('history.redo', {});
        break;
      case 'restore': {
        const oldest = study.call('memos.history', { id: memoId }).at(-1);
        if (oldest) study.call('memos.restore', { id: memoId, revision: oldest.revision });
        break;
      }
      case 'merge':
        study.call('codes.merge', { ids: [act.isSecond ? 2 : 1], into: act.isSecond ? 1 : 2 });
        break;
      case 'join': {
        const ids = list(study.host.parts.db.orm, 'coding').map((row) => row.id);
        // The last one may have been taken off already, and none is no call.
        if (ids.length > 0) study.call('codings.join', { ids, withGap: true });
        break;
      }
      case 'uncode':
        study.call('codings.remove', { ids: [act.which + 1] });
        break;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** A study with three codings for a memo to quote, and the memo, which is on two of the same words. */
const withMemo = copied(() => {
  const study = smallStudy();
  const at = textOf(study, study.first).indexOf('that bed');
  for (const [start, end, name] of [
    [at, at + 8, 'bed'],
    [0, 6, 'telling'],
  ] as const)
    study.call('codings.add', { transcriptId: study.first, start, end, code: { add: { name } } });
  study.call('codings.add', { transcriptId: study.first, start: at, end: at + 8, code: { id: 2 } });
  const on = [1, 3].map((targetId) => ({ target: 'coding' as const, targetId }));
  study.call('memos.add', { kind: 'theoretical', title: '', plainText: '', on });
  return study;
});

test(
  'After any writing, editing, merging, joining, undo and redo a memo’s plain text is what its body says, its links are its chips and quotations, and every quotation reads as the transcript does at its place.',
  { timeout: timeFor(400) },
  () => {
    fc.assert(
      fc.property(
        acts,
        inStudy(withMemo, (study, sequence) => {
          const { orm } = study.host.parts.db;
          const rows = rowsOf(study.host.parts.db);
          const id = list(orm, 'memo')[0]!.id;
          const floor = changesOf(study);
          const start = rows();
          for (const act of sequence) {
            if (act.do === 'undo' && changesOf(study) === floor) continue;
            const quotes = () =>
              list(orm, 'memoLink').flatMap((link) => (link.role === 'quote' ? link.anchor : []));
            const before = quotes();
            perform(study, id, act);
            const isOne = act.do === 'merge' || act.do === 'join';
            expect(isOne ? quotes() : before).toEqual(before);
            const memo = list(orm, 'memo').find((row) => row.id === id);
            if (!memo) throw new Error('The memo has gone.');
            const body = bodyOf(memo);
            expect(memo.plainText).toBe(plainTextOf(body));
            const nodes = new Map(anchoredIn(body).map((node) => [node.anchor, node]));
            const links = list(orm, 'memoLink').filter((link) => link.memoId === id && link.role !== 'on');
            expect(new Set(links.map((link) => link.anchor)).size).toBe(links.length);
            for (const link of links)
              expect(nodes.get(link.anchor)?.type).toBe(link.role === 'quote' ? 'quotation' : 'mention');
            const quotations = [...nodes.values()].filter((node) => node.type === 'quotation');
            const said = study.call('memos.quoted', { id, quotations });
            expect(said.map((one) => one.anchor)).toEqual(quotations.map((one) => one.anchor));
            const wrong = said.filter((one) => {
              const text = one.transcriptId === null ? '' : textOf(study, one.transcriptId);
              const isThere = one.state === 'there';
              const coding = list(orm, 'coding').find((row) => row.id === one.codingId);
              const isElsewhere = coding && (coding.start !== one.start || coding.end !== one.end);
              const reads = isThere ? one.words !== '' && one.words === text.slice(one.start, one.end) : true;
              return !reads || isElsewhere || isThere !== one.start < one.end;
            });
            expect(wrong).toEqual([]);
          }
          expect(study.call('project.check', {})).toEqual([]);
          while (changesOf(study) > floor) study.call('history.undo', {});
          expect(rows()).toBe(start);
        }),
      ),
      law,
    );
  },
);

/** How many changes there are to take back. */
const changesOf = (study: SmallStudy) =>
  study.host.parts.db.sqlite
    .prepare("select sum(case origin when 'undo' then -1 else 1 end) from change")
    .pluck()
    .get() as number;

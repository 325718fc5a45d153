import type { FileOut, MethodName } from '@shared/contract/index.ts';
import { answer } from '@shared/rpc/server.ts';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { copied, type SmallStudy } from '../src-main/handlers/testing/copied.ts';
import { bodyJson, quotePassage } from '../src-main/handlers/testing/memos.ts';
import { fullStudy } from './any-call/full-study.ts';

const EXPORTS: [MethodName, object][] = [
  ['export.codebook', { format: 'docx' }],
  ['export.codings', { format: 'csv' }],
  ['export.codings', { format: 'json', withOutOfScope: true }],
  ['export.comparisons', { format: 'md' }],
  ['export.comparisons', { format: 'docx' }],
  ['export.memos', { format: 'md' }],
  ['export.memos', { format: 'json' }],
  ['export.memos', { format: 'docx' }],
  ['export.audit', { format: 'csv' }],
  ['export.audit', { format: 'docx' }],
];

/** Enough of everything that an export is made in parts: memos that quote, comparisons by the hundred. */
const study = copied(() => {
  const made = fullStudy();
  for (const title of ['a', 'b', 'c', 'd'])
    made.call('memos.add', {
      kind: 'theoretical',
      title,
      plainText: '',
      body: bodyJson(quotePassage(made, 'q', made.first, 'that bed')),
      on: [{ target: 'case', targetId: 1 }],
    });
  for (let n = 0; n < 250; n++)
    made.call('comparisons.decide', {
      question: `Question ${n}`,
      basis: { codeIds: [4], withBelow: true, columns: 'role', rows: null, filter: {} },
      codingIds: [1, 2],
      verdict: { is: 'same' },
    });
  return made;
});

/** What others do meanwhile, a step at every look whether to stop. */
function* meanwhile(study: SmallStudy) {
  yield study.call('history.undo', {});
  yield study.call('codings.add', {
    transcriptId: study.second,
    start: 40,
    end: 60,
    code: { add: { name: 'late' } },
  });
  yield study.call('memos.add', { kind: 'reflexive', title: 'late', plainText: 'late', on: [] });
  yield study.call('codes.merge', { ids: [4], into: 5 });
  yield study.call('cases.update', { id: 1, code: 'LATE1' });
  yield study.call('memos.remove', { id: 1 });
  yield study.call('codes.remove', { ids: [1] });
  yield study.call('transcripts.remove', { ids: [study.first, study.second] });
}

async function exported(study: SmallStudy, method: MethodName, input: object, between: () => void) {
  const reply = await answer(study.host, method, input, {
    cancelled: () => {
      between();
      return false;
    },
    progress: () => {},
  });
  if ('failure' in reply) throw new Error(`${method}: ${reply.failure.message}`);
  const { name, bytes } = reply.ok as FileOut;
  if (!name.endsWith('.docx')) return { name, text: new TextDecoder().decode(bytes) };
  return { name, text: strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()) };
}

test.each(EXPORTS)(
  '%s %j is of the moment it was asked for, whatever is done while it is made.',
  async (method, input) => {
    const wanted = await exported(study(), method, input, () => {});
    const other = study();
    const steps = meanwhile(other);
    // Some are made in fewer parts than there are steps.
    const found = exported(other, method, input, () => void steps.next());
    for (const _step of steps) await Promise.resolve();
    expect(await found).toEqual(wanted);
  },
);

import { bodyOfPlain, type Body } from '@shared/memo/body.ts';
import { hashWords } from '@shared/text/words.ts';
import type { Run } from './run.ts';

/** Every call of memos beyond writing one; undone as far as later calls need it. */
export async function everyMemo(run: Run, transcriptId: number, codeId: number): Promise<void> {
  const memo = await run('memos.add', { kind: 'reflexive', title: 'Warm', plainText: 'Plain.', on: [] });
  const { root } = bodyOfPlain('It is warm.');
  const body: Body = {
    root: {
      ...root,
      children: [
        ...root.children,
        {
          type: 'quotation',
          version: 1,
          anchor: 'q1',
          target: 'passage',
          targetId: transcriptId,
          start: 0,
          end: 3,
          words: 'How',
          identifier: '',
        },
      ],
    },
  };
  await run('memos.update', { id: memo.id, body: JSON.stringify(body), was: hashWords('Plain.') });
  const tie = await run('memos.tie', { id: memo.id, on: { target: 'code', targetId: codeId } });
  await run('memos.untie', { linkId: tie.id });
  await run('memos.quote', { id: memo.id, target: 'passage', targetId: transcriptId, start: 4, end: 7 });
  await run('memos.quoted', {
    id: memo.id,
    quotations: [{ anchor: 'q1', target: 'passage', targetId: transcriptId, start: 0, end: 3 }],
  });
  await run('memos.quotable', { query: '' });
  await run('memos.find', { query: 'wärm' });
  const section = await run('sections.add', { name: 'Findings' });
  const other = await run('sections.add', { name: 'Discussion' });
  await run('sections.update', { id: section.id, name: 'What we found' });
  await run('sections.move', { id: other.id, beforeId: section.id });
  await run('memos.sort', { id: memo.id, sectionId: section.id });
  for (const format of ['md', 'csv', 'json', 'docx'] as const) await run('export.memos', { format });
  await run('sections.remove', { id: section.id });
  await run('sections.remove', { id: other.id });
  const [first] = await run('memos.history', { id: memo.id });
  await run('memos.restore', { id: memo.id, revision: first?.revision ?? 0 });
  await run('memos.remove', { id: memo.id });
}

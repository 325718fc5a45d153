import type { Run } from './run.ts';

/** Every call of the exemplars board, on codings made for it; nothing of it stays. */
export async function everyQuotation(run: Run, transcriptId: number, themeId: number): Promise<void> {
  const passage = { transcriptId, start: 0, end: 3 };
  const one = await run('codings.add', { ...passage, code: { add: { name: 'how', parentId: themeId } } });
  const two = await run('codings.add', { ...passage, end: 7, code: { id: one.codeId } });
  await run('exemplars.find', { codeId: themeId, fromWords: 1, toWords: 40 });
  const first = await run('exemplars.add', { codingId: one.id, standing: 'candidate' });
  const second = await run('exemplars.add', { codingId: two.id, standing: 'candidate' });
  await run('exemplars.voices', {});
  await run('exemplars.board', { codeId: themeId });
  await run('exemplars.rank', {
    id: second.id,
    codeId: themeId,
    standing: 'candidate',
    beforeId: first.id,
  });
  await run('exemplars.setStanding', {
    ids: [first.id, second.id],
    standing: 'supplementary',
    reason: 'one is enough',
  });
  await run('codings.remove', { ids: [one.id, two.id] });
}

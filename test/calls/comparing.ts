import type { Run } from './run.ts';

/** Every call of constant comparison, on codings of the transcript made for it; undone as far as later calls need it. */
export async function everyComparison(run: Run, transcriptId: number, themeId: number): Promise<void> {
  const passage = { transcriptId, start: 0, end: 3 };
  const one = await run('codings.add', {
    ...passage,
    code: { add: { name: 'asking how', parentId: themeId } },
  });
  const two = await run('codings.add', { ...passage, end: 7, code: { id: one.codeId } });
  const basis = { codeIds: [themeId], withBelow: true, columns: 'role', rows: null, filter: {} } as const;
  const { incidents } = await run('bench.read', { codeIds: [themeId] });
  await run('bench.words', { ids: incidents.map((incident) => incident.id) });
  const region = await run('regions.add', { transcriptId, start: 0, end: 3, name: 'Opening', inScope: true });
  const [named] = await run('bench.regions', {});
  if (named?.name !== 'Opening') throw new Error('The region that was marked is not named.');
  await run('regions.remove', { id: region.id });
  const { comparison } = await run('comparisons.decide', {
    question: 'Is asking how the same as asking?',
    basis: { ...basis, codeIds: [themeId] },
    codingIds: [one.id, two.id],
    verdict: { is: 'different', split: [two.id], to: { add: { name: 'asking', parentId: themeId } } },
    reason: 'how is more than asking',
  });
  await run('comparisons.sort', {
    codeId: one.codeId,
    piles: [{ code: { name: 'how, first' }, codingIds: [one.id] }],
    reason: 'it comes first',
  });
  await run('comparisons.list', { query: 'more than' });
  await run('comparisons.read', { id: comparison.id });
  for (const format of ['csv', 'json', 'md', 'docx'] as const) await run('export.comparisons', { format });
  await run('comparisons.update', { id: comparison.id, question: 'Is it the same?' });
  await run('comparisons.remove', { id: comparison.id });
  await run('codings.remove', { ids: [one.id, two.id] });
}

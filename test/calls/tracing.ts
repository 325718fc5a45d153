import type { Run } from './run.ts';

/** Every call of the audit trail, on a code of its own that is deleted, brought back, and read as it was. */
export async function everyTracing(run: Run, transcriptId: number): Promise<void> {
  const coding = await run('codings.add', {
    transcriptId,
    start: 0,
    end: 5,
    code: { add: { name: 'asked first' } },
  });
  const { codeId } = coding;
  await run('codes.update', { ids: [codeId], patch: { shortDefinition: 'The first thing asked' } });
  await run('codes.remove', { ids: [codeId], reason: 'too narrow' });
  const { lines } = await run('trail.list', { codeId, groups: ['codes', 'definitions'] });
  const [removal] = lines;
  if (!removal) throw new Error('The trail does not know of the deletion.');
  await run('trail.read', { revision: removal.revision });
  await run('trail.preview', { revision: removal.revision });
  await run('trail.bringBack', { revision: removal.revision });
  await run('codes.asOf', { codeId, at: removal.at });
  await run('codes.story', { codeId });
  await run('evidence.below', { codeId });
  await run('evidence.above', { codingId: coding.id });
  await run('evidence.above', { transcriptId, start: 0, end: 5 });
  for (const format of ['csv', 'json', 'md', 'docx'] as const) await run('export.audit', { format });
  await run('codes.remove', { ids: [codeId] });
}

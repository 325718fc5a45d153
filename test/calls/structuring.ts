import type { Run } from './run.ts';

/** Every call that shapes codes, their groups and properties, on codings made for it; nothing of it stays. */
export async function everyStructure(run: Run, transcriptId: number, themeId: number): Promise<void> {
  const passage = { transcriptId, start: 0, end: 3 };
  const one = await run('codings.add', {
    ...passage,
    code: { add: { name: 'asking first', parentId: themeId } },
  });
  const two = await run('codings.add', { ...passage, end: 7, code: { id: one.codeId } });
  const { codeId } = await run('codes.split', {
    id: one.codeId,
    codingIds: [two.id],
    into: { name: 'asking more', under: 'beside' },
    reason: 'longer is something else',
  });
  await run('codes.mergePreview', { ids: [codeId], into: one.codeId });
  await run('codes.relevel', { ids: [codeId], level: 'category' });
  await run('codes.retire', { ids: [codeId], reason: 'not needed' });
  await run('codes.restore', { ids: [codeId] });

  const group = await run('codeGroups.add', { name: 'Questions', codeIds: [one.codeId] });
  await run('codeGroups.rename', { id: group.id, name: 'What is asked' });
  await run('codeGroups.setMembers', { id: group.id, codeIds: [codeId] });
  await run('codeGroups.remove', { id: group.id });

  const property = await run('properties.add', { codeId, name: 'openness', lowEnd: 'closed' });
  await run('properties.update', { id: property.id, highEnd: 'open' });
  const place = { propertyId: property.id, codingId: two.id };
  await run('propertyValues.set', { ...place, place: 0.75 });
  await run('propertyValues.ofCode', { codeId });
  await run('propertyValues.ofCodings', { codingIds: [two.id] });
  await run('propertyValues.clear', place);
  await run('properties.remove', { id: property.id });
  await run('codings.remove', { ids: [one.id, two.id] });
}

import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { readDocx } from '../export/testing/docx.ts';
import { editText } from './testing/edits.ts';
import { smallStudy } from './testing/study.ts';
import { coded, now, orm } from './testing/tracing.ts';

test('The trail is filtered by code with what was below it, by kind, coder, day and words, page by page.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const below = study.call('codes.add', { name: 'below', parentId: theme.id });
  study.call('codes.update', {
    ids: [below.id],
    patch: { useWhen: 'Always' },
    reason: 'said so in the meeting',
  });
  study.call('codes.move', { ids: [below.id], parentId: null });
  study.call('codes.add', { name: 'other' });
  study.call('history.undo', {});
  const kinds = (input: object) => study.call('trail.list', input).lines.map((line) => line.kind);
  expect(kinds({ codeId: theme.id })).toEqual(['codes.move', 'codes.update', 'codes.add', 'codes.add']);
  expect(kinds({ groups: ['definitions'] })).toEqual(['codes.update']);
  expect(kinds({ groups: ['codes'] })).not.toContain('codes.update');
  expect(kinds({ query: 'IN THE MEETING' })).toEqual(['codes.update']);
  expect(kinds({ query: '%' })).toEqual([]);
  expect(kinds({ from: '2026-01-02' })).toEqual([]);
  expect(kinds({ to: '2026-01-01' })).toHaveLength(now(study));
  const undone = study.call('trail.list', {}).lines.slice(0, 2);
  expect(undone.map(({ origin, isUndone }) => [origin, isUndone])).toEqual([
    ['undo', false],
    ['user', true],
  ]);
  const first = study.call('trail.list', { limit: 3 });
  const second = study.call('trail.list', { limit: 3, before: first.next ?? 0 });
  expect(second.lines[0]?.revision).toBe(now(study) - 3);
});

test('The trail is narrowed to what one coder did, also together with a code and in its files.', async () => {
  const study = smallStudy();
  const first = study.host.parts.coder.id();
  const mine = coded(study, 'that bed', { name: 'bed' });
  const { id: second } = study.call('coders.add', { name: 'Other', initials: 'R2', color: '#8a5a00' });
  study.call('coders.choose', { id: second });
  const theirs = coded(study, 'whole face', { name: 'face' });
  study.call('codes.update', { ids: [mine.codeId], patch: { useWhen: 'Always' } });
  study.call('coders.choose', { id: first });
  study.call('codes.update', { ids: [theirs.codeId], patch: { useWhen: 'Never' } });
  const of = (input: object) =>
    study.call('trail.list', input).lines.map(({ kind, coderId }) => [kind, coderId]);
  expect(of({ coderId: second })).toEqual([
    ['codes.update', second],
    ['codings.add', second],
  ]);
  expect(of({ coderId: second, codeId: mine.codeId })).toEqual([['codes.update', second]]);
  expect(of({ coderId: second, codeId: theirs.codeId })).toEqual([['codings.add', second]]);
  expect(of({ coderId: first }).map(([, coderId]) => coderId)).not.toContain(second);
  expect(of({ coderId: first })).toHaveLength(now(study) - 2);
  // Page by page too.
  const { lines, next } = study.call('trail.list', { coderId: second, limit: 1 });
  expect(lines).toHaveLength(1);
  expect(of({ coderId: second, limit: 1, before: next ?? 0 })).toEqual([['codings.add', second]]);
  const { bytes } = await Promise.resolve(study.call('export.audit', { format: 'json', coderId: second }));
  const json = JSON.parse(new TextDecoder().decode(bytes)) as { entries: { coder: string }[] };
  expect(json.entries.map((entry) => entry.coder)).toEqual(['R2', 'R2']);
});

test('The trail is narrowed to moments, since a day is another elsewhere; both ends are included.', () => {
  const study = smallStudy();
  for (const name of ['one', 'two', 'three']) study.call('codes.add', { name });
  const { lines } = study.call('trail.list', { limit: 3 });
  const [third, second, first] = lines;
  const listed = (filter: { from?: string; to?: string }) =>
    study.call('trail.list', { ...filter, limit: 10 }).lines.map((line) => line.revision);
  expect(listed({ from: second?.at ?? '', to: second?.at ?? '' })).toEqual([second?.revision]);
  expect(listed({ from: second?.at ?? '' })).toEqual([third?.revision, second?.revision]);
  expect(listed({ from: first?.at ?? '', to: second?.at ?? '' })).toEqual([
    second?.revision,
    first?.revision,
  ]);
});

test('An entry says what it touched before and after, in words.', () => {
  const study = smallStudy();
  const theme = study.call('codes.add', { level: 'theme', name: 'T', parentId: null });
  const one = coded(study, 'that bed', { name: 'bed' });
  const read = () => study.call('trail.read', { revision: now(study) });
  expect(read().parts).toMatchObject([
    { entity: 'code', name: 'bed', done: 'added' },
    { entity: 'coding', name: 'bed', words: 'that bed', identifier: 'PAR1PW01', isThere: true },
  ]);
  study.call('codes.move', { ids: [one.codeId], parentId: theme.id });
  expect(read().parts[0]?.fields).toContainEqual({ field: 'parentId', before: '', after: 'T' });
  study.call('codings.update', { id: one.id, end: one.end + 7 });
  expect(read().parts[0]?.fields).toEqual([{ field: 'words', before: 'that bed', after: 'that bed myself' }]);
  editText(study, study.first, [{ at: 0, remove: 1, insert: 'Me, I' }]);
  expect(read().parts.find((part) => part.entity === 'transcript')?.fields).toEqual([
    { field: 'text', before: '', after: 'Me, ' },
  ]);
  study.call('codes.remove', { ids: [theme.id] });
  expect(read()).toMatchObject({
    gone: 3,
    counts: expect.arrayContaining([{ entity: 'code', done: 'removed', count: 2 }]) as unknown,
  });
  expect(read().parts.find((part) => part.entity === 'coding')).toMatchObject({
    words: 'that bed myself',
    isThere: false,
    at: null,
  });
});

test('A row that one change takes out and puts back reads as changed, or as nothing where it is the same.', () => {
  const study = smallStudy();
  const [same, other] = [
    study.call('codes.add', { name: 'same' }),
    study.call('codes.add', { name: 'other' }),
  ];
  study.host.parts.write({ kind: 'test', label: 'Put back' }, (tx) => {
    tx.removeMany('code', [same.id, other.id]);
    tx.insertMany('code', [same, { ...other, useWhen: 'Now and then.' }]);
  });
  const entry = study.call('trail.read', { revision: now(study) });
  expect(entry.counts).toEqual([{ entity: 'code', done: 'changed', count: 1 }]);
  expect(entry.parts).toMatchObject([
    { id: other.id, done: 'changed', fields: [{ field: 'useWhen', before: '', after: 'Now and then.' }] },
  ]);
  study.host.parts.write({ kind: 'test', label: 'Put back and taken' }, (tx) => {
    tx.remove('code', same.id);
    tx.insertMany('code', [same]);
    tx.remove('code', same.id);
  });
  expect(study.call('trail.read', { revision: now(study) }).counts).toEqual([
    { entity: 'code', done: 'removed', count: 1 },
  ]);
});

test('The trail leaves as csv, json, Word and Markdown: oldest first, no name of a coder unless asked, no formula run.', async () => {
  const study = smallStudy();
  study.call('codes.add', { name: '=HYPERLINK("x")' });
  study.call('codes.add', { name: 'b' });
  study.call('history.undo', {});
  study.call('memos.add', { kind: 'reflexive', title: 'x', plainText: '', on: [] });
  const coder = list(orm(study), 'coder')[0];
  const file = async (input: {
    format: 'csv' | 'json' | 'md' | 'docx';
    withNames?: boolean;
    query?: string;
  }) => (await Promise.resolve(study.call('export.audit', input))).bytes;
  const text = async (input: Parameters<typeof file>[0]) => new TextDecoder().decode(await file(input));
  const csv = await text({ format: 'csv' });
  expect(csv.split('\r\n')[0]).toContain('number,date,time,coder,about,done,reason,codes,state');
  expect(csv).toContain(`"'=HYPERLINK`);
  // The names of the columns, and no row that is empty.
  expect(await text({ format: 'csv', query: 'nothing says this' })).toMatch(/^[^\r\n]+\r\n$/);
  expect(csv).not.toContain(`,${coder?.name},`);
  expect(await text({ format: 'csv', withNames: true })).toContain(`,${coder?.name},`);
  const json = JSON.parse(await text({ format: 'json' })) as { entries: { number: number; state: string }[] };
  expect(json.entries.map((entry) => entry.number)).toEqual(json.entries.map((_, i) => i + 1));
  expect(json.entries.map((entry) => entry.state).filter((state) => state !== '')).toEqual([
    'undone',
    'undo',
  ]);
  expect(await text({ format: 'md', query: 'Wrote memo' })).toContain('## 1 January 2026');
  const { paragraphs, rows } = readDocx(await file({ format: 'docx' }));
  expect(paragraphs.filter((one) => one.style === 'Heading2').map((one) => one.text)).toEqual([
    '1 January 2026',
  ]);
  expect(rows).toHaveLength(json.entries.length + 1);
});

import type { BenchFilter, Id, RegionName } from '@shared/contract/index.ts';
import { beforeAll, expect, test } from 'vitest';
import { alongside, BED, type CodedStudy } from '../repositories/testing/coded-study.ts';
import { list } from '../db/rows.ts';
import { descendants } from '@shared/coding/tree.ts';
import { answer } from '@shared/rpc/server.ts';
import type { Bench } from '@shared/contract/index.ts';

let study: CodedStudy;
/** Every coding of the study by its words. */
const ALL = {
  bed: BED,
  years: 'Three years',
  face: 'the whole face change',
  hello: '👩‍👩‍👧 e\u0301 and שלום עולם.',
  shalom: 'שלום עולם',
  never: 'I never did',
  kitchen: 'kitchen',
} as const;
type Name = keyof typeof ALL;

const orm = () => study.host.parts.db.orm;
const rowOf = <T extends 'code' | 'transcript' | 'role' | 'studyCase' | 'participant' | 'coder'>(
  table: T,
  has: object,
) =>
  list(orm(), table).find((row) =>
    Object.entries(has).every(
      ([field, value]) => (row as unknown as Record<string, unknown>)[field] === value,
    ),
  )!;
const quiet = { cancelled: () => false, progress: () => {} };

async function read(filter: BenchFilter = {}, more: object = {}): Promise<Bench> {
  const codeIds = list(orm(), 'code').flatMap((row) => (row.parentId === null ? row.id : []));
  const reply = await answer(study.host, 'bench.read', { codeIds, filter, ...more }, quiet);
  if ('failure' in reply) throw new Error(reply.failure.message);
  return reply.ok as Bench;
}
/** Which incidents are on the bench under a filter, in order. */
const names = async (filter: BenchFilter, more: object = {}): Promise<Name[]> =>
  (await read(filter, more)).words.map(({ words }) => (Object.keys(ALL) as Name[]).find((name) => ALL[name] === words)!); // prettier-ignore

const attribute = (subject: 'case' | 'participant' | 'transcript', values: Record<Id, string>): Id =>
  study.host.parts.write({ kind: 'test', label: 'Test' }, (tx) => {
    const { id } = tx.insert('attribute', {
      guid: study.host.parts.newGuid(),
      subject,
      name: `of ${subject}`,
      type: 'text',
      options: '[]',
      position: 0,
    });
    for (const [subjectId, value] of Object.entries(values))
      tx.insert('attributeValue', { attributeId: id, subjectId: Number(subjectId), value });
    return id;
  });

beforeAll(() => {
  study = alongside();
});

test('All incidents of the codes and of what is below lie in order of collection and text, words with what is around.', async () => {
  const { incidents, words } = await read();
  expect(await names({})).toEqual(['bed', 'face', 'hello', 'shalom', 'never', 'kitchen']);
  expect(incidents.map((one) => one.identifier)).toEqual([
    'PAR1PW01', 'PAR1PW01', 'VOL2SU02', 'VOL2SU02', 'VOL2SU02', 'Field note',
  ]); // prettier-ignore
  expect(incidents[0]).toMatchObject({
    codeId: rowOf('code', { name: 'saying I’m one too' }).id,
    participantId: rowOf('participant', { code: 'PW01' }).id,
    roleId: rowOf('role', { prefix: 'PW' }).id,
    caseId: rowOf('studyCase', { code: 'PAR1' }).id,
    isNegativeCase: false,
    hasMemo: false,
    exemplarId: expect.any(Number),
  });
  expect(incidents[1]?.exemplarId).toBeNull();
  expect(incidents.at(-1)).toMatchObject({ participantId: null, roleId: null });
  expect(words[3]).toMatchObject({ words: ALL.shalom, after: '.\nThat was it.' });
  expect(words[3]?.before.endsWith('👩‍👩‍👧 e\u0301 and ')).toBe(true);
});

test('What is around never holds half a character.', async () => {
  const { words } = await read({}, { first: 2_000 });
  for (const one of words)
    expect([one.before.isWellFormed(), one.after.isWellFormed()]).toEqual([true, true]);
});

test('Without what is below only the codes’ own incidents are laid out.', async () => {
  expect(await names({}, { withBelow: false })).toEqual(['kitchen']);
  const signs = rowOf('code', { name: 'Signs' }).id;
  expect(await names({}, { codeIds: [signs] })).toEqual(['bed', 'face', 'hello', 'never']);
});

test('Words come for as many as were asked for; others when their turn comes, without those that have gone.', async () => {
  const { incidents, words } = await read({}, { first: 2 });
  expect([incidents.length, words.map((one) => one.id)]).toEqual([
    6,
    incidents.slice(0, 2).map((one) => one.id),
  ]);
  expect((await read({}, { first: 0 })).words).toEqual([]);
  const ids = [incidents[4]!.id, 999, incidents[2]!.id];
  const reply = await answer(study.host, 'bench.words', { ids }, quiet);
  expect((reply as { ok: { words: string }[] }).ok.map((one) => one.words)).toEqual([ALL.never, ALL.hello]);
});

test('Each filter keeps what meets it.', async () => {
  const of = (table: 'transcript' | 'studyCase' | 'role' | 'participant' | 'coder', has: object) => [
    rowOf(table, has).id,
  ];
  expect(await names({ transcriptIds: of('transcript', { title: 'VOL2SU02' }) })).toEqual([
    'hello',
    'shalom',
  ]);
  expect(await names({ caseIds: of('studyCase', { code: 'VOL2' }) })).toEqual([
    'hello',
    'shalom',
    'never',
    'kitchen',
  ]);
  expect(await names({ roleIds: of('role', { prefix: 'PW' }) })).toEqual(['bed', 'face']);
  expect(await names({ participantIds: of('participant', { code: 'SU02' }) })).toEqual([
    'hello',
    'shalom',
    'never',
  ]);
  expect(await names({ coderIds: of('coder', { initials: 'R2' }) })).toEqual(['face', 'hello']);
  expect(await names({ withOutOfScope: true })).toEqual([
    'years',
    'bed',
    'face',
    'hello',
    'shalom',
    'never',
    'kitchen',
  ]);
  expect(await names({ regions: ['Form'], withOutOfScope: true })).toEqual(['years']);
  expect(await names({ regions: ['Form'] })).toEqual([]);
  expect(await names({ regions: ['No such'] })).toEqual([]);
});

test('Days are taken whole, both included.', async () => {
  expect(await names({ from: '2026-01-02', to: '2026-01-02' })).toHaveLength(6);
  expect(await names({ from: '2026-01-03' })).toEqual([]);
  expect(await names({ to: '2026-01-01' })).toEqual([]);
});

test('Moments are taken as they are, both included: where it is another day, a day is other moments.', async () => {
  const [{ createdAt: at } = { createdAt: '' }] = list(orm(), 'coding');
  const from = (by: number) => new Date(Date.parse(at) + by).toISOString();
  expect(await names({ from: at, to: at })).toHaveLength(6);
  expect(await names({ from: from(1) })).toEqual([]);
  expect(await names({ to: from(-1) })).toEqual([]);
  const bad = await answer(study.host, 'bench.read', { codeIds: [1], filter: { from: 'soon' } }, quiet);
  expect(bad).toMatchObject({ failure: { code: 'invalid' } });
});

test('Attributes are those of the case, the participant or the transcript; several are met together.', async () => {
  const [par, vol] = ['PAR1', 'VOL2'].map((code) => rowOf('studyCase', { code }).id);
  const sector = attribute('case', { [par!]: 'statutory', [vol!]: 'voluntary' });
  const years = attribute('participant', { [rowOf('participant', { code: 'SU02' }).id]: '3' });
  const place = attribute('transcript', { [rowOf('transcript', { title: 'Both' }).id]: 'kitchen' });
  const has = (attributeId: Id, ...values: string[]) => ({ attributeId, values });
  expect(await names({ attributes: [has(sector, 'statutory')] })).toEqual(['bed', 'face']);
  expect(await names({ attributes: [has(sector, 'statutory', 'voluntary')] })).toHaveLength(6);
  expect(await names({ attributes: [has(years, '3')] })).toEqual(['hello', 'shalom', 'never']);
  expect(await names({ attributes: [has(years, '3'), has(place, 'kitchen')] })).toEqual(['never']);
  expect(await names({ attributes: [has(years, '4')] })).toEqual([]);
});

test('Memos on the incident or on a passage it overlaps, and negative cases, are told apart.', async () => {
  const { incidents } = await read();
  const face = incidents[1]!;
  const bed = incidents[0]!;
  const tell = rowOf('transcript', { title: 'VOL2SU02' });
  const memo = (on: object) =>
    answer(study.host, 'memos.add', { kind: 'theoretical', title: 't', plainText: '', on: [on] }, quiet);
  await memo({ target: 'coding', targetId: face.id });
  // Ends where `shalom` begins, and touches `hello`.
  const shalom = incidents[3]!;
  await memo({ target: 'passage', targetId: tell.id, start: shalom.start - 2, end: shalom.start });
  expect(await names({ hasMemo: true })).toEqual(['face', 'hello']);
  expect(await names({ hasMemo: false })).toEqual(['bed', 'shalom', 'never', 'kitchen']);
  study.host.parts.write({ kind: 'test', label: 'Test' }, (tx) =>
    tx.set('coding', [face.id, shalom.id], 'isNegativeCase', true),
  );
  expect(await names({ isNegativeCase: true })).toEqual(['face', 'shalom']);
  expect(await names({ isNegativeCase: false })).toEqual(['bed', 'hello', 'never', 'kitchen']);
  expect((await read({ isNegativeCase: true })).incidents[0]).toMatchObject({
    isNegativeCase: true,
    hasMemo: true,
  });
  expect(bed.id).toBe((await read({ hasMemo: false })).incidents[0]?.id);
});

test('Filters are met together: all of them narrow as one.', async () => {
  const each: BenchFilter[] = [
    {
      transcriptIds: [
        rowOf('transcript', { title: 'VOL2SU02' }).id,
        rowOf('transcript', { title: 'Both' }).id,
      ],
    },
    { caseIds: [rowOf('studyCase', { code: 'VOL2' }).id] },
    { roleIds: [rowOf('role', { prefix: 'SU' }).id] },
    { participantIds: [rowOf('participant', { code: 'SU02' }).id] },
    { coderIds: [rowOf('coder', { initials: 'R1' }).id] },
    { hasMemo: false },
    { isNegativeCase: false },
    { from: '2026-01-01', to: '2026-12-31' },
    { withOutOfScope: true },
  ];
  const all = Object.assign({}, ...each) as BenchFilter;
  expect(await names(all)).toEqual(['never']);
  for (const one of each) expect(await names({ ...all, ...one })).toEqual(['never']);
  for (const first of each)
    for (const second of each) {
      const both = await names({ ...first, ...second });
      const [one, two] = [await names(first), await names(second)];
      // What opens the bench wider than it is does not narrow it.
      if (first.withOutOfScope || second.withOutOfScope) continue;
      expect(both).toEqual(one.filter((name) => two.includes(name)));
    }
});

test('An incident that has lost its words is not laid out: it waits in needs review.', async () => {
  study.host.parts.write({ kind: 'test', label: 'Test' }, (tx) => {
    const coding = list(tx.orm, 'coding').at(-1)!;
    tx.update('coding', coding.id, { end: coding.start, inScope: false });
  });
  expect(await names({ withOutOfScope: true })).not.toContain('kitchen');
  study.host.parts.undo();
});

test('The names of regions are listed once each, with how many regions and interviews have them.', async () => {
  const listed = async () =>
    ((await answer(study.host, 'bench.regions', {}, quiet)) as { ok: unknown }).ok as RegionName[];
  expect(await listed()).toEqual([{ name: 'Form', regions: 1, transcripts: 1 }]);
  const [first, second] = list(orm(), 'transcript');
  if (!first || !second) throw new Error('The study has two transcripts.');
  study.host.parts.write({ kind: 'regions.add', label: 'Marked regions' }, (tx) => {
    for (const [transcriptId, start, name] of [
      [second.id, 0, 'part 10'],
      [second.id, 1, 'part 2'],
      [second.id, 2, 'part 2'],
      [first.id, 0, 'part 2'],
      [second.id, 3, ''],
    ] as const)
      tx.insert('region', {
        guid: study.host.parts.newGuid(),
        transcriptId,
        start,
        end: start + 1,
        name,
        inScope: true,
      });
  });
  expect(await listed()).toEqual([
    { name: 'Form', regions: 1, transcripts: 1 },
    { name: 'part 2', regions: 3, transcripts: 2 },
    { name: 'part 10', regions: 1, transcripts: 1 },
  ]);
  await answer(study.host, 'history.undo', {}, quiet);
  expect(await listed()).toHaveLength(1);
});

test('What is below a code comes onto the bench without what is retired below it, unless that is asked for itself.', async () => {
  const ids = () =>
    read({}, { codeIds: [top], withBelow: true }).then((bench) => bench.incidents.map((one) => one.id));
  const own = alongside();
  const before = study;
  study = own;
  const rows = list(orm(), 'coding').filter((row) => row.inScope && row.start < row.end);
  const top = list(orm(), 'code').find((row) => row.parentId === null)!.id;
  const inside = new Set(descendants(list(orm(), 'code'), [top]));
  const below = rows.find((row) => inside.has(row.codeId))!;
  expect(await ids()).toContain(below.id);
  own.host.parts.write({ kind: 'test', label: 'Test' }, (tx) =>
    tx.update('code', below.codeId, { retiredAt: '2026-01-01T00:00:00.000Z' }),
  );
  expect(await ids()).not.toContain(below.id);
  const itself = await read({}, { codeIds: [below.codeId], withBelow: true });
  expect(itself.incidents.map((one) => one.id)).toContain(below.id);
  study = before;
});

test('A memo that only quotes an incident is not a memo on it.', async () => {
  const [first] = (await read({ hasMemo: false })).incidents;
  const own = study.host.parts;
  const link = { target: 'coding' as const, targetId: first!.id, start: null, end: null };
  const memoId = own.write({ kind: 'test', label: 'Test' }, (tx) => {
    const memo = tx.insert('memo', { guid: own.newGuid(), kind: 'theoretical', title: '', body: '', plainText: '', coderId: 1, createdAt: '', updatedAt: '', sectionId: null, place: 0 }); // prettier-ignore
    tx.insert('memoLink', { ...link, memoId: memo.id, role: 'quote', anchor: 'q' });
    return memo.id;
  });
  const has = async () => (await read()).incidents.find((one) => one.id === first!.id)!.hasMemo;
  expect(await has()).toBe(false);
  own.write({ kind: 'test', label: 'Test' }, (tx) =>
    tx.insert('memoLink', { ...link, memoId, role: 'on', anchor: '' }),
  );
  expect(await has()).toBe(true);
});

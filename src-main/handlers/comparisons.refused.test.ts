import { expect, test } from 'vitest';
import { asked, comparedStudy, type ComparedStudy } from './testing/compared.ts';
import { dump } from './testing/study.ts';

/** The failure of a call that must fail and leave every row, and the log, as they were. */
async function refused(
  study: ComparedStudy,
  method: Parameters<ComparedStudy['refusal']>[0],
  input: unknown,
) {
  const before = dump(study.host.parts.db);
  const revision = study.host.parts.revision();
  const sent = study.broadcasts.length;
  const failure = await study.refusal(method, input);
  expect(dump(study.host.parts.db)).toEqual(before);
  expect(study.host.parts.revision()).toBe(revision);
  expect(study.broadcasts).toHaveLength(sent);
  return failure;
}

type Verdict = Parameters<typeof asked>[0];
const decide = (study: ComparedStudy, verdict: Verdict, codingIds: number[], more = {}) =>
  refused(study, 'comparisons.decide', { ...asked(verdict, codingIds, study.asking.id), ...more });

test('A comparison of nothing is refused, and a verdict on incidents without any.', async () => {
  const study = comparedStudy();
  const codes = { codeIds: [study.asking.id] };
  expect(await decide(study, { is: 'same' }, [])).toMatchObject({ code: 'invalid' });
  expect(await decide(study, { is: 'negative' }, [], codes)).toMatchObject({ code: 'invalid' });
  expect(await decide(study, { is: 'move', to: { id: study.telling.id } }, [], codes)).toMatchObject({
    code: 'invalid',
    message: 'Choose the incidents to move.',
  });
  expect(
    await refused(study, 'comparisons.sort', { codeId: study.asking.id, piles: [], reason: '' }),
  ).toMatchObject({
    code: 'invalid',
  });
});

test('A new code whose name a sibling has is refused, in a verdict and in a pile, after all else was done.', async () => {
  const study = comparedStudy();
  const to = { add: { name: 'TELLING', parentId: study.theme.id } };
  for (const verdict of [
    { is: 'move', to },
    { is: 'different', split: [study.two.id], to },
  ] as const)
    expect(await decide(study, verdict as Verdict, [study.one.id, study.two.id])).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('TELLING'),
    });
  study.add('kind', study.asking.id);
  for (const names of [
    ['new', 'Kind'],
    ['twice', 'twice'],
  ])
    expect(
      await refused(study, 'comparisons.sort', {
        codeId: study.asking.id,
        piles: [
          { code: { name: names[0] }, codingIds: [study.one.id] },
          { code: { name: names[1] }, codingIds: [study.two.id] },
        ],
        reason: '',
      }),
    ).toMatchObject({ code: 'conflict' });
});

test('Codes, incidents and properties that are not there are not found.', async () => {
  const study = comparedStudy();
  const gone = 999;
  const code = { code: 'not_found' };
  const all = [study.one.id, study.two.id];
  const property = { is: 'property', codeId: study.asking.id, property: { add: { name: 'p', lowEnd: '', highEnd: '' } } } as const; // prettier-ignore
  expect(await decide(study, { is: 'same' }, [study.one.id, gone])).toMatchObject(code);
  expect(await decide(study, { is: 'same' }, [study.one.id], { codeIds: [gone] })).toMatchObject(code);
  expect(await decide(study, { is: 'same', into: gone }, all)).toMatchObject(code);
  expect(await decide(study, { is: 'move', to: { id: gone } }, all)).toMatchObject(code);
  expect(await decide(study, { is: 'move', to: { add: { name: 'x', parentId: gone } } }, all)).toMatchObject(
    code,
  );
  expect(await decide(study, { is: 'definition', codeId: gone, patch: { useWhen: 'x' } }, all)).toMatchObject(
    code,
  );
  expect(await decide(study, { ...property, codeId: gone }, all)).toMatchObject(code);
  expect(await decide(study, { ...property, property: { id: gone } }, all)).toMatchObject(code);
  expect(await decide(study, { ...property, places: [{ codingId: gone, place: 0 }] }, all)).toMatchObject(
    code,
  );
  const pile = (id: number, codingId: number) => ({
    codeId: study.asking.id,
    piles: [
      { code: { name: 'made first' }, codingIds: [study.one.id] },
      { code: { id }, codingIds: [codingId] },
    ],
    reason: '',
  });
  expect(await refused(study, 'comparisons.sort', pile(gone, study.two.id))).toMatchObject(code);
  expect(await refused(study, 'comparisons.sort', pile(study.telling.id, gone))).toMatchObject(code);
  expect(
    await refused(study, 'comparisons.sort', { ...pile(study.telling.id, study.two.id), codeId: gone }),
  ).toMatchObject(code);
  for (const method of ['comparisons.read', 'comparisons.remove', 'comparisons.update'] as const)
    expect(await refused(study, method, { id: gone, question: 'x' })).toMatchObject(code);
  expect(await refused(study, 'bench.read', { codeIds: [study.asking.id, gone] })).toMatchObject(code);
});

test('An incident in two piles is refused.', async () => {
  const study = comparedStudy();
  expect(
    await refused(study, 'comparisons.sort', {
      codeId: study.asking.id,
      piles: [
        { code: { name: 'a' }, codingIds: [study.one.id, study.two.id] },
        { code: { name: 'b' }, codingIds: [study.two.id] },
      ],
      reason: '',
    }),
  ).toMatchObject({ code: 'invalid', message: expect.stringContaining('two piles') });
});

test('Only what was compared is split off, and a split needs both its incidents and its code.', async () => {
  const study = comparedStudy();
  const to = { id: study.telling.id };
  const all = [study.one.id, study.two.id];
  expect(await decide(study, { is: 'different', split: [study.three.id], to }, all)).toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('compared'),
  });
  expect(await decide(study, { is: 'different', split: [study.one.id] }, all)).toMatchObject({
    code: 'invalid',
  });
  expect(await decide(study, { is: 'different', to }, all)).toMatchObject({ code: 'invalid' });
});

test('A property is the code’s own, named once, and places lie between its ends.', async () => {
  const study = comparedStudy();
  const add = { name: 'ease', lowEnd: '', highEnd: '' };
  study.decide({ is: 'property', codeId: study.asking.id, property: { add } }, [study.one.id]);
  const of = (codeId: number, property: object, places: object[] = []) =>
    decide(study, { is: 'property', codeId, property, places } as Verdict, [study.one.id]);
  expect(await of(study.asking.id, { add: { ...add, name: 'Ease' } })).toMatchObject({ code: 'conflict' });
  expect(await of(study.telling.id, { id: 1 })).toMatchObject({ code: 'invalid' });
  for (const place of [-0.1, 1.1])
    expect(await of(study.asking.id, { id: 1 }, [{ codingId: study.one.id, place }])).toMatchObject({
      code: 'invalid',
    });
});

test('Piles of a code cannot become categories, and then nothing is kept.', async () => {
  const study = comparedStudy();
  const failed = await refused(study, 'comparisons.sort', {
    codeId: study.asking.id,
    level: 'category',
    piles: [{ code: { name: 'too high' }, codingIds: [study.one.id] }],
    reason: '',
  });
  expect(failed).toMatchObject({ code: 'conflict', message: expect.stringContaining('cannot stand under') });
  expect(study.call('comparisons.list', {}).total).toBe(0);
});

test('Nothing is moved to a code that is retired, nor is one made below it.', async () => {
  const study = comparedStudy();
  study.call('codes.retire', { ids: [study.telling.id] });
  const retired = { code: 'conflict', message: expect.stringContaining('retired') };
  const all = [study.one.id, study.two.id];
  expect(await decide(study, { is: 'move', to: { id: study.telling.id } }, all)).toMatchObject(retired);
  expect(await decide(study, { is: 'same', into: study.telling.id }, all)).toMatchObject(retired);
  const below = { add: { name: 'x', parentId: study.telling.id } };
  expect(await decide(study, { is: 'different', split: [study.one.id], to: below }, all)).toMatchObject(
    retired,
  );
  const piles = [
    { code: { name: 'first' }, codingIds: [study.one.id] },
    { code: { id: study.telling.id }, codingIds: [study.two.id] },
  ];
  const sorted = { codeId: study.asking.id, piles, reason: '' };
  expect(await refused(study, 'comparisons.sort', sorted)).toMatchObject(retired);
});

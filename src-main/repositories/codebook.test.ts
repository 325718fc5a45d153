import type { CodebookNode } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { readCodebook } from './codebook.ts';
import { alongside, BED, codedStudy } from './testing/coded-study.ts';
import { EXPLODED } from '@shared/text/testing/runs.ts';

const outline = (nodes: CodebookNode[]): unknown[] =>
  nodes.map((node) => (node.children.length > 0 ? [node.name, outline(node.children)] : node.name));
const find = (nodes: CodebookNode[], name: string): CodebookNode => {
  for (const node of nodes) {
    if (node.name === name) return node;
    const below = node.children.length > 0 ? findOr(node.children, name) : null;
    if (below) return below;
  }
  throw new Error(`No ${name}.`);
};
const findOr = (nodes: CodebookNode[], name: string): CodebookNode | null => {
  try {
    return find(nodes, name);
  } catch {
    return null;
  }
};

test('The codebook is the tree by position, without retired codes.', () => {
  const { nodes, title, roles, participants, cases } = readCodebook(alongside().host.parts.db, {
    withOutOfScope: false,
  });
  expect(outline(nodes)).toEqual([
    [
      'Keeping company',
      [['Recognition', [['Signs', ['saying I’m one too', 'face change']]]], 'loose under a domain'],
    ],
    'not grouped',
    'Working between',
  ]);
  expect({ title, participants, cases }).toEqual({
    title: 'Alongside: a “coded” study',
    participants: 2,
    cases: 2,
  });
  expect(roles.map((role) => role.prefix)).toEqual(['PW', 'SU', 'ST', 'MA']);
});

test('Counts take in everything below, each participant and case once, and every role is a key.', () => {
  const { nodes } = readCodebook(alongside().host.parts.db, { withOutOfScope: false });
  const counts = (name: string) => {
    const { codings, ownCodings, participants, cases, byRole } = find(nodes, name);
    return { codings, ownCodings, participants, cases, byRole };
  };
  expect(counts('saying I’m one too')).toEqual({
    codings: 2,
    ownCodings: 2,
    participants: 2,
    cases: 2,
    byRole: { PW: 1, SU: 1, ST: 0, MA: 0 },
  });
  expect(counts('Signs')).toEqual({
    codings: 4,
    ownCodings: 0,
    participants: 2,
    cases: 2,
    byRole: { PW: 2, SU: 2, ST: 0, MA: 0 },
  });
  expect(counts('Keeping company')).toMatchObject({ codings: 5, byRole: { PW: 2, SU: 3 } });
  // Nobody's words: no participant and no role, but the transcript's case.
  expect(counts('not grouped')).toEqual({
    codings: 1,
    ownCodings: 1,
    participants: 0,
    cases: 1,
    byRole: { PW: 0, SU: 0, ST: 0, MA: 0 },
  });
  expect(counts('Working between')).toMatchObject({ codings: 0, participants: 0, cases: 0 });
});

test('Codings out of scope count only when they are asked for.', () => {
  const { nodes } = readCodebook(alongside().host.parts.db, { withOutOfScope: true });
  expect(find(nodes, 'saying I’m one too')).toMatchObject({ codings: 3, byRole: { PW: 2, SU: 1 } });
});

test('Exemplars stand by rank, cut as they were cut, with the verbatim, the identifier and the coder’s initials.', () => {
  const { nodes } = readCodebook(alongside().host.parts.db, { withOutOfScope: false });
  expect(find(nodes, 'saying I’m one too').exemplars).toMatchObject([
    {
      quotation: 'I tell them straight …, and [they] see the whole face change.',
      verbatim: BED,
      identifier: 'PAR1PW01',
      coder: 'R1',
    },
    {
      quotation: '👩‍👩‍👧 e\u0301 and שלום עולם.',
      verbatim: '👩‍👩‍👧 e\u0301 and שלום עולם.',
      identifier: 'VOL2SU02',
      coder: 'R2',
    },
  ]);
});

test('What stands under a retired code moves up to the nearest code in use.', () => {
  const study = codedStudy();
  study.code('top', 'theme');
  study.code('gone', 'category', 'top', { retiredAt: '2026-01-01T00:00:00.000Z' });
  study.code('kept', 'code', 'gone');
  expect(outline(readCodebook(study.host.parts.db, { withOutOfScope: false }).nodes)).toEqual([
    ['top', ['kept']],
  ]);
});

test('200,000 codings are counted in well under a second.', () => {
  const study = codedStudy();
  for (let n = 0; n < 200; n++) study.code(`code ${n}`, 'code');
  const lines = Array.from(
    { length: 400 },
    (_, n) => `${n % 2 ? 'PAR1PW01' : 'I'}: words of turn ${n}, some of them`,
  );
  const ids = Array.from({ length: 40 }, (_, n) => study.transcript(`T${n}`, lines));
  const { sqlite } = study.host.parts.db;
  sqlite
    .prepare(
      `with recursive one(n) as (select 0 union all select n + 1 from one where n < 199999)
       insert into coding (guid, transcript_id, "start", "end", code_id, coder_id, words_hash, in_scope, created_at)
       select 'g' || n, json_extract(?, '$[' || (n % 40) || ']'), n % 9000 + 1, n % 9000 + 30, n % 200 + 1, 1, '', 1, '' from one`,
    )
    .run(JSON.stringify(ids));
  const started = performance.now();
  const { nodes } = readCodebook(study.host.parts.db, { withOutOfScope: false });
  const took = performance.now() - started;
  expect(nodes.reduce((sum, node) => sum + node.codings, 0)).toBe(200_000);
  console.log(`codebook of 200,000 codings: ${Math.round(took)} ms`);
  expect(took).toBeLessThan(EXPLODED);
}, 60_000);

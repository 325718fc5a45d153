import { contract, type Id, type MethodName } from '@shared/contract/index.ts';
import type { z } from 'zod';
import { bodyJson, chip, paragraph, quoteCoding, textNode } from '../../src-main/handlers/testing/memos.ts';
import { editOf } from '../../src-main/handlers/testing/edits.ts';
import type { SmallStudy } from '../../src-main/handlers/testing/study.ts';

/** A number from 0 to 1, the next of a seeded row. */
export type Random = () => number;

/** Mulberry32: the same numbers for the same seed, on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What an input is drawn for: the ids that are there, and readings that wait to be confirmed. */
export type Ground = { study: SmallStudy; staged: readonly string[] };

const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

/** The table that ids of this name are of; of a plain `id` or `ids` the family of the call says it. */
const TABLES: Record<string, string> = {
  code: 'code', parent: 'code', before: 'code', into: 'code', under: 'code', codes: 'code', coding: 'coding',
  codings: 'coding', coder: 'coder', coders: 'coder', role: 'role', roles: 'role', case: 'study_case',
  cases: 'study_case', participant: 'participant', participants: 'participant', transcript: 'transcript',
  transcripts: 'transcript', speaker: 'speaker', speakers: 'speaker', region: 'region', regions: 'region',
  exemplar: 'exemplar', exemplars: 'exemplar', memo: 'memo', memos: 'memo', link: 'memo_link', section: 'memo_section',
  sections: 'memo_section', comparisons: 'comparison', attribute: 'attribute', attributes: 'attribute',
  codeGroups: 'code_group', properties: 'property', property: 'property', review: 'review', revision: 'change',
}; // prettier-ignore

function idOf(random: Random, { study }: Ground, method: string, key: string): Id {
  const [family = ''] = method.split('.');
  const stem = key.replace(/Ids?$/, '');
  const own = key === 'id' || key === 'ids';
  let table = TABLES[own ? family : stem];
  if (key === 'beforeId' && method === 'exemplars.rank') table = 'exemplar';
  if (key === 'beforeId' && method === 'memos.sort') table = 'memo';
  if (key === 'beforeId' && method === 'sections.move') table = 'memo_section';
  if (key === 'subjectId' || key === 'targetId')
    table = pick(random, ['study_case', 'participant', 'transcript', 'coding', 'code', 'memo']);
  if (table === undefined || random() < 0.05) return 1 + Math.floor(random() * 6);
  const column = table === 'change' ? 'revision' : 'id';
  const there = study.host.parts.db.sqlite.prepare(`select ${column} from ${table}`).pluck().all() as Id[];
  return pick(random, there) ?? 1;
}

const WORDS = [
  'bed', 'the', 'in', 'one', 'two', 'Three', 'e\u0301lan', '👩‍👩‍👧 whole', 'PAR1', 'PW01', 'SU01', 'a', '', ' ', '“so”',
  '<b>&', '=1+1', 'x'.repeat(200), '3', '2026-01-02', 'yes', '\ud83d', 'line\nline', 'שלום',
]; // prettier-ignore

function stringOf(random: Random, { staged }: Ground, key: string): string {
  if (key === 'stagingId' || key === 'stagingIds') return pick(random, staged) ?? 'gone';
  if (/^(from|to|at|recordedOn)$/.test(key))
    return pick(random, ['2026-01-01', '2025-12-31', '2027-01-01']) ?? '';
  if (key === 'color') return '#2f6f73';
  if (key === 'identifierPattern') return pick(random, ['{case}{participant}', '[', '{case}']) ?? '';
  return pick(random, WORDS) ?? '';
}

type Def = z.core.$ZodTypeDef & Record<string, unknown>;
const defOf = (schema: unknown) => (schema as { def: Def }).def;

/** Something of the shape that a schema describes, most of it plausible, some of it not. */
export function draw(random: Random, ground: Ground, method: string, schema: unknown, key = ''): unknown {
  const def = defOf(schema);
  const inner = (one: unknown, name = key) => draw(random, ground, method, one, name);
  switch (def.type) {
    case 'object': {
      const made = Object.fromEntries(
        Object.entries(def['shape'] as Record<string, unknown>)
          .map(([name, one]) => [name, inner(one, name)] as const)
          .filter(([, value]) => value !== undefined),
      );
      const { start, end } = made;
      if (typeof start === 'number' && typeof end === 'number' && start > end && random() < 0.9)
        return { ...made, start: end, end: start };
      return made;
    }
    case 'array':
      return Array.from({ length: Math.floor(random() * 4) }, () => inner(def['element']));
    case 'optional':
      return random() < 0.5 ? undefined : inner(def['innerType']);
    case 'default':
      return random() < 0.6 ? undefined : inner(def['innerType']);
    case 'nullable':
      return random() < 0.4 ? null : inner(def['innerType']);
    case 'union':
      return inner(pick(random, def['options'] as unknown[]));
    case 'enum':
      return pick(random, Object.values(def['entries'] as Record<string, string>));
    case 'literal':
      return pick(random, def['values'] as unknown[]);
    case 'boolean':
      return random() < 0.5;
    case 'record':
      return { theme: 'dark' };
    case 'string':
      return stringOf(random, ground, key);
    case 'number': {
      if (/(^i|I)ds?$|^into$|^before$|^revision$/.test(key)) return idOf(random, ground, method, key);
      if (key === 'place' || key === 'rank') return Math.round(random() * 8) / 8;
      return Math.floor(
        random() * (key === 'textRevision' ? 2 : key === 'limit' || key === 'skip' ? 3 : 110),
      );
    }
    case 'pipe':
      return inner(def['in']);
    case 'custom':
      return new TextEncoder().encode(
        pick(random, [
          'I: Why?\n\nPW09: I was in the bed.\n',
          'Words only.',
          '',
          'PW01: a\nI: b\nPW01: c é 👩‍👩‍👧',
        ]),
      );
    default:
      throw new Error(`${method}: no ${def.type} is drawn yet.`);
  }
}

/** An edit as an editor makes it: at whole characters, with turns that tile what comes out. */
function editIn(random: Random, study: SmallStudy, id: Id): unknown {
  const there = study.host.parts.db.sqlite
    .prepare('select text from transcript where id = ?')
    .pluck()
    .get(id);
  const text = typeof there === 'string' ? there : '';
  // Between whole code points; a family of several may be taken apart, as a person may.
  const ends = Array.from({ length: text.length + 1 }, (_, place) => place).filter(
    (place) => !/^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(place - 1, place + 1)) || place === 0,
  );
  const [at = 0, end = at] = [pick(random, ends) ?? 0, pick(random, ends) ?? 0].sort((a, b) => a - b);
  const insert = (pick(random, WORDS) ?? '').toWellFormed();
  if (typeof there !== 'string') return { id, textRevision: 0, edit: [], turns: [] };
  return editOf(study, id, [
    { at, remove: random() < 0.1 ? text.length - at : Math.min(end - at, 40), insert },
  ]);
}

/** An input for a call. What only an editor can write, bodies of memos, is written as one would. */
export function inputFor(random: Random, ground: Ground, method: MethodName): unknown {
  const input = draw(random, ground, method, contract[method].input) as Record<string, unknown>;
  if ((method === 'memos.add' || method === 'memos.update') && random() < 0.8) {
    const id = (key: string) => idOf(random, ground, method, key);
    input['body'] = bodyJson(
      paragraph(textNode(stringOf(random, ground, 'text')), chip('a1', 'code', id('codeId'))),
      ...(random() < 0.5 ? [quoteCoding('q1', id('codingId'))] : []),
    );
    delete input['was'];
  }
  if ((method === 'transcripts.edit' || method === 'transcripts.preview') && random() < 0.9)
    return editIn(random, ground.study, idOf(random, ground, method, 'id'));
  if (method === 'import.read')
    input['name'] = pick(random, ['PAR1PW09 x.txt', 'words.txt', 'PAR1PW01.txt', 'x.docx']);
  return input;
}

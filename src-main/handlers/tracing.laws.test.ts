import { Refusal, type CodeThen, type Id } from '@shared/contract/index.ts';
import { build, pathOf } from '@shared/coding/tree.ts';
import { logSteps } from '../db/stored-diff.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { find, get, list } from '../db/rows.ts';
import { checkProject } from '../repositories/check.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import { acts, perform, type Act } from './testing/random-coding.ts';
import { editActs, performEdit, type EditAct } from './testing/random-editing.ts';
import { dump, inStudy, smallStudy, type SmallStudy } from './testing/study.ts';

/** Each input is a whole study, looked at from every moment: fewer of them than of small things. */
const RUNS = { seed: 20_261_125, numRuns: Math.ceil(LAW_RUNS / 10) };
const TIME = timeFor(400);

/** Coding and editing, one after the other as they come. */
const mixed = fc.tuple(acts, editActs, fc.array(fc.boolean(), { minLength: 55, maxLength: 55 }));
type Mixed = [Act[], EditAct[], boolean[]];

function* doing(study: SmallStudy, [coding, editing, order]: Mixed): Generator<void> {
  const rest = { coding: [...coding], editing: [...editing] };
  for (const codes of order) {
    const act = codes ? rest.coding.shift() : undefined;
    const edit = codes ? undefined : rest.editing.shift();
    if (act) perform(study, act);
    // An undo can have taken the transcript out again.
    if (edit && find(study.host.parts.db.orm, 'transcript', study.first)) performEdit(study, edit);
    if (act || edit) yield;
  }
}

const doAll = (study: SmallStudy, sequence: Mixed) => [...doing(study, sequence)].length;

/** What `codes.asOf` must say later, read off the project as it stands. */
function pictureOf(
  study: SmallStudy,
  codeId: Id,
): Pick<CodeThen, 'code' | 'path' | 'children'> & { incidents: unknown[] } {
  const { orm } = study.host.parts.db;
  const codes = list(orm, 'code');
  const code = codes.find((row) => row.id === codeId) ?? null;
  if (!code) return { code, path: [], children: [], incidents: [] };
  return {
    code,
    path: pathOf(codes, codeId).slice(0, -1),
    children: (build(codes).get(codeId) ?? []).map(({ id, name, level }) => ({ id, name, level })),
    incidents: list(orm, 'coding')
      .filter((row) => row.codeId === codeId)
      .map((row) => ({
        id: row.id,
        start: row.start,
        end: row.end,
        coderId: row.coderId,
        comment: row.comment,
        inScope: row.inScope,
        isNegativeCase: row.isNegativeCase,
        words: get(orm, 'transcript', row.transcriptId).text.slice(row.start, row.end),
      })),
  };
}

test(
  'A code as of any moment is what it was at that moment, however the study went on.',
  { timeout: TIME },
  () => {
    fc.assert(
      fc.property(
        mixed,
        inStudy(smallStudy, (study, sequence) => {
          const { parts } = study.host;
          const pictures: { at: string; of: Map<Id, ReturnType<typeof pictureOf>> }[] = [];
          const ids = new Set<Id>();
          for (const _ of doing(study, sequence)) {
            for (const row of list(parts.db.orm, 'code')) ids.add(row.id);
            const at = parts.db.sqlite.prepare('select max(at) from change').pluck().get() as string;
            pictures.push({ at, of: new Map([...ids].map((id) => [id, pictureOf(study, id)])) });
          }
          for (const { at, of } of pictures)
            for (const [codeId, picture] of of) {
              const then = study.call('codes.asOf', { codeId, at });
              const byId = (a: { id: Id }, b: { id: Id }) => a.id - b.id;
              expect({
                code: then.code,
                path: then.path,
                children: then.children,
                incidents: then.incidents
                  .map(({ id, start, end, coderId, comment, inScope, isNegativeCase, words }) => ({
                    id,
                    start,
                    end,
                    coderId,
                    comment,
                    inScope,
                    isNegativeCase,
                    words,
                  })) // prettier-ignore
                  .sort(byId),
              }).toEqual({ ...picture, incidents: (picture.incidents as { id: Id }[]).sort(byId) });
            }
        }),
      ),
      RUNS,
    );
  },
);

/** Revisions whose changes removed something a person could want back. */
const removals = (study: SmallStudy): Id[] =>
  (
    study.host.parts.db.sqlite.prepare('select revision, diff from change order by revision').all() as {
      revision: Id;
      diff: string;
    }[]
  )
    .filter(({ diff }) => logSteps(diff).some((step) => step.op === 'remove' && step.table !== 'turn'))
    .map(({ revision }) => revision);

const refused = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.failure.code;
    throw error;
  }
};

test('What is brought back at once leaves the project as if it had never gone.', { timeout: TIME }, () => {
  fc.assert(
    fc.property(mixed, fc.constantFrom('codes', 'codings', 'merge', 'memo', 'exemplar', 'transcript', 'case', 'participant'), fc.nat(50), fc.nat(50), inStudy(smallStudy, (study, sequence, what, a, b) => {
        doAll(study, sequence);
        const { orm } = study.host.parts.db;
        const pick = (table: 'code' | 'coding' | 'memo' | 'exemplar' | 'participant' | 'studyCase', n: number) => {
          const rows = list(orm, table);
          return rows[n % Math.max(1, rows.length)]?.id;
        };
        const [code, other, coding] = [pick('code', a), pick('code', b), pick('coding', a)];
        const [memo, exemplar] = [pick('memo', a), pick('exemplar', a)];
        const [person, studyCase] = [pick('participant', a), pick('studyCase', a)];
        const before = dump(study.host.parts.db);
        const revision = study.host.parts.revision();
        const remove = {
          codes: () => code !== undefined && study.call('codes.remove', { ids: [code] }),
          codings: () => coding !== undefined && study.call('codings.remove', { ids: [coding] }),
          merge: () => code !== undefined && other !== undefined && study.call('codes.merge', { ids: [code], into: other }),
          memo: () => memo !== undefined && study.call('memos.remove', { id: memo }),
          exemplar: () => exemplar !== undefined && study.call('exemplars.remove', { id: exemplar }),
          transcript: () => study.call('transcripts.remove', { ids: [a % 2 ? study.first : study.second] }),
          case: () => studyCase !== undefined && study.call('cases.remove', { id: studyCase }),
          participant: () => person !== undefined && study.call('participants.remove', { id: person }),
        }[what];
        if (refused(remove) !== null || study.host.parts.revision() === revision) return;
        study.call('trail.bringBack', { revision: revision + 1 });
        expect(dump(study.host.parts.db)).toEqual(before);
        expect(refused(() => study.call('trail.bringBack', { revision: revision + 1 }))).toBe('conflict');
    })), // prettier-ignore
    { ...RUNS, numRuns: Math.ceil(LAW_RUNS / 4) },
  );
});

test(
  'Whatever is brought back whenever, every coding stands on its words, nothing else is lost, and undo undoes it.',
  { timeout: TIME },
  () => {
    fc.assert(
      fc.property(
        mixed,
        fc.nat(200),
        fc.boolean(),
        inStudy(smallStudy, (study, sequence, n, withMoved) => {
          doAll(study, sequence);
          const { db } = study.host.parts;
          const all = removals(study);
          const revision = all[n % Math.max(1, all.length)];
          if (revision === undefined) return;
          const before = dump(db);
          const failure = refused(() => study.call('trail.preview', { revision, withMoved }));
          expect(refused(() => study.call('trail.bringBack', { revision, withMoved }))).toBe(failure);
          expect(failure ?? 'conflict').toBe('conflict');
          expect(failure !== null && JSON.stringify(dump(db)) !== JSON.stringify(before)).toBe(false);
          if (failure !== null) return;
          expect(checkProject(db)).toEqual([]);
          const after = dump(db);
          for (const [table, rows] of Object.entries(before)) {
            const ids = new Set((after[table] as { id: Id }[]).map((row) => row.id));
            expect((rows as { id: Id }[]).filter((row) => !ids.has(row.id))).toEqual([]);
          }
          study.call('history.undo', {});
          expect(dump(db)).toEqual(before);
          study.call('history.redo', {});
          expect(dump(db)).toEqual(after);
        }),
      ),
      { ...RUNS, numRuns: Math.ceil(LAW_RUNS / 4) },
    );
  },
);

test(
  'Every entry of the trail can be read, and every code’s story told, whatever was done.',
  { timeout: TIME },
  () => {
    fc.assert(
      fc.property(
        mixed,
        inStudy(smallStudy, (study, sequence) => {
          doAll(study, sequence);
          const { lines } = study.call('trail.list', { limit: 1_000 });
          expect(lines.map((line) => line.revision)).toEqual(
            Array.from({ length: study.host.parts.revision() }, (_, i) => study.host.parts.revision() - i),
          );
          for (const { revision } of lines) study.call('trail.read', { revision });
          for (const row of list(study.host.parts.db.orm, 'code')) {
            const { lines: story } = study.call('codes.story', { codeId: row.id });
            expect(story.length).toBeGreaterThan(0);
            study.call('evidence.below', { codeId: row.id });
          }
        }),
      ),
      RUNS,
    );
  },
);

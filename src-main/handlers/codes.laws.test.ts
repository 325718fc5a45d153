import type { Coding, Id } from '@shared/contract/index.ts';
import { descendants, nameKey } from '@shared/coding/tree.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import { hashWords } from '@shared/text/words.ts';
import { checkRendition } from '@shared/text/quotation.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { readRendition } from '../repositories/renditions.ts';
import { acts, perform } from './testing/random-coding.ts';
import { inStudy, rowsOf, smallStudy, type SmallStudy } from './testing/study.ts';

const SEED = 20_260_101;
console.log(`Laws of coding: seed ${SEED}, ${Math.ceil(LAW_RUNS / 4)} runs`);
// Each is a whole study with some twenty acts, and there are six of them.
const RUNS = { seed: SEED, numRuns: Math.ceil(LAW_RUNS / 4) };
const time = timeFor(100);

const codingsOf = (study: SmallStudy) => list(study.host.parts.db.orm, 'coding');
/** A coding as evidence: whose hand, which words. Its code may change by moving and merging. */
const evidence = (row: Coding) => `${row.transcriptId} ${row.start} ${row.end} ${row.coderId}`;

/** Acts that are asked to take codings away or change their words, or that go to another moment. */
const MAY_TAKE_AWAY = new Set(['removeCodes', 'removeCoding', 'boundary', 'undo', 'redo']);

test('No act but deleting, and moving a boundary, takes a coded passage away.', { timeout: time }, () => {
  fc.assert(
    fc.property(
      acts,
      inStudy(smallStudy, (study, sequence) => {
        for (const act of sequence) {
          const before = codingsOf(study).map(evidence);
          const what = perform(study, act);
          if (what === 'refused' || MAY_TAKE_AWAY.has(act.kind)) continue;
          const after = new Set(codingsOf(study).map(evidence));
          expect(before.filter((one) => !after.has(one))).toEqual([]);
        }
      }),
    ),
    RUNS,
  );
});

test('Deleting codes takes their codings and those below, and no other.', { timeout: time }, () => {
  fc.assert(
    fc.property(
      acts,
      fc.nat(50),
      inStudy(smallStudy, (study, sequence, n) => {
        for (const act of sequence) perform(study, act);
        const codes = list(study.host.parts.db.orm, 'code');
        const chosen = codes[n % Math.max(1, codes.length)];
        if (!chosen) return;
        const doomed = new Set<Id>([chosen.id, ...descendants(codes, [chosen.id])]);
        const stay = codingsOf(study).filter((row) => !doomed.has(row.codeId));
        study.call('codes.remove', { ids: [chosen.id] });
        expect(codingsOf(study)).toEqual(stay);
      }),
    ),
    RUNS,
  );
});

test(
  'Undoing everything restores every row exactly, and redoing everything does too.',
  { timeout: time },
  () => {
    fc.assert(
      fc.property(
        acts,
        inStudy(smallStudy, (study, sequence) => {
          const { parts } = study.host;
          const rows = rowsOf(parts.db);
          const start = rows();
          let stands = start;
          const floor = parts.history().undo;
          for (const act of sequence) {
            // The study's own import and region stay: nothing is undone below where the researcher began.
            if (act.kind === 'undo' && depth(study) === 0) continue;
            const what = perform(study, act);
            const now = rows();
            expect(what === 'refused' ? now : null).toBe(what === 'refused' ? stands : null);
            stands = now;
          }
          const end = stands;
          const steps = depth(study);
          for (let i = 0; i < steps; i++) study.call('history.undo', {});
          expect(parts.history().undo).toBe(floor);
          expect(rows()).toBe(start);
          for (let i = 0; i < steps; i++) study.call('history.redo', {});
          expect(rows()).toBe(end);
        }),
      ),
      RUNS,
    );
  },
);

/** How many of the researcher's changes stand. */
const depth = (study: SmallStudy) =>
  study.broadcasts.reduce((sum, { change }) => sum + (change.origin === 'undo' ? -1 : 1), 0) - FIRST_CHANGES;
const FIRST_CHANGES = 2;

test(
  'After any sequence no code in use stands below a retired one or beside one of its name, and each place is on a row that is there.',
  { timeout: time },
  () => {
    fc.assert(
      fc.property(
        acts,
        inStudy(smallStudy, (study, sequence) => {
          for (const act of sequence) perform(study, act);
          const { orm } = study.host.parts.db;
          const codes = list(orm, 'code');
          const byId = new Map(codes.map((row) => [row.id, row]));
          const inUse = codes.filter((row) => row.retiredAt === null);
          expect(
            inUse.filter((row) => row.parentId !== null && byId.get(row.parentId)?.retiredAt !== null),
          ).toEqual([]);
          const places = inUse.map((row) => `${row.parentId} ${nameKey(row.name)}`);
          expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
          const codings = new Set(codingsOf(study).map((row) => row.id));
          const properties = new Map(list(orm, 'property').map((row) => [row.id, row]));
          for (const row of list(orm, 'propertyValue'))
            expect([codings.has(row.codingId), properties.has(row.propertyId)]).toEqual([true, true]);
          for (const row of properties.values()) expect(byId.has(row.codeId)).toBe(true);
          for (const row of list(orm, 'codeGroupMember')) expect(byId.has(row.codeId)).toBe(true);
        }),
      ),
      RUNS,
    );
  },
);

test('A preview of a merge says what the merge then does, on any study.', { timeout: time }, () => {
  fc.assert(
    fc.property(
      acts,
      fc.nat(50),
      fc.nat(50),
      inStudy(smallStudy, (study, sequence, a, b) => {
        for (const act of sequence) perform(study, act);
        const codes = list(study.host.parts.db.orm, 'code');
        const [one, into] = [codes[a % Math.max(1, codes.length)], codes[b % Math.max(1, codes.length)]];
        if (!one || !into || one === into || into.retiredAt !== null) return;
        if (descendants(codes, [one.id]).includes(into.id)) return;
        const said = study.call('codes.mergePreview', { ids: [one.id], into: into.id });
        const before = list(study.host.parts.db.orm, 'exemplar').length;
        const done = study.call('codes.merge', { ids: [one.id], into: into.id });
        expect([said.moved, said.joined.total]).toEqual([done.moved, done.joined]);
        const after = list(study.host.parts.db.orm, 'code');
        for (const child of said.children)
          expect(after.find((row) => row.id === child.id)).toMatchObject({
            parentId: into.id,
            name: child.newName,
            level: child.newLevel,
          });
        expect(before - list(study.host.parts.db.orm, 'exemplar').length).toBe(said.exemplarsLost);
      }),
    ),
    RUNS,
  );
});

test(
  'After any sequence each coding stands on its words, each quotation is a faithful cut, and no check complains.',
  { timeout: time },
  () => {
    fc.assert(
      fc.property(
        acts,
        inStudy(smallStudy, (study, sequence) => {
          for (const act of sequence) perform(study, act);
          const { orm } = study.host.parts.db;
          const texts = new Map(list(orm, 'transcript').map((row) => [row.id, row.text]));
          const words = new Map<Id, string>();
          for (const row of codingsOf(study)) {
            const said = texts.get(row.transcriptId)?.slice(row.start, row.end) ?? '';
            words.set(row.id, said);
            expect(row.wordsHash).toBe(hashWords(said));
          }
          for (const row of list(orm, 'exemplar')) {
            const rendition = readRendition(row.rendition);
            expect(rendition && checkRendition(words.get(row.codingId) ?? '', rendition)).toEqual([]);
          }
          expect(study.call('project.check', {})).toEqual([]);
        }),
      ),
      RUNS,
    );
  },
);

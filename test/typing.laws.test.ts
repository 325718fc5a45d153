import type { Coding, Id, OpenTranscript } from '@shared/contract/index.ts';
import { carryRegions, type TextChange } from '@shared/text/carry.ts';
import { applyEdit } from '@shared/text/edit.ts';
import { mappingOf } from '@shared/text/mapping.ts';
import { refineEdit } from '@shared/text/refine.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import { turnEdit } from '@shared/text/testing/turn-edit.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf, turnsOf } from '../src-main/handlers/testing/edits.ts';
import { readEdit, readTurns } from '../src-main/repositories/edit-input.ts';
import { list } from '../src-main/db/rows.ts';
import { copied } from '../src-main/handlers/testing/copied.ts';
import { inStudy, smallStudy, type SmallStudy } from '../src-main/handlers/testing/study.ts';
import { documentFrom, type OpenDocument } from '../src-renderer/store/state.ts';
import type { Draft } from '../src-renderer/store/view.ts';
import { CodingIndex } from '../src-renderer/transcript/coding-index.ts';
import { placed, startDraft, turnMapOf } from '../src-renderer/transcript/editing/draft.ts';
import { EditedCodings } from '../src-renderer/transcript/editing/edited-codings.ts';
import { putAgain } from '../src-renderer/transcript/editing/put-again.ts';
import { Typist, typings } from '../src-renderer/transcript/editing/testing/typing.ts';

const SEED = 20_260_303;
console.log(`Laws of typing: seed ${SEED}, ${LAW_RUNS} runs`);
const law = { seed: SEED, numRuns: LAW_RUNS };

const SAID = [
  'How was it?',
  'I have been in that bed, 😀 myself.\nTwice.',
  'שלום and e\u0301 then 👩🏽‍🤝‍👩🏻?',
  'ไทย 한글 café.',
  'The end',
];

/** A transcript of some turns of every script, with codings in, over and beside them and regions that touch. */
const begun = copied(() => {
  const made = smallStudy();
  const id = made.first;
  const speakerId = turnsOf(made, id)[0]?.speakerId ?? null;
  made.call('speakers.add', { transcriptId: id, label: 'Sister', isInterviewer: false });
  const change = turnEdit(
    textOf(made, id),
    turnsOf(made, id),
    SAID.map((words, i) => ({ id: null, words, speakerId: i % 2 ? speakerId : null, startsAtMs: i * 10 })),
  );
  made.call('transcripts.edit', { id, textRevision: 0, ...change, edit: [...change.edit] });
  const text = textOf(made, id);
  const ends = turnsOf(made, id).map((row) => row.end) as [number, number, number, number, number];
  made.call('regions.add', { transcriptId: id, start: 0, end: ends[1], name: 'a', inScope: false });
  made.call('regions.add', { transcriptId: id, start: ends[1], end: ends[4], name: 'b', inScope: true });
  const bed = text.indexOf('bed');
  for (const [start, end] of [[bed, bed + 3], [bed - 8, bed + 12], [ends[1], ends[3]], [0, 3], [text.indexOf('😀'), text.indexOf('😀') + 2], [ends[3], text.length]] as const)
    made.call('codings.add', { transcriptId: id, start, end, code: { add: { name: `on ${start} ${end}` } } });
  return made;
}); // prettier-ignore

/** Those who speak in the first transcript, and nobody. */
const speakersOf = (made: SmallStudy): (Id | null)[] => [
  ...list(made.host.parts.db.orm, 'speaker').flatMap((row) =>
    row.transcriptId === made.first ? row.id : [],
  ),
  null,
];

const open = (made: SmallStudy): OpenDocument =>
  documentFrom(structuredClone(made.call('transcripts.open', { id: made.first }) as OpenTranscript));

const save = (made: SmallStudy, opened: OpenDocument, draft: Draft) =>
  made.call('transcripts.edit', {
    id: made.first,
    textRevision: opened.transcript.textRevision,
    edit: draft.edit.map((op) => ({ ...op })),
    turns: placed(draft),
  });

/** As the desk has it. */
const changeOf = (opened: OpenDocument, draft: Draft): TextChange => ({
  before: opened.transcript.text,
  after: turnMapOf(draft).text,
  mapping: mappingOf(refineEdit(opened.transcript.text, draft.edit)),
});

const spans = (rows: Iterable<{ id: Id; start: number; end: number }>) =>
  [...rows]
    .filter(({ start, end }) => start < end)
    .map(({ id, start, end }) => `${id}: ${start} to ${end}`)
    .sort();

/** Which letters of the text the page shows under a coding, through the index that the painter asks. */
function paintedLetters(draft: Draft, rows: ReadonlyMap<Id, Coding>): Map<Id, number[]> {
  const turns = turnMapOf(draft);
  const index = new CodingIndex(turns);
  index.restart(turns, rows);
  const letters = new Map<Id, number[]>();
  for (let turn = 0; turn < turns.count; turn++)
    for (const row of index.on(turn)) {
      const part = turns.part(row, turn);
      const held = letters.get(row.id) ?? [];
      letters.set(row.id, held);
      for (let at = part?.from ?? 0; at < (part?.to ?? 0); at++) held.push(turns.start(turn) + at);
    }
  return letters;
}

/** The transcript as it would be once a draft is saved, but for what stands on it. */
function after({ transcript, ...opened }: OpenDocument, draft: Draft): OpenDocument {
  const { text } = turnMapOf(draft);
  const kept = draft.turns.map((turn) => turn.id);
  const turns = placed(draft).map((turn, i) => ({ ...turn, id: kept[i] ?? 1_000 + i, transcriptId: transcript.id }));
  return { ...opened, transcript: { ...transcript, text, textRevision: transcript.textRevision + 1 }, turns };
} // prettier-ignore

test(
  'What is painted while a text is typed is what saving stores: words, turns, speakers, regions and codings; a coding that nobody touched is on its very words at every letter.',
  { timeout: timeFor(300) },
  () => {
    fc.assert(
      fc.property(
        typings,
        inStudy(begun, (study, sequence) => {
          const speakers = speakersOf(study);
          const opened = open(study);
          const before = opened.transcript.text;
          const codings = new EditedCodings();
          codings.set(opened.codings, changeOf(opened, startDraft(opened)));
          const typist = new Typist(startDraft(opened), speakers, (operation) => {
            // As the desk: quickly where it can, by the whole edit where it must.
            if (!operation || !codings.move(operation))
              codings.set(opened.codings, changeOf(opened, typist.draft));
            const { text } = turnMapOf(typist.draft);
            expect(text).toBe(applyEdit(before, typist.draft.edit));
            const untouched = [...opened.codings.values()].filter((row) =>
              typist.draft.edit.every((op) => op.at > row.end || op.at + op.remove < row.start),
            );
            const words = untouched.map(({ id }) => {
              const row = codings.rows.get(id);
              return row && text.slice(row.start, row.end);
            });
            expect(words).toEqual(untouched.map((row) => before.slice(row.start, row.end)));
          });
          for (const act of sequence) typist.perform(act);
          const { draft } = typist;
          const change = changeOf(opened, draft);
          codings.set(opened.codings, change);
          save(study, opened, draft);
          const stored = open(study);
          const text = stored.transcript.text;
          expect(text).toBe(turnMapOf(draft).text);
          expect(stored.turns.map(({ start, end, speakerId, startsAtMs }) => ({ start, end, speakerId, startsAtMs }))).toEqual(placed(draft)); // prettier-ignore
          expect(spans(codings.rows.values())).toEqual(spans(stored.codings.values()));
          const regions = carryRegions(change, opened.regions).map(({ row, to }) => ({ ...row, ...to }));
          expect(spans(regions)).toEqual(spans(stored.regions));
          const turns = turnMapOf(draft);
          // A line end that parts two turns is no letter on the page.
          const boundaries = new Set(draft.turns.slice(1).map((_, i) => turns.start(i + 1) - 1));
          const painted = paintedLetters(draft, codings.rows);
          for (const row of stored.codings.values()) {
            const letters = [];
            for (let at = row.start; at < row.end; at++) if (!boundaries.has(at)) letters.push(at);
            expect(painted.get(row.id) ?? []).toEqual(letters);
          }
        }),
      ),
      law,
    );
  },
);

test(
  'What was typed on a text that another window changed can be put on the new one: the host takes it, turns tile it, and with nothing changed there it is what was typed.',
  { timeout: timeFor(300) },
  () => {
    const study = begun();
    const everybody = speakersOf(study);
    const opened = open(study);
    study.host.close();
    const speakers = new Set(everybody.flatMap((one) => one ?? []));
    fc.assert(
      fc.property(typings, typings, (mine, theirs) => {
        const me = new Typist(startDraft(opened), everybody);
        for (const act of mine) me.perform(act);
        const same = putAgain(me.draft, opened, opened);
        expect(same.collisions).toBe(0);
        expect(same.draft.edit).toEqual(me.draft.edit);
        expect(placed(same.draft)).toEqual(placed(me.draft));

        const other = new Typist(startDraft(opened), everybody);
        for (const act of theirs) other.perform(act);
        const now = after(opened, other.draft);
        const again = putAgain(me.draft, opened, now);
        const { text } = turnMapOf(again.draft);
        expect(text).toBe(applyEdit(now.transcript.text, again.draft.edit));
        // As the host reads it: it would refuse turns that do not tile, or a character cut in two.
        const read = readEdit(now.transcript.text, again.draft.edit);
        expect(read.text).toBe(text);
        expect(readTurns(now.transcript.text, again.draft.edit, text, placed(again.draft), speakers)).toEqual(placed(again.draft)); // prettier-ignore
        const typed = again.collisions === 0 ? me.draft.edit.map((op) => op.insert) : [];
        expect(typed.filter((words) => !text.includes(words))).toEqual([]);
      }),
      law,
    );
  },
);

import type { Id } from '@shared/contract/index.ts';
import { turnEdit } from '@shared/text/testing/turn-edit.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { get } from '../db/rows.ts';
import { editText, onText, putting, textOf, turnsOf } from './testing/edits.ts';
import { dump, FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const { code, countOf, revision, wellKept, words } = onText(() => study);

describe('An edit', () => {
  test('tells windows of every code whose words it moves or changes, and of no other, so that they ask again.', () => {
    const before = code('I tell them', 'before');
    const moved = code('see the whole face change', 'moved');
    const changed = code('I have been in that bed myself', 'changed');
    const told = () => study.broadcasts.at(-1)?.counts.toSorted((a, b) => a.codeId - b.codeId);
    const one = ({ codeId }: { codeId: Id }) => ({ codeId, transcriptId: study.first, codings: 1 });
    editText(study, study.first, [putting(study, study.first, 'bed', 'same bed')]);
    expect(told()).toEqual([one(moved), one(changed)]);
    study.call('history.undo', {});
    expect(told()).toEqual([one(moved), one(changed)]);
    study.call('comparisons.decide', {
      basis: { codeIds: [before.codeId], withBelow: true, columns: 'role', rows: null, filter: {} },
      codingIds: [before.id],
      verdict: { is: 'negative' },
    });
    expect(told()).toEqual([one(before)]);
  });

  test('carries codings, says beforehand whose words change, and is undone to the last row.', () => {
    const kept = code('see the whole face change', 'seeing');
    const changed = code('I have been in that bed myself', 'one too');
    const lost = code('straight', 'candour');
    const star = study.call('exemplars.add', { codingId: changed.id });
    study.call('memos.add', {
      kind: 'theoretical',
      title: 'Bed',
      plainText: '',
      on: [{ target: 'passage', targetId: study.first, start: lost.start, end: lost.end }],
    });
    const before = dump(study.host.parts.db);
    const edit = [
      putting(study, study.first, 'straight', ''),
      putting(study, study.first, 'bed', 'same bed'),
    ];
    const seen = study.call('transcripts.preview', { id: study.first, textRevision: 0, edit });
    expect(seen).toMatchObject({
      changed: [{ codingId: changed.id, before: 'I have been in that bed myself', after: 'I have been in that same bed myself' }],
      lost: [{ codingId: lost.id, before: 'straight' }],
      exemplars: [{ exemplarId: star.id, after: 'I have been in that same bed myself' }],
      memos: [{}],
      regions: [],
    }); // prettier-ignore
    expect(dump(study.host.parts.db)).toEqual(before);
    const done = editText(study, study.first, edit);
    expect(done).toEqual({
      id: study.first,
      textRevision: revision(study.first),
      changed: 1,
      lost: 1,
      exemplars: 1,
    });
    expect(words(kept.id)).toBe('see the whole face change');
    expect(words(changed.id)).toBe('I have been in that same bed myself');
    expect(words(lost.id)).toBe('');
    expect(countOf(lost.codeId)).toBe(0);
    expect(study.call('codes.incidents', { codeId: lost.codeId }).total).toBe(0);
    expect(get(study.host.parts.db.orm, 'exemplar', star.id).checkedRevision).toBe(0);
    wellKept();
    const after = dump(study.host.parts.db);
    study.call('history.undo', {});
    expect(dump(study.host.parts.db)).toEqual(before);
    study.call('history.redo', {});
    expect(dump(study.host.parts.db)).toEqual(after);
    study.call('history.undo', {});
    expect(dump(study.host.parts.db)).toEqual(before);
  });

  test('of an old revision is refused, and says that nothing typed is lost.', async () => {
    editText(study, study.first, [putting(study, study.first, 'bed', 'cot')]);
    const late = { id: study.first, textRevision: 0, edit: [], turns: [] };
    const refused = await study.refusal('transcripts.edit', late);
    expect(refused.code).toBe('conflict');
    expect(refused.message).toContain('Nothing you typed is lost');
    expect((await study.refusal('transcripts.preview', late)).code).toBe('conflict');
  });

  test('of a text that was taken back is refused, also when another edit has been made since; done again, it is taken.', async () => {
    const before = revision(study.first);
    editText(study, study.first, [putting(study, study.first, 'bed', 'cot')]);
    const first = revision(study.first);
    study.call('history.undo', {});
    expect(revision(study.first)).toBe(before);
    study.call('history.redo', {});
    expect(revision(study.first)).toBe(first);
    study.call('history.undo', {});
    editText(study, study.first, [putting(study, study.first, 'bed', 'ward bed')]);
    expect(new Set([before, first, revision(study.first)]).size).toBe(3);
    const late = { id: study.first, textRevision: first, edit: [], turns: [] };
    expect((await study.refusal('transcripts.edit', late)).code).toBe('conflict');
    expect((await study.refusal('transcripts.preview', late)).code).toBe('conflict');
    const texts = [{ id: study.first, textRevision: first }];
    const replacing = { query: 'bed', by: 'cot', texts, dryRun: false };
    expect((await study.refusal('transcripts.replace', replacing)).code).toBe('conflict');
  });

  test('that parts and joins turns keeps the ids of those that stay.', () => {
    const [turn] = turnsOf(study, study.first);
    const as = (id: Id | null, said: string) => ({
      id,
      words: said,
      speakerId: turn!.speakerId,
      startsAtMs: null,
    });
    const [left, right] = [FIRST_WORDS.slice(0, 22), FIRST_WORDS.slice(23)];
    const coding = code('have been in that bed', 'one too');
    const change = turnEdit(FIRST_WORDS, turnsOf(study, study.first), [as(turn!.id, left), as(null, right)]);
    study.call('transcripts.edit', { id: study.first, textRevision: 0, ...change, edit: [...change.edit] });
    const parted = turnsOf(study, study.first);
    expect(parted.map((row) => row.end - row.start)).toEqual([23, right.length]);
    expect(parted[0]?.id).toBe(turn!.id);
    expect(words(coding.id)).toBe('have been in that bed');
    const typed = `New.\n${left}`;
    const again = turnEdit(textOf(study, study.first), parted, [
      as(null, 'New.'),
      as(parted[0]!.id, left),
      as(parted[1]!.id, right),
    ]);
    study.call('transcripts.edit', {
      id: study.first,
      textRevision: revision(study.first),
      ...again,
      edit: [...again.edit],
    });
    expect(turnsOf(study, study.first).map((row) => row.id).slice(1)).toEqual(parted.map((row) => row.id)); // prettier-ignore
    expect(textOf(study, study.first).startsWith(typed)).toBe(true);
    wellKept();
  });

  test('takes CRLF for a line end, wherever the turns were cut.', () => {
    const insert = 'Two\r\nlines\r\n';
    const end = insert.length + FIRST_WORDS.length;
    const turn = { speakerId: null, startsAtMs: null };
    study.call('transcripts.edit', {
      id: study.first,
      textRevision: 0,
      edit: [{ at: 0, remove: 0, insert }],
      turns: [
        { ...turn, start: 0, end: 5 },
        { ...turn, start: 5, end: 12 },
        { ...turn, start: 12, end },
      ],
    });
    expect(textOf(study, study.first)).toBe(`Two\nlines\n${FIRST_WORDS}`);
    expect(turnsOf(study, study.first).map((row) => row.end)).toEqual([4, 10, 10 + FIRST_WORDS.length]);
    wellKept();
  });

  test.each([
    ['beyond the text', [{ at: 0, remove: 10_000, insert: '' }], [], 'does not fit'],
    ['with overlaps', [{ at: 0, remove: 5, insert: '' }, { at: 3, remove: 5, insert: '' }], [], 'does not fit'], // prettier-ignore
    ['with half a character', [{ at: 0, remove: 0, insert: '\ud83d' }], [], 'cut a character'],
    ['whose turns leave a gap', [], [{ start: 1, end: 5, speakerId: null, startsAtMs: null }], 'follow each other'],
    ['whose turns end within a line', [], [{ start: 0, end: 5, speakerId: null, startsAtMs: null }, { start: 5, end: FIRST_WORDS.length, speakerId: null, startsAtMs: null }], 'within a line'],
    ['whose turns end early', [], [{ start: 0, end: 5, speakerId: null, startsAtMs: null }], 'The turns end at 5'],
    ['with a stranger speaking', [], [{ start: 0, end: FIRST_WORDS.length, speakerId: 2, startsAtMs: null }], 'not in this transcript'],
  ])('%s is refused and changes nothing.', async (_, edit, turns, said) => {
    const before = dump(study.host.parts.db);
    const refused = await study.refusal('transcripts.edit', { id: study.first, textRevision: 0, edit, turns });
    expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining(said) as string });
    expect(dump(study.host.parts.db)).toEqual(before);
  }); // prettier-ignore

  test('that changes nothing is no change; one of speakers alone moves the revision on.', () => {
    const changes = study.broadcasts.length;
    editText(study, study.first, [putting(study, study.first, 'bed', 'bed')]);
    expect(study.broadcasts.length).toBe(changes);
    const speaker = study.call('speakers.add', { transcriptId: study.first, label: 'Nurse' });
    expect(study.call('speakers.add', { transcriptId: study.first, label: 'nurse' }).id).toBe(speaker.id);
    const turns = turnsOf(study, study.first).map(({ id: _i, transcriptId: _t, ...turn }) => ({ ...turn, speakerId: speaker.id })); // prettier-ignore
    study.call('transcripts.edit', { id: study.first, textRevision: 0, edit: [], turns });
    expect(turnsOf(study, study.first)[0]?.speakerId).toBe(speaker.id);
    expect(revision(study.first)).toBe(study.host.parts.revision());
  });

  test('is kept in the log by what was typed, and indexes again only the turns it touched.', () => {
    const line = (n: number) => `${'words of no account '.repeat(20)}${n}`;
    const text = Array.from({ length: 200 }, (_, n) => line(n)).join('\n');
    const turn = turnsOf(study, study.first)[0]!;
    const typed = text.split('\n').map((said) => ({ id: null, words: said, speakerId: turn.speakerId, startsAtMs: null }));
    const whole = turnEdit(FIRST_WORDS, turnsOf(study, study.first), typed);
    study.call('transcripts.edit', { id: study.first, textRevision: 0, ...whole, edit: [...whole.edit] });
    const { sqlite } = study.host.parts.db;
    sqlite.exec("delete from turn_fts where rowid in (select id from turn where start = 0)");
    editText(study, study.first, [putting(study, study.first, 'account 150', 'zebra 150')]);
    const log = sqlite.prepare('select length(diff) from change order by revision desc limit 1').pluck().get();
    expect(log).toBeLessThan(text.length / 10);
    const found = (query: string) => study.call('search.words', { query, limit: 200 });
    expect(found('zebra')).toHaveLength(1);
    expect(found('zebra')[0]?.words).toBe('zebra');
    // The first turn, whose entry was taken out by hand, was not indexed again.
    expect(found('account')).toHaveLength(199);
    study.call('history.undo', {});
    expect(found('zebra')).toHaveLength(0);
  }); // prettier-ignore
});

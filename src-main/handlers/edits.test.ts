import type { Id, Input } from '@shared/contract/index.ts';
import { turnEdit } from '@shared/text/testing/turn-edit.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { get, list } from '../db/rows.ts';
import { editText, putting, textOf, turnsOf } from './testing/edits.ts';
import { dump, FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});

const code = (words: string, name: string, id: Id = study.first) => {
  const start = textOf(study, id).indexOf(words);
  const held = list(study.host.parts.db.orm, 'code').find((row) => row.name === name);
  return study.call('codings.add', {
    transcriptId: id,
    start,
    end: start + words.length,
    code: held ? { id: held.id } : { add: { name } },
  });
};
const words = (id: Id) => {
  const row = get(study.host.parts.db.orm, 'coding', id);
  return textOf(study, row.transcriptId).slice(row.start, row.end);
};
const wellKept = () => expect(study.call('project.check', {})).toEqual([]);
const revision = (id: Id) => get(study.host.parts.db.orm, 'transcript', id).textRevision;
const countOf = (codeId: Id) =>
  study.call('project.snapshot', {}).counts.find((one) => one.codeId === codeId)?.codings ?? 0;

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

describe('Needs review', () => {
  test('lists a lost coding with its old words and puts it where a person says.', async () => {
    const lost = code('in that bed', 'bed');
    editText(study, study.first, [putting(study, study.first, 'in that bed', 'on the ward')]);
    const [item] = study.call('review.list', { transcriptId: study.first }).items;
    expect(item).toMatchObject({
      reason: 'lost',
      oldWords: 'in that bed',
      words: '',
      quotation: null,
      suggestion: { words: 'on the ward' },
    });
    expect(item?.before.endsWith('I have been ')).toBe(true);
    expect(item?.after.startsWith(' myself')).toBe(true);
    expect(await study.refusal('review.settle', { id: item!.id, action: 'anchor', start: 3, end: 3 })).toMatchObject({ code: 'invalid' }); // prettier-ignore
    study.call('review.settle', { id: item!.id, action: 'accept' });
    expect(words(lost.id)).toBe('on the ward');
    expect(countOf(lost.codeId)).toBe(1);
    expect(study.call('review.list', {}).items).toEqual([]);
    wellKept();
    study.call('history.undo', {});
    study.call('review.settle', { id: item!.id, action: 'anchor', start: 0, end: 11 });
    expect(words(lost.id)).toBe('I tell them');
    study.call('history.undo', {});
    study.call('review.settle', { id: item!.id, action: 'remove' });
    expect(list(study.host.parts.db.orm, 'coding')).toEqual([]);
    wellKept();
  });

  test('suggests nothing where nothing came in the place of the words, and a later edit keeps the first words.', async () => {
    const lost = code('in that bed', 'bed');
    editText(study, study.first, [putting(study, study.first, ' in that bed', '')]);
    editText(study, study.first, [putting(study, study.first, 'I have been', 'We were')]);
    const { items } = study.call('review.list', {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ oldWords: 'in that bed', suggestion: null });
    expect((await study.refusal('review.settle', { id: items[0]!.id, action: 'accept' })).code).toBe(
      'conflict',
    );
    study.call('codings.update', { id: lost.id, start: 0, end: 6 });
    expect(study.call('review.list', {}).items).toEqual([]);
    wellKept();
  });

  test('keeps a quotation readable whose words have changed, with its cuts where they still hold.', () => {
    const coding = code('I have been in that bed myself', 'one too');
    const at = (part: string) => 'I have been in that bed myself'.indexOf(part);
    const star = study.call('exemplars.add', {
      codingId: coding.id,
      rendition: { cuts: [{ start: at('in that bed'), end: at(' myself'), with: null }] },
    });
    editText(study, study.first, [putting(study, study.first, 'myself', 'my own self')]);
    const [item] = study.call('review.list', {}).items;
    expect(item).toMatchObject({
      reason: 'exemplar',
      quotation: { before: 'I have been … myself', after: 'I have been … my own self' },
    });
    study.call('review.settle', { id: item!.id, action: 'accept' });
    expect(study.call('review.list', {}).items).toEqual([]);
    expect(get(study.host.parts.db.orm, 'exemplar', star.id).checkedRevision).toBeGreaterThan(0);
    editText(study, study.first, [putting(study, study.first, 'I have been in', 'In')]);
    editText(study, study.first, [putting(study, study.first, 'In that bed my own self', '')]);
    const both = study.call('review.list', {}).items;
    expect(both.map((one) => one.reason).sort()).toEqual(['exemplar', 'lost']);
    wellKept();
    study.call('review.settle', { id: both.find((one) => one.reason === 'lost')!.id, action: 'anchor', start: 0, end: 6 }); // prettier-ignore
    study.call('exemplars.update', { id: star.id, rendition: { cuts: [] } });
    expect(study.call('review.list', {}).items).toEqual([]);
    wellKept();
  });

  test('lists a memo whose passage has gone and gives it to the transcript, or to other words.', () => {
    const start = FIRST_WORDS.indexOf('straight');
    const on = [{ target: 'passage' as const, targetId: study.first, start, end: start + 8 }];
    const memo = study.call('memos.add', { kind: 'reflexive', title: 'Candour', plainText: '', on });
    editText(study, study.first, [putting(study, study.first, 'straight', '')]);
    const [lost] = study.call('review.list', {}).memos;
    expect(lost).toMatchObject({ memoId: memo.id, at: start });
    study.call('review.settle', { id: lost!.linkId, of: 'memo', action: 'anchor', start: 0, end: 6 });
    expect(study.call('review.list', {}).memos).toEqual([]);
    study.call('history.undo', {});
    study.call('review.settle', { id: lost!.linkId, of: 'memo', action: 'accept' });
    expect(get(study.host.parts.db.orm, 'memoLink', lost!.linkId)).toMatchObject({ target: 'transcript' });
    wellKept();
  });
});

describe('Find and replace', () => {
  // The handler answers a dry run later, whatever the type of `call` says.
  const preview = async (input: Omit<Input<'transcripts.replace'>, 'dryRun'>) =>
    study.call('transcripts.replace', { ...input, dryRun: true });

  test('shows every find with its codings, replaces all in one change, and a coded name keeps its coding.', async () => {
    const name = code('bed', 'the bed');
    const other = code('them had been in', 'been in', study.second);
    const query = { query: 'been in', by: 'lain in' };
    const dry = await preview(query);
    expect(dry.hits.map((hit) => [hit.transcriptId, hit.words, hit.codings.map((one) => one.fate)])).toEqual([
      [study.first, 'been in', []],
      [study.second, 'been in', ['changed']],
    ]);
    const before = study.broadcasts.length;
    const except = [{ transcriptId: study.first, start: dry.hits[0]!.start }];
    const left = await preview({ ...query, except });
    expect(left.hits.map((hit) => hit.isLeft)).toEqual([true, false]);
    expect(left).toMatchObject({ total: 1, transcripts: [{ hits: 0, left: 1 }, { hits: 1, left: 0 }] });
    expect(study.call('transcripts.replace', { ...query, except, dryRun: false })).toMatchObject({ total: 1 });
    expect(study.broadcasts.length).toBe(before + 1);
    expect(words(other.id)).toBe('them had lain in');
    study.call('transcripts.replace', { query: 'BED', by: 'ward', matchCase: false, wholeWords: true, dryRun: false });
    expect(words(name.id)).toBe('ward');
    expect(study.call('review.list', {}).items).toEqual([]);
    wellKept();
  }); // prettier-ignore

  test('finds signs as they are typed, whole words only when asked, and no half of a character.', async () => {
    const find = async (query: string, wholeWords = false) =>
      (await preview({ query, by: '', wholeWords })).total;
    const counts = [await find('.'), await find('e', true), await find('hat'), await find('hat', true), await find('\u200d')];
    expect(counts).toEqual([2, 0, 2, 0, 2]);
    expect(await find('👩')).toBe(2);
  }); // prettier-ignore

  test('leaves a whole transcript as it is when asked, and names each coding once with the finds it is touched by.', async () => {
    code('been in that bed', 'long');
    const inner = code('in', 'short');
    const query = { query: 'in', by: 'on', wholeWords: true };
    const { hits } = await preview({ ...query, except: [{ transcriptId: study.second }] });
    const here = hits.filter((hit) => hit.transcriptId === study.first);
    expect(here.map((hit) => hit.codings.length)).toEqual([2]);
    expect(here[0]!.codings.find((one) => one.codingId === inner.id)?.fate).toBe('changed');
    expect(hits.filter((hit) => hit.transcriptId === study.second).every((hit) => hit.isLeft)).toBe(true);
    study.call('transcripts.replace', { ...query, except: [{ transcriptId: study.second }], dryRun: false });
    expect(revision(study.second)).toBe(0);
    wellKept();
  }); // prettier-ignore

  test('is refused whole where a text has moved on since it was shown, and is stopped between transcripts.', async () => {
    const query = { query: 'bed', by: 'cot' };
    const { transcripts } = await preview(query);
    const texts = transcripts.map(({ id, textRevision }) => ({ id, textRevision }));
    editText(study, study.first, [putting(study, study.first, 'straight', 'strait')]);
    const before = dump(study.host.parts.db);
    const refused = await study.refusal('transcripts.replace', { ...query, texts, dryRun: false });
    expect(refused.code).toBe('conflict');
    expect(dump(study.host.parts.db)).toEqual(before);
    const input = { matchCase: true, wholeWords: false, except: [], texts: [], limit: 10, ...query, dryRun: true };
    const stopped = study.host.handlers['transcripts.replace'](input, { cancelled: () => true, progress: () => {} });
    await expect(stopped).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  }); // prettier-ignore
});

describe('Splitting, joining and erasing', () => {
  test('split at the caret, a coding becomes two of its words; joined they are one again.', async () => {
    const coding = code('I have been in that bed myself', 'one too');
    study.call('exemplars.add', { codingId: coding.id });
    const parts = study.call('codings.split', { id: coding.id, at: FIRST_WORDS.indexOf('in that bed') });
    expect(parts.map((row) => words(row.id))).toEqual(['I have been', 'in that bed myself']);
    wellKept();
    expect((await study.refusal('codings.split', { id: coding.id, at: coding.start })).code).toBe('invalid');
    const joined = study.call('codings.join', { ids: parts.map((row) => row.id).reverse() });
    expect(joined).toMatchObject({ id: coding.id, start: coding.start, end: coding.end });
    expect(list(study.host.parts.db.orm, 'coding')).toHaveLength(1);
    expect(list(study.host.parts.db.orm, 'exemplar')).toHaveLength(1);
    wellKept();
  });

  test('words between two codings are coded with them only when asked.', async () => {
    const ids = [code('I tell them', 'x').id, code('that bed', 'x').id];
    expect((await study.refusal('codings.join', { ids })).code).toBe('conflict');
    study.call('codings.join', { ids, withGap: true });
    expect(words(ids[0]!)).toBe('I tell them straight, I have been in that bed');
    const other = code('face', 'y').id;
    expect((await study.refusal('codings.join', { ids: [ids[0]!, other] })).code).toBe('invalid');
  });

  test('erased from some words, a code stays on the others.', async () => {
    const coding = code('I have been in that bed myself', 'one too');
    const erase = (part: string) => {
      const start = FIRST_WORDS.indexOf(part);
      return { transcriptId: study.first, start, end: start + part.length, codeId: coding.codeId };
    };
    expect(study.call('codings.erase', erase('in that'))).toEqual({ cut: 1, removed: 0, added: 1 });
    expect(list(study.host.parts.db.orm, 'coding').map((row) => words(row.id))).toEqual(['I have been', 'bed myself']);
    expect(study.call('codings.erase', erase('been in that bed'))).toEqual({ cut: 2, removed: 0, added: 0 });
    expect(study.call('codings.erase', erase('I have'))).toEqual({ cut: 0, removed: 1, added: 0 });
    expect((await study.refusal('codings.erase', erase('straight'))).code).toBe('not_found');
    wellKept();
  }); // prettier-ignore
});

import { expect, test } from 'vitest';
import { copied } from './copied.ts';
import { dump, inStudy, rowsOf, smallStudy, type SmallStudy } from './study.ts';

const bytesOf = (study: SmallStudy) => study.host.parts.db.sqlite.serialize();

/** A study whose second coder is at work, with something done and something undone. */
const build = () => {
  const study = smallStudy();
  study.call('coders.add', { name: 'Second', initials: 'S', color: '#123456' });
  study.call('coders.choose', { id: 2 });
  study.call('codes.add', { name: 'kept' });
  study.call('codes.add', { name: 'undone' });
  study.call('history.undo', {});
  return study;
};
const begun = copied(build);

test('A copy is the same byte for byte, whatever was done to the copies before it.', () => {
  const first = begun();
  const bytes = bytesOf(first);
  for (const name of ['one', 'two', 'three']) first.call('codes.add', { name });
  first.call('coders.choose', { id: 1 });
  first.broadcasts[0]!.change.label = 'spoilt';
  const second = begun();
  expect(bytesOf(first).equals(bytes)).toBe(false);
  expect(bytesOf(second).equals(bytes)).toBe(true);
  expect(second.host.parts.coder.id()).toBe(2);
  expect(second.broadcasts.map(({ change }) => change.label)).not.toContain('spoilt');
});

test('What is done to a copy comes out as it does in the study itself: the same rows, guids, times and changes.', () => {
  const [study, copy] = [build(), begun()];
  for (const each of [study, copy]) {
    each.call('history.redo', {});
    each.call('codes.add', { name: 'new' });
    each.call('history.undo', {});
    each.call('history.undo', {});
    each.call('codings.add', { transcriptId: each.first, start: 0, end: 6, code: { add: { name: 'last' } } });
  }
  expect(dump(copy.host.parts.db)).toEqual(dump(study.host.parts.db));
  expect(copy.broadcasts).toEqual(study.broadcasts);
  expect(copy.host.parts.history()).toEqual(study.host.parts.history());
});

test('The rows of a study as one text differ when any row does, and are as before once it is undone.', () => {
  const study = smallStudy();
  const rows = rowsOf(study.host.parts.db);
  const texts = [rows()];
  study.call('codes.add', { name: 'one' });
  texts.push(rows());
  study.call('codes.update', { ids: [1], patch: { useWhen: 'it is said' } });
  texts.push(rows());
  expect(new Set(texts).size).toBe(3);
  for (const text of texts.toReversed().slice(1)) {
    study.call('history.undo', {});
    expect(rows()).toBe(text);
  }
});

test('A study that something is tried in is closed, even when it fails.', () => {
  const seen: SmallStudy[] = [];
  const fail = inStudy(smallStudy, (study, why: string) => {
    seen.push(study);
    throw new Error(why);
  });
  expect(() => fail('It failed.')).toThrow('It failed.');
  expect(seen[0]?.host.parts.db.sqlite.open).toBe(false);
});

import type { Preferences, Told } from '@shared/contract/index.ts';
import { expect, test } from 'vitest';
import { copyDatabase } from '../db/open.ts';
import { createHost, type PreferenceFile } from '../host.ts';
import { metered } from './testing/copied.ts';
import { smallStudy, type SmallStudy } from './testing/study.ts';

const second = { name: 'Researcher two', initials: 'R2', color: '#8a4f7d' };
const coderOf = (study: SmallStudy, at = 0) =>
  study.call('codings.add', {
    transcriptId: study.first,
    start: at,
    end: at + 10,
    code: { add: { name: `code ${at}` } },
  }).coderId;

test('Whoever is chosen is told to every window, once.', () => {
  const study = smallStudy();
  const heard: Told[][] = [[], []];
  for (const own of heard) study.host.subscribeTold?.((told) => void own.push(told));
  const { id } = study.call('coders.add', second);
  study.call('coders.choose', { id });
  study.call('coders.choose', { id });
  for (const own of heard) expect(own).toEqual([{ coderId: id }]);
  expect(coderOf(study)).toBe(id);
});

test('When the adding of whoever codes is undone, whoever coded before does again, and coding goes on.', () => {
  const study = smallStudy();
  const first = study.host.parts.coder.id();
  const { id } = study.call('coders.add', second);
  study.call('coders.choose', { id });
  const heard: Told[] = [];
  study.host.subscribeTold?.((told) => void heard.push(told));
  study.call('history.undo', {});
  expect(heard).toEqual([{ coderId: first }]);
  expect(coderOf(study)).toBe(first);
});

test('Of several who were added and chosen, each undo leads back to the one before.', () => {
  const study = smallStudy();
  const first = study.host.parts.coder.id();
  const ids = ['R2', 'R3'].map((initials) => {
    const { id } = study.call('coders.add', { ...second, initials });
    study.call('coders.choose', { id });
    return id;
  });
  study.call('history.undo', {});
  expect(coderOf(study, 0)).toBe(ids[0]);
  study.call('history.undo', {});
  study.call('history.undo', {});
  expect(coderOf(study, 20)).toBe(first);
});

test('A study that is opened again is coded by whoever coded in it the last time on this computer.', () => {
  const study = smallStudy();
  const { id } = study.call('coders.add', second);
  const bytes = study.host.parts.db.sqlite.serialize();
  let kept: Preferences = { theme: 'dark' };
  const preferences: PreferenceFile = {
    read: () => kept,
    save: (all) => {
      kept = all;
    },
  };
  const opened = () => createHost({ db: copyDatabase(bytes), preferences, ...metered() });
  const one = opened();
  one.parts.coder.choose(id);
  one.close();
  const again = opened();
  expect(again.parts.coder.id()).toBe(id);
  expect(kept).toMatchObject({ theme: 'dark' });
  again.close();
});

test('Whoever coded the last time and is in the study no longer leaves it to the first.', () => {
  const study = smallStudy();
  const bytes = study.host.parts.db.sqlite.serialize();
  const [guid] = study.host.parts.db.sqlite.prepare('select guid from project').pluck().all() as string[];
  const preferences: PreferenceFile = { read: () => ({ [`coder ${guid}`]: 'nobody' }), save: () => {} };
  const host = createHost({ db: copyDatabase(bytes), preferences, ...metered() });
  expect(host.parts.coder.id()).toBe(study.host.parts.coder.id());
  host.close();
});

import type { Input } from '@shared/contract/index.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { editText, onText, putting } from './testing/edits.ts';
import { dump, smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const { code, revision, wellKept, words } = onText(() => study);

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

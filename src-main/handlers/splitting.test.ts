import { beforeEach, describe, expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { onText } from './testing/edits.ts';
import { FIRST_WORDS, smallStudy, type SmallStudy } from './testing/study.ts';

let study: SmallStudy;
beforeEach(() => {
  study = smallStudy();
});
const { code, wellKept, words } = onText(() => study);

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

import type { Id } from '@shared/contract/index.ts';
import { get, list } from '../../db/rows.ts';
import { FIRST_WORDS, type SmallStudy } from './study.ts';

export const orm = (study: SmallStudy) => study.host.parts.db.orm;
/** The revision of the last change. */
export const now = (study: SmallStudy) => study.host.parts.revision();
export const codes = (study: SmallStudy) => list(orm(study), 'code');
export const named = (study: SmallStudy, name: string) => codes(study).find((row) => row.name === name);

/** Codes words of the first transcript, with a code that is made for them. */
export const coded = (
  study: SmallStudy,
  words: string,
  code: { id: Id } | { name: string; parentId?: Id },
) => {
  const start = FIRST_WORDS.indexOf(words);
  return study.call('codings.add', {
    transcriptId: study.first,
    start,
    end: start + words.length,
    code: 'id' in code ? code : { add: code },
  });
};

/** The words that a coding stands on. */
export const wordsOf = (study: SmallStudy, id: Id) => {
  const row = get(orm(study), 'coding', id);
  return get(orm(study), 'transcript', row.transcriptId).text.slice(row.start, row.end);
};

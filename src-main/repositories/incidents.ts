import type { Coding, Exemplar, Id, Incident } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { exemplar } from '../db/schema.ts';
import { identifierIndex } from './identify.ts';
import { quotationOf } from './renditions.ts';

/** Codings as evidence, in their given order: each with its words, whose they are, and its quotation as an exemplar. */
export function incidentsOf(db: Db, codings: readonly Coding[]): Incident[] {
  const identify = identifierIndex(db);
  const exemplars = exemplarsOn(db, codings);
  const texts = textsOf(
    db,
    codings.map((row) => row.transcriptId),
  );
  return codings.map((coding) => {
    const words = (texts.get(coding.transcriptId) ?? '').slice(coding.start, coding.end);
    const chosen = exemplars.get(coding.id);
    return {
      coding,
      words,
      ...identify(coding.transcriptId, coding.start, coding.end),
      quotation: chosen ? quotationOf(words, chosen.rendition) : null,
      exemplarId: chosen?.id ?? null,
    };
  });
}

/** The texts of these transcripts. Words are cut from them here, never by SQLite, whose positions are not UTF-16. */
export function textsOf(db: Db, transcriptIds: readonly Id[]): Map<Id, string> {
  const rows = db.sqlite
    .prepare('select id, text from transcript where id in (select value from json_each(?))')
    .all(JSON.stringify([...new Set(transcriptIds)])) as { id: Id; text: string }[];
  return new Map(rows.map((row) => [row.id, row.text]));
}

/** The exemplar that each of these codings is, by the coding's id. */
export const exemplarsOn = (db: Db, codings: readonly { id: Id }[]): Map<Id, Exemplar> =>
  new Map(
    list(
      db.orm,
      'exemplar',
      isAnyOf(
        exemplar.codingId,
        codings.map((row) => row.id),
      ),
    ).map((row) => [row.codingId, row]),
  );

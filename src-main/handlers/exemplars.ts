import { Refusal } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { checkRendition, type Rendition } from '@shared/text/quotation.ts';
import { eq } from 'drizzle-orm';
import { defined } from '../db/patch.ts';
import { get, list } from '../db/rows.ts';
import { exemplar } from '../db/schema.ts';
import type { Parts } from '../host.ts';
import { lastRank } from '../repositories/exemplars.ts';
import { removeReviews } from '../repositories/reviews.ts';

type Calls = `exemplars.${'add' | 'update' | 'remove'}`;

/** Codings chosen for reporting. A quotation is kept as cuts of the words, so it cannot say what was not said. */
export function exemplarHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { newGuid, write } = parts;
  const orm = parts.db.orm;
  const wordsOf = (codingId: number) => {
    const coding = get(orm, 'coding', codingId);
    return {
      words: get(orm, 'transcript', coding.transcriptId).text.slice(coding.start, coding.end),
      name: get(orm, 'code', coding.codeId).name,
    };
  };
  const faithful = (words: string, rendition: Rendition) => {
    const [problem] = checkRendition(words, rendition);
    if (problem) throw new Refusal('unfaithful', problem.message);
    return JSON.stringify(rendition);
  };
  return {
    'exemplars.add': ({ codingId, rendition, reason, standing }) => {
      const { words, name } = wordsOf(codingId);
      if (list(orm, 'exemplar', eq(exemplar.codingId, codingId)).length > 0)
        throw new Refusal('conflict', 'This coding is an exemplar already.');
      if (words === '')
        throw new Refusal(
          'conflict',
          'The words of this coding were deleted. Put it on words again under needs review, then choose it.',
        );
      const label =
        standing === 'candidate'
          ? `Noted a candidate for “${name}”`
          : standing === 'supplementary'
            ? `Chose a supplementary quotation of “${name}”`
            : `Chose an exemplar of “${name}”`;
      return write({ kind: 'exemplars.add', label }, (tx) =>
        tx.insert('exemplar', {
          guid: newGuid(),
          codingId,
          rendition: faithful(words, rendition ?? { cuts: [] }),
          rank: lastRank(tx.orm),
          reason: reason ?? '',
          checkedRevision: parts.revision() + 1,
          standing,
        }),
      );
    },
    'exemplars.update': ({ id, rendition, ...patch }) => {
      const { words, name } = wordsOf(get(orm, 'exemplar', id).codingId);
      // As under needs review: nobody has looked at a quotation that says nothing.
      if (rendition && words === '')
        throw new Refusal('conflict', 'This quotation has no words. Put its coding on words again first.');
      return write({ kind: 'exemplars.update', label: `Changed a quotation of “${name}”` }, (tx) => {
        const { codingId } = get(tx.orm, 'exemplar', id);
        if (rendition) removeReviews(tx, codingId, 'exemplar');
        return tx.update('exemplar', id, {
          ...defined(patch),
          ...(rendition
            ? { rendition: faithful(words, rendition), checkedRevision: parts.revision() + 1 }
            : {}),
        });
      });
    },
    'exemplars.remove': ({ id }) => {
      const { codingId } = get(orm, 'exemplar', id);
      const { name } = wordsOf(codingId);
      return write({ kind: 'exemplars.remove', label: `Took back an exemplar of “${name}”` }, (tx) => {
        removeReviews(tx, codingId, 'exemplar');
        tx.remove('exemplar', id);
        return { id };
      });
    },
  };
}

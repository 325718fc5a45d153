import type { Coding, Exemplar, Id, Region, Review } from '@shared/contract/index.ts';
import { carry, type TextChange } from '@shared/text/carry.ts';
import { checkRendition, type Rendition } from '@shared/text/quotation.ts';
import { inScope } from '@shared/text/scope.ts';
import type { Span } from '@shared/text/span.ts';
import { hashWords } from '@shared/text/words.ts';
import { eq } from 'drizzle-orm';
import { list } from '../../db/rows.ts';
import { exemplar as exemplarTable } from '../../db/schema.ts';
import { planMissingCode } from './bring-back-codes.ts';
import { comesFirst, type Plan } from './bring-back-plan.ts';
import { carryRendition } from '../carry.ts';
import { regionsOf, sameCoding } from '../codings.ts';
import { contextOf } from '../edit-write.ts';
import { quotationOf, readRendition } from '../renditions.ts';
import { rowThen } from './trail-row.ts';

/** A review entry that a coding needs because of edits made while it was away. */
export type NewReview = Omit<Review, 'id' | 'revision'>;

/** Where a passage of a removed row is now: each edit since is gone through, and where its words went is kept. */
export function carried(
  edits: readonly TextChange[],
  span: Span,
): Span & { lostIn: TextChange | null; was: Span } {
  let at: Span = { start: span.start, end: span.end };
  for (const [i, change] of edits.entries()) {
    const to = carry(change, at);
    if (to.kind === 'lost') {
      const was = at;
      let place: Span = { start: to.start, end: to.end };
      for (const later of edits.slice(i + 1)) place = carry(later, place);
      return { start: place.start, end: place.end, lostIn: change, was };
    }
    at = { start: to.start, end: to.end };
  }
  return { ...at, lostIn: null, was: at };
}

/** Codings on their own words, with the quotations that were chosen of them. */
export function planCodings(plan: Plan): NewReview[] {
  const reviews: NewReview[] = [];
  const regions = new Map<Id, Region[]>();
  const regionsIn = (id: Id) => {
    const held = regions.get(id) ?? [
      ...regionsOf(plan.parts.db.orm, id),
      ...[...plan.planned('region').values()].filter((row) => row.transcriptId === id),
    ];
    regions.set(id, held);
    return held;
  };
  const kept = new Set<string>();
  for (const row of plan.gone('coding')) {
    if (!plan.has('transcript', row.transcriptId)) {
      plan.leave('coding', comesFirst(plan, 'transcript', row.transcriptId));
      continue;
    }
    if (!plan.has('coder', row.coderId)) {
      plan.leave('coding', 'Whoever made this coding is no longer a coder of the project.');
      continue;
    }
    if (!planMissingCode(plan, row.codeId)) {
      plan.leave('coding', comesFirst(plan, 'code', row.codeId));
      continue;
    }
    const since = plan.textOf(row.transcriptId);
    const now = since.edits.at(-1)?.after ?? since.text;
    const before = since.text.slice(row.start, row.end);
    const to = carried(since.edits, row);
    const words = now.slice(to.start, to.end);
    const code = plan.row('code', row.codeId)?.name ?? '';
    const placed: Coding = {
      ...row,
      start: to.start,
      end: to.end,
      wordsHash: hashWords(words),
      inScope: to.start < to.end && inScope(to, regionsIn(row.transcriptId)),
    };
    const key = `${row.transcriptId} ${to.start} ${to.end} ${row.codeId} ${row.coderId}`;
    const isNew = plan.planned('code').has(row.codeId);
    const same = isNew ? null : sameCoding(plan.parts.db.orm, placed);
    if (same || (to.start < to.end && kept.has(key))) {
      if (same) plan.codingIds.set(row.id, same.id);
      plan.note({ is: 'double', code, words });
      continue;
    }
    kept.add(key);
    plan.add('coding', placed);
    if (to.lostIn) {
      plan.note({ is: 'lost', code, words: before });
      reviews.push({
        codingId: row.id,
        oldWords: to.lostIn.before.slice(to.was.start, to.was.end),
        oldContext: contextOf(to.lostIn.before, to.was),
        reason: 'lost',
      });
    } else if (words !== before) plan.note({ is: 'edited', code, before, after: words });
  }
  planExemplars(plan, reviews);
  planReviews(plan, reviews);
  return reviews;
}

function planExemplars(plan: Plan, reviews: NewReview[]): void {
  const { orm } = plan.parts.db;
  const was = new Map(plan.gone('coding').map((row) => [row.id, row]));
  const taken = new Set<Id>();
  for (const row of plan.gone('exemplar')) {
    const codingId = plan.codingIds.get(row.codingId) ?? row.codingId;
    const coding = plan.row('coding', codingId);
    if (!coding) {
      plan.leave('exemplar', comesFirst(plan, 'coding', row.codingId));
      continue;
    }
    const isTaken = list(orm, 'exemplar', eq(exemplarTable.codingId, codingId)).length > 0;
    if (isTaken || taken.has(codingId)) {
      plan.leave('exemplar', 'This coding is an exemplar already.');
      continue;
    }
    taken.add(codingId);
    const then = was.get(row.codingId) ?? rowThen(plan.parts.db, 'coding', codingId, plan.revision);
    const { exemplar, review } = requoted(plan, { ...row, codingId }, then, coding);
    plan.add('exemplar', exemplar);
    if (review) reviews.push(review);
  }
}

/** A quotation on the words as they are now; when they are others it has to be looked at again. */
function requoted(
  plan: Plan,
  row: Exemplar,
  then: Coding | null,
  now: Coding,
): { exemplar: Exemplar; review: NewReview | null } {
  const since = plan.textOf(now.transcriptId);
  const text = since.edits.at(-1)?.after ?? since.text;
  const words = text.slice(now.start, now.end);
  const old = then ? since.text.slice(then.start, then.end) : '';
  const held = readRendition(row.rendition);
  const fits = (cut: Rendition) => checkRendition(words, cut).length === 0;
  if (held && words === old && fits(held)) return { exemplar: row, review: null };
  const cut = held && then && words !== '' ? throughEdits(since.edits, then, held) : { cuts: [] };
  const rendition = JSON.stringify(cut && fits(cut) ? cut : { cuts: [] });
  return {
    exemplar: { ...row, rendition, checkedRevision: 0 },
    review: {
      codingId: now.id,
      oldWords: old,
      oldContext: quotationOf(old, row.rendition),
      reason: 'exemplar',
    },
  };
}

function throughEdits(edits: readonly TextChange[], span: Span, held: Rendition): Rendition {
  let [at, cut] = [span, held];
  for (const change of edits) {
    const to = carry(change, at);
    if (to.kind === 'lost') return { cuts: [] };
    cut = carryRendition(change, at, to, cut);
    at = { start: to.start, end: to.end };
  }
  return cut;
}

/** What waited for somebody when the coding went still does, when it still is so. */
function planReviews(plan: Plan, fresh: readonly NewReview[]): void {
  const held = new Set(fresh.map((row) => `${row.codingId} ${row.reason}`));
  const exemplars = new Set([...plan.planned('exemplar').values()].map((row) => row.codingId));
  for (const row of plan.gone('review')) {
    const coding = plan.row('coding', row.codingId);
    if (!coding || held.has(`${row.codingId} ${row.reason}`)) continue;
    const stands =
      row.reason === 'lost'
        ? plan.planned('coding').has(coding.id) && coding.start === coding.end
        : exemplars.has(coding.id);
    if (stands) plan.add('review', row);
  }
}

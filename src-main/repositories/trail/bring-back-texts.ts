import type { Region } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import { isEdit, type LogStep } from '../../db/stored-diff.ts';
import { carried } from './bring-back-codings.ts';
import { comesFirst, type Plan } from './bring-back-plan.ts';
import { regionsOf } from '../codings.ts';
import { createTexts } from './trail-texts.ts';

/** Transcripts as they were, with their speakers and turns. */
export function planTranscripts(plan: Plan): void {
  for (const row of plan.gone('transcript'))
    plan.add('transcript', { ...row, caseId: plan.has('studyCase', row.caseId) ? row.caseId : null });
  for (const row of plan.gone('speaker')) {
    if (!plan.has('transcript', row.transcriptId)) {
      plan.leave('speaker', comesFirst(plan, 'transcript', row.transcriptId));
      continue;
    }
    const participantId = plan.has('participant', row.participantId) ? row.participantId : null;
    plan.add('speaker', { ...row, participantId });
  }
  for (const row of plan.gone('turn'))
    if (plan.planned('transcript').has(row.transcriptId))
      plan.add('turn', { ...row, speakerId: plan.has('speaker', row.speakerId) ? row.speakerId : null });
}

/** Regions where their words are now, as far as no other region has the place: regions never overlap. */
export function planRegions(plan: Plan, steps: readonly LogStep[]): void {
  const texts = createTexts(plan.parts.db);
  for (const row of plan.gone('region')) {
    if (!plan.has('transcript', row.transcriptId)) {
      plan.leave('region', comesFirst(plan, 'transcript', row.transcriptId));
      continue;
    }
    // An edit takes a region out that it has left without words; the row is as it was before.
    const isOfEdit = steps.some((step) => isEdit(step) && step.id === row.transcriptId);
    const since = texts.since(row.transcriptId, plan.revision - (isOfEdit ? 1 : 0));
    const to = carried(since.edits, row);
    const others = plan.planned('transcript').has(row.transcriptId)
      ? []
      : regionsOf(plan.parts.db.orm, row.transcriptId);
    const coming = [...plan.planned('region').values()].filter(
      (one) => one.transcriptId === row.transcriptId,
    );
    const free = longest(freeOf(to, [...others, ...coming]));
    if (!free || free.start >= free.end) {
      plan.leave('region', 'Its words have gone, or other regions have their place.');
      continue;
    }
    if (free.start !== to.start || free.end !== to.end) plan.note({ is: 'cut', name: row.name });
    plan.add('region', { ...row, ...free });
  }
}

/** What of a span no region has. */
function freeOf(span: Span, regions: readonly Region[]): Span[] {
  const free: Span[] = [];
  let at = span.start;
  for (const { start, end } of [...regions].sort((a, b) => a.start - b.start)) {
    if (end <= at || start >= span.end) continue;
    if (start > at) free.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < span.end) free.push({ start: at, end: span.end });
  return free;
}

const longest = (spans: readonly Span[]): Span | undefined =>
  [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))[0];

import type {
  Coding,
  EditPreview,
  Exemplar,
  MemoLink,
  Region,
  Transcript,
  Turn,
} from '@shared/contract/index.ts';
import { carryRegions, type Carried, type TextChange } from '@shared/text/carry.ts';
import { mappingOf, type Mapping } from '@shared/text/mapping.ts';
import { render } from '@shared/text/quotation.ts';
import type { Span } from '@shared/text/span.ts';
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '../db/open.ts';
import { isAnyOf, list } from '../db/rows.ts';
import { exemplar, memoLink, turn } from '../db/schema.ts';
import { carryCodings, carryLinks, carryRendition, type CarriedRow } from './carry.ts';
import { codingsOf, regionsOf } from './codings.ts';
import type { ReadEdit } from './edit-input.ts';
import { quotationOf, readRendition } from './renditions.ts';

/** An exemplar whose words change: how it read, what it becomes, how it will read (null: its words are gone). */
type ExemplarFate = {
  row: Exemplar;
  coding: Coding;
  before: string;
  rendition: string;
  after: string | null;
};

/** All that an edit will do to one transcript, worked out before anything is written. */
export type EditPlan = TextChange & {
  transcript: Transcript;
  mapping: Mapping;
  turns: Turn[];
  codings: CarriedRow<Coding>[];
  exemplars: ExemplarFate[];
  links: CarriedRow<MemoLink>[];
  regions: { row: Region; to: Span }[];
};

/** Reads only. `follows` as in `carry`. */
export function planEdit(
  orm: Orm,
  transcript: Transcript,
  { edit, text }: ReadEdit,
  options: { follows?: boolean } = {},
): EditPlan {
  const change = { before: transcript.text, after: text, mapping: mappingOf(edit) };
  const codings = carryCodings(change, codingsOf(orm, transcript.id), options.follows ?? false);
  return {
    ...change,
    transcript,
    turns: list(orm, 'turn', eq(turn.transcriptId, transcript.id), sql`${turn.start}`),
    codings,
    exemplars: exemplarFates(orm, change, codings),
    links: carryLinks(
      change,
      list(orm, 'memoLink', sql`${memoLink.target} = 'passage' and ${memoLink.targetId} = ${transcript.id}`),
    ),
    regions: carryRegions(change, regionsOf(orm, transcript.id)),
  };
}

function exemplarFates(orm: Orm, change: TextChange, codings: readonly CarriedRow<Coding>[]): ExemplarFate[] {
  const touched = new Map(
    codings.filter(({ to }) => to.kind !== 'kept').map((carried) => [carried.row.id, carried]),
  );
  return list(orm, 'exemplar', isAnyOf(exemplar.codingId, [...touched.keys()])).flatMap(
    (row): ExemplarFate[] => {
      const carried = touched.get(row.codingId);
      if (!carried) return [];
      const { row: coding, to } = carried;
      const words = change.before.slice(coding.start, coding.end);
      const before = quotationOf(words, row.rendition);
      if (to.kind === 'lost') return [{ row, coding, before, rendition: '{"cuts":[]}', after: null }];
      const held = readRendition(row.rendition);
      const cut = held && carryRendition(change, coding, to, held);
      const after = render(change.after.slice(to.start, to.end), cut ?? { cuts: [] });
      return [{ row, coding, before, rendition: cut ? JSON.stringify(cut) : row.rendition, after }];
    },
  );
}

/** How many codings come to stand on their very words, on others, and on none. */
export function fatesOf({ codings }: Pick<EditPlan, 'codings'>): Record<Carried['kind'], number> {
  const fates = { kept: 0, changed: 0, lost: 0 };
  // One that has lost its words already keeps none.
  for (const { row, to } of codings) if (row.start < row.end) fates[to.kind]++;
  return fates;
}

/** The plan as a person reads it before saying yes. */
export function previewOf(plan: EditPlan): EditPreview {
  const { before, after, codings } = plan;
  return {
    changed: codings
      .filter(({ to }) => to.kind === 'changed')
      .map(({ row, to }) => ({
        codingId: row.id,
        codeId: row.codeId,
        before: before.slice(row.start, row.end),
        after: after.slice(to.start, to.end),
      })),
    lost: codings
      .filter(({ to }) => to.kind === 'lost')
      .map(({ row }) => ({
        codingId: row.id,
        codeId: row.codeId,
        before: before.slice(row.start, row.end),
      })),
    exemplars: plan.exemplars.map((fate) => ({
      exemplarId: fate.row.id,
      codingId: fate.coding.id,
      codeId: fate.coding.codeId,
      before: fate.before,
      after: fate.after,
    })),
    memos: plan.links
      .filter(({ to }) => to.kind === 'lost')
      .map(({ row }) => ({ linkId: row.id, memoId: row.memoId })),
    regions: plan.regions
      .filter(({ to }) => to.start >= to.end)
      .map(({ row }) => ({ id: row.id, name: row.name })),
  };
}

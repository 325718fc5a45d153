/**
 * The tables of a project file. Reasons for their shapes stand in ARCHITECTURE.md and docs/adr; rows are the types of
 * `src-shared/contract/entities.ts`, and the assertion at the end makes the compiler hold the two together.
 */
import type {
  AttributeSubject,
  AttributeType,
  ChangeOrigin,
  CodeLevel,
  CodeOrigin,
  ExemplarStanding,
  MemoKind,
  MemoLinkRole,
  MemoTarget,
  RelationOrigin,
  ReviewReason,
  TableName,
  Tables,
  Verdict,
} from '@shared/contract/index.ts';
import type { InferSelectModel } from 'drizzle-orm';
import {
  blob,
  foreignKey,
  index,
  integer,
  real,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';

const key = () => integer().primaryKey({ autoIncrement: true });
const guid = () => text().notNull().unique();
const words = () => text().notNull().default('');
const flag = () => integer({ mode: 'boolean' }).notNull().default(false);

export const project = sqliteTable('project', {
  id: key(),
  guid: guid(),
  title: text().notNull(),
  identifierPattern: text().notNull(),
  settings: text().notNull().default('{}'),
});

export const coder = sqliteTable('coder', {
  id: key(),
  guid: guid(),
  name: text().notNull(),
  initials: text().notNull(),
  color: text().notNull(),
  archivedAt: text(),
});

export const role = sqliteTable('role', {
  id: key(),
  guid: guid(),
  prefix: text().notNull().unique(),
  label: text().notNull(),
  position: integer().notNull(),
});

export const studyCase = sqliteTable('study_case', {
  id: key(),
  guid: guid(),
  code: text().notNull().unique(),
  label: words(),
  position: integer().notNull(),
});

export const participant = sqliteTable(
  'participant',
  {
    id: key(),
    guid: guid(),
    caseId: integer()
      .notNull()
      .references(() => studyCase.id),
    code: text().notNull(),
    roleId: integer().references(() => role.id),
    position: integer().notNull(),
  },
  (t) => [uniqueIndex('participant_case_code').on(t.caseId, t.code)],
);

export const attribute = sqliteTable('attribute', {
  id: key(),
  guid: guid(),
  subject: text().$type<AttributeSubject>().notNull(),
  name: text().notNull(),
  type: text().$type<AttributeType>().notNull(),
  options: text().notNull().default('[]'),
  position: integer().notNull(),
});

export const attributeValue = sqliteTable(
  'attribute_value',
  {
    id: key(),
    attributeId: integer()
      .notNull()
      .references(() => attribute.id),
    /** A case, participant or transcript, as the attribute says; no foreign key can say that. */
    subjectId: integer().notNull(),
    value: text().notNull(),
  },
  (t) => [uniqueIndex('attribute_value_one').on(t.attributeId, t.subjectId)],
);

/** The original, as it came. Not part of any change: kept even when its transcript is deleted, so undo has it. */
export const sourceFile = sqliteTable('source_file', {
  id: key(),
  guid: guid(),
  name: text().notNull(),
  mediaType: text().notNull(),
  sha256: text().notNull().unique(),
  /** Raw deflate of the file. */
  bytes: blob({ mode: 'buffer' }).notNull(),
  size: integer().notNull(),
});

export const transcript = sqliteTable(
  'transcript',
  {
    id: key(),
    guid: guid(),
    title: text().notNull(),
    caseId: integer().references(() => studyCase.id),
    recordedOn: text(),
    position: integer().notNull(),
    language: text(),
    text: text().notNull(),
    textRevision: integer().notNull().default(0),
    words: integer().notNull(),
    sourceFileId: integer().references(() => sourceFile.id),
  },
  (t) => [index('transcript_case').on(t.caseId), index('transcript_source').on(t.sourceFileId)],
);

export const speaker = sqliteTable(
  'speaker',
  {
    id: key(),
    transcriptId: integer()
      .notNull()
      .references(() => transcript.id),
    label: text().notNull(),
    participantId: integer().references(() => participant.id),
    isInterviewer: flag(),
  },
  (t) => [index('speaker_transcript').on(t.transcriptId), index('speaker_participant').on(t.participantId)],
);

export const turn = sqliteTable(
  'turn',
  {
    id: key(),
    transcriptId: integer()
      .notNull()
      .references(() => transcript.id),
    start: integer().notNull(),
    end: integer().notNull(),
    speakerId: integer().references(() => speaker.id),
    startsAtMs: integer(),
  },
  (t) => [index('turn_transcript').on(t.transcriptId, t.start), index('turn_speaker').on(t.speakerId)],
);

export const region = sqliteTable(
  'region',
  {
    id: key(),
    guid: guid(),
    transcriptId: integer()
      .notNull()
      .references(() => transcript.id),
    start: integer().notNull(),
    end: integer().notNull(),
    name: text().notNull(),
    inScope: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [index('region_transcript').on(t.transcriptId, t.start)],
);

export const code = sqliteTable(
  'code',
  {
    id: key(),
    guid: guid(),
    parentId: integer().references((): AnySQLiteColumn => code.id),
    level: text().$type<CodeLevel>().notNull(),
    name: text().notNull(),
    color: text().notNull(),
    origin: text().$type<CodeOrigin>().notNull(),
    shortDefinition: words(),
    fullDefinition: words(),
    useWhen: words(),
    avoidWhen: words(),
    typicalExample: words(),
    position: integer().notNull(),
    retiredAt: text(),
    mergedIntoId: integer(),
  },
  (t) => [index('code_parent').on(t.parentId, t.position)],
);

export const codeGroup = sqliteTable('code_group', { id: key(), guid: guid(), name: text().notNull() });

export const codeGroupMember = sqliteTable(
  'code_group_member',
  {
    id: key(),
    groupId: integer()
      .notNull()
      .references(() => codeGroup.id),
    codeId: integer()
      .notNull()
      .references(() => code.id),
  },
  (t) => [
    uniqueIndex('code_group_member_one').on(t.groupId, t.codeId),
    index('code_group_member_code').on(t.codeId),
  ],
);

export const property = sqliteTable(
  'property',
  {
    id: key(),
    guid: guid(),
    codeId: integer()
      .notNull()
      .references(() => code.id),
    name: text().notNull(),
    lowEnd: words(),
    highEnd: words(),
  },
  (t) => [index('property_code').on(t.codeId)],
);

export const coding = sqliteTable(
  'coding',
  {
    id: key(),
    guid: guid(),
    transcriptId: integer()
      .notNull()
      .references(() => transcript.id),
    start: integer().notNull(),
    end: integer().notNull(),
    codeId: integer()
      .notNull()
      .references(() => code.id),
    coderId: integer()
      .notNull()
      .references(() => coder.id),
    wordsHash: text().notNull(),
    comment: words(),
    isNegativeCase: flag(),
    inScope: integer({ mode: 'boolean' }).notNull(),
    createdAt: text().notNull(),
  },
  (t) => [
    index('coding_transcript').on(t.transcriptId, t.start),
    index('coding_code').on(t.codeId, t.transcriptId, t.inScope),
  ],
);

export const propertyValue = sqliteTable(
  'property_value',
  {
    id: key(),
    propertyId: integer()
      .notNull()
      .references(() => property.id),
    codingId: integer()
      .notNull()
      .references(() => coding.id),
    place: real().notNull(),
  },
  (t) => [
    uniqueIndex('property_value_one').on(t.propertyId, t.codingId),
    index('property_value_coding').on(t.codingId),
  ],
);

export const review = sqliteTable(
  'review',
  {
    id: key(),
    codingId: integer()
      .notNull()
      .references(() => coding.id),
    oldWords: text().notNull(),
    oldContext: text().notNull(),
    reason: text().$type<ReviewReason>().notNull(),
    revision: integer().notNull(),
  },
  (t) => [index('review_coding').on(t.codingId)],
);

export const exemplar = sqliteTable('exemplar', {
  id: key(),
  guid: guid(),
  codingId: integer()
    .notNull()
    .unique()
    .references(() => coding.id),
  rendition: text().notNull(),
  rank: real().notNull(),
  reason: words(),
  checkedRevision: integer().notNull(),
  standing: text().$type<ExemplarStanding>().notNull().default('chosen'),
});

export const memoSection = sqliteTable('memo_section', {
  id: key(),
  guid: guid(),
  name: text().notNull(),
  position: integer().notNull(),
});

export const memo = sqliteTable('memo', {
  id: key(),
  guid: guid(),
  kind: text().$type<MemoKind>().notNull(),
  title: text().notNull(),
  body: words(),
  plainText: text().notNull(),
  coderId: integer()
    .notNull()
    .references(() => coder.id),
  createdAt: text().notNull(),
  updatedAt: text().notNull(),
  sectionId: integer().references(() => memoSection.id),
  place: real().notNull().default(0),
});

export const memoLink = sqliteTable(
  'memo_link',
  {
    id: key(),
    memoId: integer()
      .notNull()
      .references(() => memo.id),
    target: text().$type<MemoTarget>().notNull(),
    targetId: integer().notNull(),
    start: integer(),
    end: integer(),
    role: text().$type<MemoLinkRole>().notNull().default('on'),
    anchor: words(),
  },
  (t) => [index('memo_link_memo').on(t.memoId), index('memo_link_target').on(t.target, t.targetId)],
);

export const comparison = sqliteTable('comparison', {
  id: key(),
  guid: guid(),
  question: text().notNull(),
  basis: text().notNull(),
  verdict: text().$type<Verdict>().notNull(),
  reason: words(),
  coderId: integer()
    .notNull()
    .references(() => coder.id),
  at: text().notNull(),
  outcome: words(),
});

export const comparisonItem = sqliteTable(
  'comparison_item',
  {
    id: key(),
    comparisonId: integer()
      .notNull()
      .references(() => comparison.id),
    /** Kept as history even when the coding or code has gone: no foreign key. */
    codingId: integer(),
    codeId: integer(),
    words: words(),
  },
  (t) => [
    index('comparison_item_comparison').on(t.comparisonId),
    index('comparison_item_coding').on(t.codingId),
    index('comparison_item_code').on(t.codeId),
  ],
);

export const relation = sqliteTable('relation', {
  id: key(),
  guid: guid(),
  fromCodeId: integer()
    .notNull()
    .references(() => code.id),
  toCodeId: integer()
    .notNull()
    .references(() => code.id),
  type: text().notNull(),
  origin: text().$type<RelationOrigin>().notNull(),
  label: words(),
});

export const relationEvidence = sqliteTable('relation_evidence', {
  id: key(),
  relationId: integer()
    .notNull()
    .references(() => relation.id),
  codingId: integer()
    .notNull()
    .references(() => coding.id),
  supports: integer({ mode: 'boolean' }).notNull(),
});

export const diagram = sqliteTable('diagram', { id: key(), guid: guid(), name: text().notNull() });

export const diagramNode = sqliteTable('diagram_node', {
  id: key(),
  diagramId: integer()
    .notNull()
    .references(() => diagram.id),
  codeId: integer().references(() => code.id),
  label: words(),
  origin: text().$type<RelationOrigin>().notNull(),
  x: real().notNull(),
  y: real().notNull(),
  w: real().notNull(),
  h: real().notNull(),
  style: words(),
});

export const diagramEdge = sqliteTable('diagram_edge', {
  id: key(),
  diagramId: integer()
    .notNull()
    .references(() => diagram.id),
  relationId: integer()
    .notNull()
    .references(() => relation.id),
  route: words(),
});

/** Append-only. `revision` is given by the write path and has no gaps. */
export const change = sqliteTable(
  'change',
  {
    revision: integer().primaryKey(),
    guid: guid(),
    at: text().notNull(),
    coderId: integer(),
    kind: text().notNull(),
    label: text().notNull(),
    reason: words(),
    origin: text().$type<ChangeOrigin>().notNull(),
    undoes: integer(),
    /** JSON of `StoredStep[]`. */
    diff: text().notNull(),
  },
  (t) => [foreignKey({ columns: [t.undoes], foreignColumns: [t.revision], name: 'change_undoes' })],
);

/** Which rows a change touched: the history of one code, quickly. */
export const changeTouch = sqliteTable(
  'change_touch',
  {
    id: integer().primaryKey(),
    revision: integer().notNull(),
    entity: text().$type<TableName>().notNull(),
    entityId: integer().notNull(),
  },
  (t) => [
    index('change_touch_entity').on(t.entity, t.entityId, t.revision),
    index('change_touch_revision').on(t.revision),
  ],
);

/** Tables by the names that changes, the store and the repositories use. */
export const tables = {
  project,
  coder,
  role,
  studyCase,
  participant,
  attribute,
  attributeValue,
  transcript,
  speaker,
  turn,
  region,
  code,
  codeGroup,
  codeGroupMember,
  property,
  propertyValue,
  coding,
  review,
  exemplar,
  memo,
  memoLink,
  memoSection,
  comparison,
  comparisonItem,
  relation,
  relationEvidence,
  diagram,
  diagramNode,
  diagramEdge,
} as const;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Held = { [T in TableName]: Same<InferSelectModel<(typeof tables)[T]>, Tables[T]> };
/** Does not compile when a table and its row in the contract differ. */
export const schemaMatchesContract: Record<TableName, true> = Object.fromEntries(
  Object.keys(tables).map((name) => [name, true]),
) as Held;

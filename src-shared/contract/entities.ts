/**
 * The rows of a project, as they are stored, sent and shown. One shape everywhere: a row of the database is a row on
 * the port is a row in the store. `src-main/db/schema.ts` is held to these by the compiler.
 *
 * Times are UTC ISO 8601. Text positions are UTF-16 code units, half-open `[start, end)`, on `Transcript.text`.
 */

import type {
  Comparison,
  ComparisonItem,
  Diagram,
  DiagramEdge,
  DiagramNode,
  Memo,
  MemoLink,
  MemoSection,
  Relation,
  RelationEvidence,
} from './theory.ts';

export * from './theory.ts';

/** A row’s key within its table and its project: a whole number from 1. */
export type Id = number;

/** The study: one row. */
export type Project = {
  id: Id;
  guid: string;
  title: string;
  /** How case and participant codes are read from file names; see `src-shared/text/names.ts`. */
  identifierPattern: string;
  /** JSON object of small settings that belong to the study. */
  settings: string;
};

/** A member of the team. Their name is in no export unless it is asked for; `initials` stand for them. */
export type Coder = {
  id: Id;
  guid: string;
  name: string;
  initials: string;
  color: string;
  archivedAt: string | null;
};

/** The perspective of triangulation: `PW`, Peer worker. */
export type Role = { id: Id; guid: string; prefix: string; label: string; position: number };

/** The unit of comparison, a service: `PAR1`. */
export type StudyCase = { id: Id; guid: string; code: string; label: string; position: number };

/** A person interviewed. Their identifier (`PAR1PW01`) is derived, never stored: see `identifierOf`. */
export type Participant = {
  id: Id;
  guid: string;
  caseId: Id;
  code: string;
  roleId: Id | null;
  position: number;
};

/** What an attribute is a characteristic of. */
export type AttributeSubject = 'case' | 'participant' | 'transcript';
/** What values of an attribute may be; `choice`: one of its `options`. */
export type AttributeType = 'text' | 'number' | 'date' | 'boolean' | 'choice';
/** A typed characteristic of cases, participants or transcripts. */
export type Attribute = {
  id: Id;
  guid: string;
  subject: AttributeSubject;
  name: string;
  type: AttributeType;
  /** JSON array of the choices of a `choice`; `[]` otherwise. */
  options: string;
  position: number;
};
/** A missing value is no row. */
export type AttributeValue = { id: Id; attributeId: Id; subjectId: Id; value: string };

/** A document to be coded. */
export type Transcript = {
  id: Id;
  guid: string;
  title: string;
  caseId: Id | null;
  recordedOn: string | null;
  /** Order of collection; saturation is read along it. */
  position: number;
  language: string | null;
  /** Canonical text: LF line ends, no BOM, otherwise as it came. */
  text: string;
  /**
   * Which text it is: the revision of the change that made it, 0 as imported. Undo brings the number back together with
   * the text; of two texts of a transcript none ever had the same.
   */
  textRevision: number;
  words: number;
  sourceFileId: Id | null;
};

/** Whoever speaks in one transcript, by the label that stands before their words. */
export type Speaker = {
  id: Id;
  transcriptId: Id;
  label: string;
  participantId: Id | null;
  isInterviewer: boolean;
};

/** One speaker's uninterrupted words. Turns tile the text: each ends where the next starts, its line end included. */
export type Turn = {
  id: Id;
  transcriptId: Id;
  start: number;
  end: number;
  speakerId: Id | null;
  startsAtMs: number | null;
};

/** A stretch of a transcript with its interview section's name. Text without a region is in scope. */
export type Region = {
  id: Id;
  guid: string;
  transcriptId: Id;
  start: number;
  end: number;
  name: string;
  inScope: boolean;
};

/** The four levels of the tree, the highest first. */
export type CodeLevel = 'domain' | 'theme' | 'category' | 'code';
/** Found while reading, in the speaker’s very words, or brought to the data. */
export type CodeOrigin = 'open' | 'in vivo' | 'a priori';
/** A node of the code tree, at whichever of the four levels. */
export type Code = {
  id: Id;
  guid: string;
  parentId: Id | null;
  level: CodeLevel;
  name: string;
  /** `#rrggbb`. On screen only its hue counts, lightness and chroma come from the theme; exports show it as it is. */
  color: string;
  origin: CodeOrigin;
  shortDefinition: string;
  fullDefinition: string;
  useWhen: string;
  avoidWhen: string;
  typicalExample: string;
  position: number;
  retiredAt: string | null;
  mergedIntoId: Id | null;
};

/** A name that codes share beside their place in the tree. */
export type CodeGroup = { id: Id; guid: string; name: string };
/** A code is in a group. */
export type CodeGroupMember = { id: Id; groupId: Id; codeId: Id };
/** A dimension of a category, from its low end to its high end. */
export type Property = { id: Id; guid: string; codeId: Id; name: string; lowEnd: string; highEnd: string };
/** Where an incident stands on a property, 0 (low end) to 1 (high end). */
export type PropertyValue = { id: Id; propertyId: Id; codingId: Id; place: number };

/** A passage joined to a code by a coder. */
export type Coding = {
  id: Id;
  guid: string;
  transcriptId: Id;
  start: number;
  end: number;
  codeId: Id;
  coderId: Id;
  /** 64 bits of the words, 16 hex digits: proves that the coding stands on them. */
  wordsHash: string;
  comment: string;
  isNegativeCase: boolean;
  /** Derived from the regions and kept with them: false when the passage lies wholly out of scope. */
  inScope: boolean;
  createdAt: string;
};

/** `lost`: an edit left none of a coding's words. `exemplar`: it changed the words under a quotation. */
export type ReviewReason = 'lost' | 'exemplar';
/**
 * What an edit did to a coding and a person has to look at; at most one for each reason. A lost coding stands at one
 * place without words, `start === end`, and is out of scope, so that nothing counts it.
 */
export type Review = {
  id: Id;
  codingId: Id;
  oldWords: string;
  /** For `lost` the words around, with U+FFFC where the old words stood; for `exemplar` the quotation as it read. */
  oldContext: string;
  reason: ReviewReason;
  revision: number;
};

/** A coding chosen for reporting. `rendition` is JSON of `Rendition`; the quotation is computed from the words. */
export type Exemplar = {
  id: Id;
  guid: string;
  codingId: Id;
  rendition: string;
  rank: number;
  reason: string;
  /** The change after which somebody last looked at the quotation; 0: its words have changed, it needs another look. */
  checkedRevision: number;
  standing: ExemplarStanding;
};
/** Under consideration, in the text of the findings, or in the supplementary table. */
export type ExemplarStanding = 'candidate' | 'chosen' | 'supplementary';

/** Every table that a write may touch, by its name in changes, the store and the repositories. */
export type Tables = {
  project: Project;
  coder: Coder;
  role: Role;
  studyCase: StudyCase;
  participant: Participant;
  attribute: Attribute;
  attributeValue: AttributeValue;
  transcript: Transcript;
  speaker: Speaker;
  turn: Turn;
  region: Region;
  code: Code;
  codeGroup: CodeGroup;
  codeGroupMember: CodeGroupMember;
  property: Property;
  propertyValue: PropertyValue;
  coding: Coding;
  review: Review;
  exemplar: Exemplar;
  memo: Memo;
  memoLink: MemoLink;
  memoSection: MemoSection;
  comparison: Comparison;
  comparisonItem: ComparisonItem;
  relation: Relation;
  relationEvidence: RelationEvidence;
  diagram: Diagram;
  diagramNode: DiagramNode;
  diagramEdge: DiagramEdge;
};
/** A table by its name, `studyCase`. */
export type TableName = keyof Tables;
/** A row of any table. */
export type Row = Tables[TableName];

/** Every `CodeLevel`, the highest first. */
export const CODE_LEVELS = ['domain', 'theme', 'category', 'code'] as const satisfies readonly CodeLevel[];
/** Every `CodeOrigin`. */
export const CODE_ORIGINS = ['open', 'in vivo', 'a priori'] as const satisfies readonly CodeOrigin[];
/** What a code says of itself, in the order of the codebook. */
export const DEFINITION_FIELDS = [
  'shortDefinition',
  'fullDefinition',
  'useWhen',
  'avoidWhen',
  'typicalExample',
] as const satisfies readonly (keyof Code)[];
/** Every `ExemplarStanding`. */
export const EXEMPLAR_STANDINGS = [
  'candidate',
  'chosen',
  'supplementary',
] as const satisfies readonly ExemplarStanding[];
/** Every `AttributeType`. */
export const ATTRIBUTE_TYPES = [
  'text',
  'number',
  'date',
  'boolean',
  'choice',
] as const satisfies readonly AttributeType[];

/** Case code + participant code, as a participant is cited everywhere: `PAR1PW01`. */
export const identifierOf = (studyCase: Pick<StudyCase, 'code'>, participant: Pick<Participant, 'code'>) =>
  studyCase.code + participant.code;

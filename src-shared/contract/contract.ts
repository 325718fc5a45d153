import { z } from 'zod';
import {
  ATTRIBUTE_TYPES,
  CODE_LEVELS,
  CODE_ORIGINS,
  DEFINITION_FIELDS,
  EXEMPLAR_STANDINGS,
  MEMO_KINDS,
  type Attribute,
  type Code,
  type Coder,
  type Coding,
  type Exemplar,
  type Id,
  type Memo,
  type Participant,
  type Project,
  type Region,
  type Role,
  type StudyCase,
} from './entities.ts';
import { comparing } from './comparing.ts';
import { isDay } from './day.ts';
import { editing } from './editing.ts';
import { memoing, memoOn } from './memoing.ts';
import { takes, type Method } from './method.ts';
import { quoting } from './quoting.ts';
import { structuring } from './structuring.ts';
import { tracing } from './tracing.ts';
import type {
  Codebook,
  FileOut,
  Finding,
  ImportReading,
  Incident,
  OpenTranscript,
  Preferences,
  Snapshot,
  Stats,
  WordHit,
} from './views.ts';

const id = z.int().positive();
const ids = z.array(id).min(1).max(100_000);
const name = z.string().trim().min(1).max(300);
const label = z.string().trim().max(300);
const prose = z.string().max(100_000);
const reason = z.string().max(4_000).optional();
const offset = z.int().min(0);
const hex = z.string().regex(/^#[0-9a-f]{6}$/);
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, 'There is no such day.')
  .nullable();
const nothing = z.object({});
/** Far beyond what is ever stored or shown, and still exact. */
const figure = z.number().min(-1e15).max(1e15);
/** Names a reading that the host keeps; made by the host. */
const stagingId = z.string().max(100);
/** JSON of a memo's body. What is longer than a memo may be is refused with a reason a person understands. */
const body = z.string().max(2_000_000);
const options = z.array(name).max(1_000);

/**
 * Of the text that places were read in. Where that has been changed since, they would be other words: `conflict`.
 * Unsaid, they are places of the text as it is.
 */
const textRevision = offset.optional();
/** A passage of one transcript; the host refuses one that is empty, reversed or beyond the text. */
const passage = { transcriptId: id, start: offset, end: offset, textRevision };

const newCode = z.object({
  parentId: id.nullable().default(null),
  level: z.enum(CODE_LEVELS).default('code'),
  name,
  color: hex.optional(),
  origin: z.enum(CODE_ORIGINS).default('open'),
  shortDefinition: prose.optional(),
});

const codePatch = z.object({
  name: name.optional(),
  color: hex.optional(),
  level: z.enum(CODE_LEVELS).optional(),
  origin: z.enum(CODE_ORIGINS).optional(),
  shortDefinition: prose.optional(),
  fullDefinition: prose.optional(),
  useWhen: prose.optional(),
  avoidWhen: prose.optional(),
  typicalExample: prose.optional(),
});

const rendition = z.object({
  /** See `src-shared/text/quotation.ts`. Offsets are relative to the coding's first character. */
  cuts: z.array(z.object({ start: offset, end: offset, with: z.string().max(500).nullable() })).max(200),
});

/**
 * Every call between a window and the host, by its flat dotted name. Find the callers of one by searching for the
 * name. Ids that are not there fail with `not_found`; input outside its schema with `invalid`; writes to a project
 * opened read-only with `read_only`.
 */
export const contract = {
  'project.snapshot': takes(nothing).gives<Snapshot>(),
  'project.update': takes(
    z.object({ title: name.optional(), identifierPattern: name.optional() }),
  ).gives<Project>(),
  'project.stats': takes(nothing).gives<Stats>(),
  'project.check': takes(nothing).gives<Finding[]>(),

  /** Takes back, or does again, the last change; fails with `conflict` when there is none or its rows have moved on. */
  'history.undo': takes(nothing).gives<{ label: string }>(),
  'history.redo': takes(nothing).gives<{ label: string }>(),

  'preferences.read': takes(nothing).gives<Preferences>(),
  'preferences.save': takes(
    z
      .record(
        z.string().max(100),
        z.union([
          z.string().max(2_000),
          figure,
          z.boolean(),
          z.array(z.string().max(300)).max(1_000),
          z.array(figure).max(1_000),
        ]),
      )
      .refine((all) => Object.keys(all).length <= 1_000, 'more than 1,000 preferences'),
  ).gives<Preferences>(),

  'coders.add': takes(
    z.object({ name, initials: z.string().trim().min(1).max(4), color: hex }),
  ).gives<Coder>(),
  'coders.update': takes(
    z.object({
      id,
      name: name.optional(),
      initials: z.string().trim().min(1).max(4).optional(),
      color: hex.optional(),
    }),
  ).gives<Coder>(),
  /** From now on changes are this coder's, in every window, and when the study is opened again. Not a change of the project. */
  'coders.choose': takes(z.object({ id })).gives<{ coderId: Id }>(),

  'roles.add': takes(z.object({ prefix: name, label })).gives<Role>(),
  'roles.update': takes(z.object({ id, prefix: name.optional(), label: label.optional() })).gives<Role>(),
  'roles.remove': takes(z.object({ id })).gives<{ id: Id }>(),

  'cases.add': takes(z.object({ code: name, label: label.default('') })).gives<StudyCase>(),
  'cases.update': takes(z.object({ id, code: name.optional(), label: label.optional() })).gives<StudyCase>(),
  /** With its participants; transcripts stay, without a case. */
  'cases.remove': takes(z.object({ id })).gives<{ id: Id }>(),

  'participants.add': takes(
    z.object({ caseId: id, code: name, roleId: id.nullable().optional() }),
  ).gives<Participant>(),
  'participants.update': takes(
    z.object({ id, caseId: id.optional(), code: name.optional(), roleId: id.nullable().optional() }),
  ).gives<Participant>(),
  /** Their speakers stay, unbound. */
  'participants.remove': takes(z.object({ id })).gives<{ id: Id }>(),

  'attributes.add': takes(
    z.object({
      subject: z.enum(['case', 'participant', 'transcript']),
      name,
      type: z.enum(ATTRIBUTE_TYPES),
      options: options.default([]),
    }),
  ).gives<Attribute>(),
  'attributes.update': takes(
    z.object({
      id,
      name: name.optional(),
      type: z.enum(ATTRIBUTE_TYPES).optional(),
      options: options.optional(),
    }),
  ).gives<Attribute>(),
  'attributes.remove': takes(z.object({ id })).gives<{ id: Id }>(),
  /** A value that does not fit its attribute's type is refused; an empty one removes it. */
  'attributes.set': takes(z.object({ attributeId: id, subjectId: id, value: z.string().max(10_000) })).gives<{
    value: string;
  }>(),

  'transcripts.open': takes(z.object({ id })).gives<OpenTranscript>(),
  'transcripts.update': takes(
    z.object({
      id,
      title: name.optional(),
      caseId: id.nullable().optional(),
      recordedOn: isoDate.optional(),
      language: z.string().max(35).nullable().optional(),
    }),
  ).gives<{ id: Id }>(),
  /** With its turns, regions, codings and their exemplars; the log keeps them. */
  'transcripts.remove': takes(z.object({ ids })).gives<{ codings: number }>(),
  'speakers.bind': takes(z.object({ id, participantId: id.nullable(), isInterviewer: z.boolean() })).gives<{
    id: Id;
  }>(),

  'regions.add': takes(z.object({ ...passage, name: label, inScope: z.boolean() })).gives<Region>(),
  'regions.update': takes(
    z.object({
      id,
      name: label.optional(),
      inScope: z.boolean().optional(),
      start: offset.optional(),
      end: offset.optional(),
      textRevision,
    }),
  ).gives<Region>(),
  'regions.remove': takes(z.object({ id })).gives<{ id: Id }>(),

  'codes.add': takes(newCode).gives<Code>(),
  'codes.update': takes(z.object({ ids, patch: codePatch, reason })).gives<{ ids: Id[] }>(),
  /** Under `parentId` (null: the top), before the sibling `beforeId` (null: last). Levels follow the new parent. */
  'codes.move': takes(
    z.object({ ids, parentId: id.nullable(), beforeId: id.nullable().default(null), reason }),
  ).gives<{ ids: Id[] }>(),
  /** Every coding of `ids` moves to `into`; where the same coder has coded the same words with both, one stays. */
  'codes.merge': takes(
    z.object({
      ids,
      into: id,
      /** Fields of the definition to which what the merged codes say in them is appended. */
      takeOver: z.array(z.enum(DEFINITION_FIELDS)).max(5).default([]),
      reason,
    }),
  ).gives<{ moved: number; joined: number }>(),
  /** With everything below. */
  'codes.remove': takes(z.object({ ids, reason })).gives<{ codes: number; codings: number }>(),
  /** What a removal would take with it, to say before it is done. */
  'codes.weigh': takes(z.object({ ids })).gives<{ codes: number; codings: number; exemplars: number }>(),
  /** A code's incidents, in order of collection and of the text. What is retired below it is left out, unless it is itself. */
  'codes.incidents': takes(
    z.object({
      codeId: id,
      withBelow: z.boolean().default(false),
      withOutOfScope: z.boolean().default(false),
      limit: z.int().min(1).max(5_000).default(200),
      skip: offset.default(0),
    }),
  ).gives<{ incidents: Incident[]; total: number }>(),

  /** With an existing code, or a new one made in the same write. The same coder's same coding is not made twice. */
  'codings.add': takes(
    z.object({ ...passage, code: z.union([z.object({ id }), z.object({ add: newCode })]) }),
  ).gives<Coding>(),
  /**
   * Gives the coding that stays: another one where a coding gets a code that its coder has given the same words already,
   * as the two become one. A boundary that would be moved onto such a coding is refused with `conflict`.
   */
  'codings.update': takes(
    z.object({
      id,
      start: offset.optional(),
      end: offset.optional(),
      textRevision,
      codeId: id.optional(),
      comment: prose.optional(),
      isNegativeCase: z.boolean().optional(),
    }),
  ).gives<Coding>(),
  'codings.remove': takes(z.object({ ids, reason })).gives<{ removed: number }>(),
  'codings.read': takes(z.object({ ids })).gives<Incident[]>(),

  'exemplars.add': takes(
    z.object({
      codingId: id,
      rendition: rendition.optional(),
      reason: prose.optional(),
      standing: z.enum(EXEMPLAR_STANDINGS).default('chosen'),
    }),
  ).gives<Exemplar>(),
  /** A rendition that is no faithful cut of the words is refused with `unfaithful` and says where. */
  'exemplars.update': takes(
    z.object({ id, rendition: rendition.optional(), reason: prose.optional(), rank: figure.optional() }),
  ).gives<Exemplar>(),
  'exemplars.remove': takes(z.object({ id })).gives<{ id: Id }>(),

  /** `body`: Lexical state, see `src-shared/memo/body.ts`; `plainText` is then what it says. */
  'memos.add': takes(
    z.object({
      kind: z.enum(MEMO_KINDS),
      title: label,
      plainText: prose,
      body: body.default(''),
      on: z.array(memoOn).max(100),
    }),
  ).gives<Memo>(),
  /**
   * With `plainText` and no `body` the memo becomes plain text. `was`: `hashWords` of the body, or while it is plain of
   * the text, that this was written from; fails with `conflict` when the memo says something else by now.
   */
  'memos.update': takes(
    z.object({
      id,
      kind: z.enum(MEMO_KINDS).optional(),
      title: label.optional(),
      plainText: prose.optional(),
      body: body.min(1).optional(),
      was: z.string().length(16).optional(),
    }),
  ).gives<Memo>(),
  'memos.remove': takes(z.object({ id })).gives<{ id: Id }>(),

  /** Reads one file and keeps the reading; nothing is written. Without `pattern` the project's own reads its name. */
  'import.read': takes(
    z.object({
      name: z.string().min(1).max(1_000),
      bytes: z.instanceof(Uint8Array),
      pattern: name.optional(),
      /** The first file of the same import, if this is not it. */
      beside: stagingId.optional(),
    }),
  ).gives<ImportReading>(),
  /** Lets readings go. */
  'import.forget': takes(z.object({ stagingIds: z.array(stagingId).max(10_000) })).gives<{
    forgotten: number;
  }>(),
  /** Writes all of them in one change, as corrected, or none. */
  'import.confirm': takes(
    z.object({
      files: z
        .array(
          z.object({
            stagingId,
            title: name,
            caseCode: z.string().trim().max(300),
            participantCode: z.string().trim().max(300),
            /** Bindings of speakers by their labels; those not named keep what was read. */
            speakers: z
              .array(
                z.object({
                  label: z.string().max(1_000),
                  isInterviewer: z.boolean(),
                  participantCode: z.string().trim().max(300),
                }),
              )
              .max(10_000)
              .default([]),
          }),
        )
        .min(1)
        .max(1_000),
      /** How names were read, where it is another way than the study's: kept with it in the same change. */
      pattern: name.optional(),
    }),
  ).gives<{ transcriptIds: Id[] }>(),

  'codebook.read': takes(
    z.object({ withOutOfScope: z.boolean().default(false), withRetired: z.boolean().default(false) }),
  ).gives<Codebook>(),
  'export.codebook': takes(
    z.object({
      format: z.enum(['docx', 'html', 'md', 'json']),
      withOutOfScope: z.boolean().default(false),
      /** Retired codes too, each marked as such. */
      withRetired: z.boolean().default(false),
    }),
  ).gives<FileOut>(),
  'export.codings': takes(
    z.object({ format: z.enum(['csv', 'json']), withOutOfScope: z.boolean().default(false) }),
  ).gives<FileOut>(),
  /** Every comparison in the order they were made, with what was compared and why it was decided so. */
  'export.comparisons': takes(z.object({ format: z.enum(['csv', 'json', 'docx', 'md']) })).gives<FileOut>(),
  'export.transcript': takes(z.object({ id, format: z.enum(['txt', 'json']) })).gives<FileOut>(),

  /** Turns whose words contain all of the query's, best first; accents and case do not matter. */
  'search.words': takes(
    z.object({ query: z.string().trim().min(1).max(300), limit: z.int().min(1).max(200).default(20) }),
  ).gives<WordHit[]>(),

  ...editing,
  ...comparing,
  ...structuring,
  ...memoing,
  ...quoting,
  ...tracing,
};

/** All calls by name. */
export type Contract = typeof contract;
/** `codings.add` and its like. */
export type MethodName = keyof Contract;
/** What a caller passes: defaults may be left out. */
export type Input<M extends MethodName> = z.input<Contract[M]['input']>;
/** What a handler receives: defaults are there. */
export type Checked<M extends MethodName> = z.output<Contract[M]['input']>;
/** What a call gives when it succeeds. */
export type Output<M extends MethodName> = Contract[M] extends Method<z.ZodType, infer O> ? O : never;

import type {
  Coding,
  Count,
  HistoryState,
  Id,
  OpenTranscript,
  Progress,
  Region,
  Review,
  Snapshot,
  Tables,
  Transcript,
  TranscriptSummary,
  Turn,
} from '@shared/contract/index.ts';

/** The tables a window holds whole. Transcripts are here without their texts; see `OpenDocument`. */
export type HeldTables = Pick<
  Tables,
  | 'project'
  | 'coder'
  | 'role'
  | 'studyCase'
  | 'participant'
  | 'attribute'
  | 'attributeValue'
  | 'speaker'
  | 'code'
  | 'exemplar'
  | 'memo'
  | 'memoLink'
  | 'memoSection'
  | 'codeGroup'
  | 'codeGroupMember'
  | 'property'
> & { transcript: TranscriptSummary };
export type HeldTable = keyof HeldTables;

export const HELD = [
  'project',
  'coder',
  'role',
  'studyCase',
  'participant',
  'attribute',
  'attributeValue',
  'transcript',
  'speaker',
  'code',
  'exemplar',
  'memo',
  'memoLink',
  'memoSection',
  'codeGroup',
  'codeGroupMember',
  'property',
] as const satisfies readonly HeldTable[];

/** A transcript that is open in this window, with all that stands on it. Turns and regions in order of the text. */
export type OpenDocument = {
  transcript: Transcript;
  turns: readonly Turn[];
  regions: readonly Region[];
  codings: ReadonlyMap<Id, Coding>;
  reviews: ReadonlyMap<Id, Review>;
};

/** Everything a window knows of the project. Never changed in place: what differs is another object. */
export type State = {
  readonly revision: number;
  readonly coderId: Id;
  readonly file: string;
  readonly readOnly: boolean;
  readonly tables: { readonly [T in HeldTable]: ReadonlyMap<Id, HeldTables[T]> };
  /** Codings in scope, by code and then transcript. */
  readonly counts: ReadonlyMap<Id, ReadonlyMap<Id, number>>;
  readonly progress: ReadonlyMap<Id, Progress>;
  readonly history: HistoryState;
  readonly open: ReadonlyMap<Id, OpenDocument>;
};

const byId = <R extends { id: Id }>(rows: readonly R[]): ReadonlyMap<Id, R> =>
  new Map(rows.map((row) => [row.id, row]));

export function stateFrom(snapshot: Snapshot): State {
  return {
    revision: snapshot.revision,
    coderId: snapshot.coderId,
    file: snapshot.file,
    readOnly: snapshot.readOnly,
    tables: {
      project: byId(snapshot.project),
      coder: byId(snapshot.coder),
      role: byId(snapshot.role),
      studyCase: byId(snapshot.studyCase),
      participant: byId(snapshot.participant),
      attribute: byId(snapshot.attribute),
      attributeValue: byId(snapshot.attributeValue),
      transcript: byId(snapshot.transcript),
      speaker: byId(snapshot.speaker),
      code: byId(snapshot.code),
      exemplar: byId(snapshot.exemplar),
      memo: byId(snapshot.memo),
      memoLink: byId(snapshot.memoLink),
      memoSection: byId(snapshot.memoSection),
      codeGroup: byId(snapshot.codeGroup),
      codeGroupMember: byId(snapshot.codeGroupMember),
      property: byId(snapshot.property),
    },
    counts: withCounts(new Map(), snapshot.counts),
    progress: new Map(snapshot.progress.map((one) => [one.transcriptId, one])),
    history: snapshot.history,
    open: new Map(),
  };
}

export function withCounts(counts: State['counts'], changed: readonly Count[]): State['counts'] {
  if (changed.length === 0) return counts;
  const next = new Map(counts);
  const fresh = new Set<Id>();
  for (const { codeId, transcriptId, codings } of changed) {
    if (!fresh.has(codeId)) next.set(codeId, new Map(next.get(codeId)));
    fresh.add(codeId);
    const row = next.get(codeId) as Map<Id, number>; // set on the line above
    if (codings === 0) row.delete(transcriptId);
    else row.set(transcriptId, codings);
  }
  for (const codeId of fresh) if (next.get(codeId)?.size === 0) next.delete(codeId);
  return next;
}

export const documentFrom = (opened: OpenTranscript): OpenDocument => ({
  transcript: opened.transcript,
  turns: opened.turn,
  regions: [...opened.region].sort((a, b) => a.start - b.start),
  codings: byId(opened.coding),
  reviews: byId(opened.review),
});

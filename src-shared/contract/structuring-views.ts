import type { CodeLevel, Id, PropertyValue } from './entities.ts';
import type { Incident } from './views.ts';

/** A passage as a merge's preview names it. */
export type MergePassage = { codingId: Id; codeId: Id; words: string; identifier: string };

/** What merging codes into one would do. Lists are cut at 100; the numbers are of all. */
export type MergePreview = {
  /** Codings that get the code. */
  moved: number;
  /** The same coder's same words with two of the codes: each becomes one with the one that stays. */
  joined: { total: number; passages: MergePassage[] };
  /** Passages of two of the codes that overlap and are not the same: both stay. */
  overlapping: { total: number; pairs: [MergePassage, MergePassage][] };
  memos: number;
  exemplars: number;
  /** Exemplars given up, because the coding each would become one with is an exemplar too. */
  exemplarsLost: number;
  relations: number;
  properties: number;
  /** What is below the merged codes and comes under the one that stays, by the name and level it gets there. */
  children: { id: Id; name: string; newName: string; level: CodeLevel; newLevel: CodeLevel }[];
};

/** Places on the properties of a code, and the incidents that have one. */
export type PlacedIncidents = { values: PropertyValue[]; incidents: Incident[] };

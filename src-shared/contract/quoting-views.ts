import type { Id } from './entities.ts';
import type { Incident } from './views.ts';

/** An exemplar by whose words it is: what themes are counted by, and how far their quotations are in balance. */
export type ExemplarVoice = {
  exemplarId: Id;
  codingId: Id;
  /** The code of its coding. */
  codeId: Id;
  participantId: Id | null;
  roleId: Id | null;
  caseId: Id | null;
};

/** How often a participant speaks of a theme; null: words that are nobody's we know. */
export type Voice = { participantId: Id | null; caseId: Id | null; roleId: Id | null; incidents: number };

/** What the board of a theme shows: every exemplar of it and of what is below, and everybody who could be quoted. */
export type ExemplarBoard = {
  /** In the order of their ranks. `quotation` and `exemplarId` are always there. */
  exemplars: Incident[];
  /** By participant: of the code and of anything in use below it, in scope only. */
  voices: Voice[];
};

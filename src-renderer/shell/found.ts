import type { Code, WordHit } from '@shared/contract/index.ts';
import type { Command } from '../commands/command.ts';
import { canRun } from '../commands/table.ts';
import { rolledUp } from '../codes/tree-nodes.ts';
import { compareCodes } from '../compare/bench.ts';
import type { Session } from '../store/react.tsx';
import { byPosition, childrenByParent, participantsByTranscript, transcriptName } from '../store/select.ts';
import type { State } from '../store/state.ts';
import { words } from '../words/index.ts';
import { score } from './fuzzy.ts';

export type FoundGroup = 'transcripts' | 'codes' | 'participants' | 'commands' | 'words';

/** One line of the palette. */
export type Found = {
  id: string;
  group: FoundGroup;
  title: string;
  detail: string;
  score: number;
  /** A code's colour. */
  color?: string;
  keys?: string | undefined;
  /** The words that were found, with what stands around them. */
  hit?: WordHit;
  run: (session: Session) => void;
};

/** So many of a kind are shown once something is asked for. */
const SHOWN = 6;

/**
 * What the palette shows for a query, group by group, the best group first; words come last. `focused` had the focus
 * before the palette.
 */
export function findAll(
  session: Session,
  commands: readonly Command[],
  query: string,
  focused: Element | null,
): Found[] {
  const state = session.store.get();
  const asked = query.trim() !== '';
  const groups = [
    transcripts(state, query),
    codes(state, query),
    asked ? participants(state, query) : [],
    [...things(session, commands, query, focused), ...comparisons(state, query)],
  ].map((list) => list.sort((a, b) => b.score - a.score).slice(0, asked ? SHOWN : 60));
  if (asked) groups.sort((a, b) => (b[0]?.score ?? -1) - (a[0]?.score ?? -1));
  else return [...(groups[0] ?? []).slice(0, SHOWN), ...(groups[3] ?? [])];
  return groups.flat();
}

function transcripts(state: State, query: string): Found[] {
  const whoIn = participantsByTranscript(state);
  return byPosition(state.tables.transcript).flatMap((transcript) => {
    const who = whoIn(transcript.id);
    const name = transcriptName(state, transcript.id, who);
    const roles = [...new Set(who.map((one) => one.role?.label ?? ''))].filter(Boolean).join(', ');
    const detail = [name === transcript.title ? '' : transcript.title, roles].filter(Boolean).join(' · ');
    // By its name first: who types an identifier wants the transcript before the participant, whatever its file was called.
    const points = score(name, query) ?? score(`${name} ${detail}`, query);
    if (points === null) return [];
    return [
      {
        id: `transcript ${transcript.id}`,
        group: 'transcripts' as const,
        title: name,
        detail,
        score: points,
        run: ({ view }) => view.set({ room: 'code', transcriptId: transcript.id }),
      },
    ];
  });
}

function codes(state: State, query: string): Found[] {
  const totals = totalsOf(state);
  return [...state.tables.code.values()].flatMap((code) => {
    if (code.retiredAt !== null) return [];
    const points = score(code.name, query);
    if (points === null) return [];
    return [
      {
        id: `code ${code.id}`,
        group: 'codes' as const,
        title: code.name,
        detail: [...pathOf(state, code), words.shell.palette.codings(totals.get(code.id) ?? 0)].join(' · '),
        score: points,
        color: code.color,
        run: ({ view }) => view.set({ room: 'codebook', codeIds: [code.id] }),
      },
    ];
  });
}

/** Codings as the code tree counts them: with everything below. */
const totalsOf = (state: State) => rolledUp(childrenByParent(state.tables.code), state.counts);

function pathOf(state: State, code: Code): string[] {
  const path: string[] = [];
  for (let at = code.parentId; at !== null && path.length < 10;) {
    const parent = state.tables.code.get(at);
    if (!parent) break;
    path.unshift(parent.name);
    at = parent.parentId;
  }
  return path.length > 0 ? [path.join(' › ')] : [];
}

function participants(state: State, query: string): Found[] {
  return [...state.tables.participant.values()].flatMap((participant) => {
    const studyCase = state.tables.studyCase.get(participant.caseId);
    const role = participant.roleId === null ? undefined : state.tables.role.get(participant.roleId);
    const title = (studyCase?.code ?? '') + participant.code;
    const detail = [role?.label, studyCase?.label].filter(Boolean).join(' · ');
    const points = score(`${title} ${detail}`, query);
    if (points === null) return [];
    return [
      {
        id: `participant ${participant.id}`,
        group: 'participants' as const,
        title,
        detail,
        score: points,
        run: ({ view }) => view.set({ room: 'people', participantId: participant.id }),
      },
    ];
  });
}

function things(
  session: Session,
  commands: readonly Command[],
  query: string,
  focused: Element | null,
): Found[] {
  return commands.flatMap((command) => {
    if (command.id === 'window.palette' || !canRun(command, session, focused)) return [];
    const points = score(command.title, query);
    if (points === null) return [];
    return [
      {
        id: command.id,
        group: 'commands' as const,
        title: command.title,
        detail: '',
        keys: command.keys?.[0],
        score: points,
        run: (now) => void command.run(now),
      },
    ];
  });
}

/** `compare just a brew`: a code's incidents on the bench, once its name is begun after the word. */
function comparisons(state: State, query: string): Found[] {
  const [, name] = /^\s*compare\s+(.+)$/iu.exec(query) ?? [];
  if (!name) return [];
  const totals = totalsOf(state);
  return [...state.tables.code.values()].flatMap((code) => {
    const points = code.retiredAt === null ? score(code.name, name) : null;
    if (points === null) return [];
    return [
      {
        id: `compare ${code.id}`,
        group: 'commands' as const,
        title: words.compare.entry.find(code.name),
        detail: words.shell.palette.codings(totals.get(code.id) ?? 0),
        score: points,
        color: code.color,
        run: (now: Session) => compareCodes(now, [code.id]),
      },
    ];
  });
}

/** Turns found by their words, in the order the host gives them: best first. */
export const wordsFound = (state: State, hits: readonly WordHit[]): Found[] =>
  hits.map((hit) => ({
    id: `words ${hit.turnId} ${hit.start}`,
    group: 'words' as const,
    title: transcriptName(state, hit.transcriptId),
    detail: `${hit.before}${hit.words}${hit.after}`,
    score: 0,
    hit: { ...hit, before: hit.before.replace(/^\S*\s/, '') },
    run: ({ view }) =>
      view.set({
        room: 'code',
        transcriptId: hit.transcriptId,
        goTo: { transcriptId: hit.transcriptId, start: hit.start, end: hit.end },
      }),
  }));

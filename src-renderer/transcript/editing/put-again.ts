import type { Id } from '@shared/contract/index.ts';
import { mapSpan } from '@shared/text/anchor.ts';
import { diffWords } from '@shared/text/diff.ts';
import { applyEdit, edit, type Edit } from '@shared/text/edit.ts';
import { rebaseEdit } from '@shared/text/rebase.ts';
import type { OpenDocument } from '../../store/state.ts';
import type { Draft, TypedTurn } from '../../store/view.ts';
import { TurnMap } from '../turn-map.ts';
import { startDraft, turnMapOf } from './draft.ts';

type Text = Pick<OpenDocument, 'transcript' | 'turns'>;

/** A draft on another text; `collisions` are the places that read as they were typed here although others changed them. */
export type PutAgain = { draft: Draft; collisions: number };

/** What was typed on `opened`, put on the text as it is `now`: its words, the turns they parted or joined, the speakers. */
export function putAgain(draft: Draft, opened: Text, now: Text): PutAgain {
  const base = opened.transcript.text;
  const there = now.transcript.text;
  const theirs = diffWords(base, there);
  const { edit: operations, collisions } = rebaseEdit(base, draft.edit, theirs);
  const own = turnMapOf(draft);
  const ownTurns = turnsByStart(own, draft.turns);
  const chosen = speakersChosen(draft, opened);
  const heldTurns = withOwn(
    turnsByStart(new TurnMap(there, now.turns), startDraft(now).turns),
    startsHere(draft, opened, ownTurns),
    theirs,
  );

  /** Where turns begin in the new text, and what is known of each. */
  const starts: Placed[] = [];
  let shift = 0;
  let passed = 0;
  const keep = (to: number) => {
    for (; passed < heldTurns.length && (heldTurns[passed]?.start ?? 0) <= to; passed++) {
      const one = heldTurns[passed];
      if (one) starts.push({ start: one.start + shift, turn: spoken(one.turn, chosen) });
    }
  };
  let next = 0;
  for (const { at, remove, insert, from } of operations) {
    // A turn that begins where the operation does begins before what is inserted.
    keep(at);
    while (next < ownTurns.length && (ownTurns[next]?.start ?? 0) <= from) next++;
    for (; (ownTurns[next]?.start ?? Infinity) <= from + insert.length; next++) {
      const one = ownTurns[next];
      if (one) starts.push({ start: at + shift + (one.start - from), turn: { ...one.turn, id: null } });
    }
    // What began within the words that went, or right after the line end that went, begins no more.
    while (passed < heldTurns.length && (heldTurns[passed]?.start ?? 0) <= at + remove) passed++;
    shift += insert.length - remove;
  }
  keep(there.length);
  const text = applyEdit(there, edit(operations));
  const turns = starts.map(({ start, turn }, i): TypedTurn => {
    const end = starts[i + 1]?.start;
    return { ...turn, key: '', words: text.slice(start, end === undefined ? undefined : end - 1) };
  });
  return { draft: { turns, edit: edit(operations) }, collisions };
}

const turnsByStart = (map: TurnMap, turns: readonly TypedTurn[]): Placed[] =>
  turns.map((turn, i) => ({ start: map.start(i), turn }));

type Placed = { start: number; turn: TypedTurn };

/**
 * What became of the starts of turns at line ends that are the opened text's own: by its turns, the other one that
 * begins in the place of each, or null where none does; and those that begin where none did, in offsets of that text.
 * Lines that were pasted over others, or an Enter beside a line end, leave edits that keep such line ends.
 */
type Here = { instead: ReadonlyMap<Id, TypedTurn | null>; more: readonly Placed[] };

function startsHere(draft: Draft, opened: Text, own: readonly Placed[]): Here {
  const begun = new Map(opened.turns.map((turn) => [turn.start, turn.id]));
  const instead = new Map<Id, TypedTurn | null>();
  const more: Placed[] = [];
  let [next, shift] = [0, 0];
  // None, unless the line end before it went, or a turn is found there below.
  for (const { id, start } of opened.turns) {
    for (let op = draft.edit[next]; op && op.at + op.remove < start; op = draft.edit[++next]);
    if ((draft.edit[next]?.at ?? start) >= start) instead.set(id, null);
  }
  next = 0;
  for (const { start, turn } of own) {
    for (let op = draft.edit[next]; op && op.at + shift + op.insert.length < start; op = draft.edit[++next])
      shift += op.insert.length - op.remove;
    // Right after what was inserted, or in it.
    if ((draft.edit[next]?.at ?? Infinity) + shift < start) continue;
    const id = begun.get(start - shift);
    if (id === undefined) more.push({ start: start - shift, turn });
    else if (id === turn.id) instead.delete(id);
    else instead.set(id, turn);
  }
  return { instead, more };
}

/** The turns of the text as it is now with what was made of their starts here. */
function withOwn(held: readonly Placed[], { instead, more }: Here, theirs: Edit): Placed[] {
  const own = (turn: TypedTurn): TypedTurn => ({ ...turn, id: null });
  const kept = held.flatMap(({ start, turn }): Placed[] => {
    const other = turn.id === null ? undefined : instead.get(turn.id);
    if (other === null && start > 0) return [];
    return [{ start, turn: other ? own(other) : turn }];
  });
  const taken = new Set(kept.map(({ start }) => start));
  const came = more.flatMap(({ start, turn }): Placed[] => {
    const lineEnd = mapSpan(theirs, { start: start - 1, end: start });
    if (lineEnd.kind !== 'kept' || taken.has(lineEnd.span.end)) return [];
    return [{ start: lineEnd.span.end, turn: own(turn) }];
  });
  return [...kept, ...came].sort((a, b) => a.start - b.start);
}

/** Turns of the opened text that were given another speaker. */
function speakersChosen({ turns }: Draft, opened: Text): ReadonlyMap<number, number | null> {
  const before = new Map(opened.turns.map((turn) => [turn.id, turn.speakerId]));
  return new Map(
    turns.flatMap(({ id, speakerId }) =>
      id !== null && before.get(id) !== speakerId ? [[id, speakerId] as const] : [],
    ),
  );
}

function spoken(turn: TypedTurn, chosen: ReadonlyMap<number, number | null>): TypedTurn {
  const speakerId = turn.id === null ? undefined : chosen.get(turn.id);
  return speakerId === undefined ? turn : { ...turn, speakerId };
}

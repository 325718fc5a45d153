import type { Id } from '@shared/contract/index.ts';
import { diffWords } from '@shared/text/diff.ts';
import { applyEdit, edit } from '@shared/text/edit.ts';
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
  const { edit: operations, collisions } = rebaseEdit(base, draft.edit, diffWords(base, there));
  const own = turnMapOf(draft);
  const ownTurns = turnsByStart(own, draft.turns);
  const heldTurns = turnsByStart(new TurnMap(there, now.turns), startDraft(now).turns);
  const chosen = speakersChosen(draft, opened);
  const others = othersAtStarts(draft, opened, ownTurns);

  /** Where turns begin in the new text, and what is known of each. */
  const starts: Placed[] = [];
  let shift = 0;
  let passed = 0;
  const keep = (to: number) => {
    for (; passed < heldTurns.length && (heldTurns[passed]?.start ?? 0) <= to; passed++) {
      const one = heldTurns[passed];
      if (!one) continue;
      const own = one.turn.id === null ? undefined : others.get(one.turn.id);
      starts.push({ start: one.start + shift, turn: own ? { ...own, id: null } : spoken(one.turn, chosen) });
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
 * By turn of the opened text, the one that begins in its place although it is another: lines that were pasted over whole
 * turns, or an Enter beside a line end, leave an edit in which that line end is the old one.
 */
function othersAtStarts(draft: Draft, opened: Text, own: readonly Placed[]): ReadonlyMap<Id, TypedTurn> {
  const at = new Map(own.map(({ start, turn }) => [start, turn]));
  const found = new Map<Id, TypedTurn>();
  let [next, shift] = [0, 0];
  for (const { id, start } of opened.turns) {
    for (let op = draft.edit[next]; op && op.at + op.remove < start; op = draft.edit[++next])
      shift += op.insert.length - op.remove;
    // Where the line end before it went, it begins no more.
    if ((draft.edit[next]?.at ?? start) < start) continue;
    const turn = at.get(start + shift);
    if (turn && turn.id !== id) found.set(id, turn);
  }
  return found;
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

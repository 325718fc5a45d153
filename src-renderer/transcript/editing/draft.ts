import type { Id, NewTurn } from '@shared/contract/index.ts';
import { diffSplice } from '@shared/text/diff.ts';
import { composeOperation, type Operation } from '@shared/text/edit.ts';
import type { OpenDocument } from '../../store/state.ts';
import type { Draft, TypedTurn } from '../../store/view.ts';
import type { Stretch } from '../coding-index.ts';
import { TurnMap } from '../turn-map.ts';
import { whoseTurns } from './whose.ts';

/** Where the caret is: in which turn, by its key, and before which of its characters. */
export type Caret = { key: string; at: number };

/** An edit in which nothing has been typed yet; a transcript without turns gets one to type into. */
export function startDraft({ transcript, turns }: Pick<OpenDocument, 'transcript' | 'turns'>): Draft {
  const map = new TurnMap(transcript.text, turns);
  const typed = turns.map(({ id, speakerId, startsAtMs }, i): TypedTurn => ({
    key: '',
    id,
    words: map.words(i),
    speakerId,
    startsAtMs,
  }));
  if (typed.length === 0) typed.push({ key: '', id: null, words: '', speakerId: null, startsAtMs: null });
  return { turns: typed, edit: [] };
}

/** The turns with the line ends that part them, as offsets of the text that they make. */
export function turnMapOf({ turns }: Pick<Draft, 'turns'>): TurnMap {
  const last = turns.length - 1;
  let at = 0;
  const spans = turns.map(({ words }, i) => {
    const start = at;
    at += words.length + (i < last ? 1 : 0);
    return { start, end: at };
  });
  return new TurnMap(textOf(turns), spans);
}

/** The same after a step that changed one turn's words and no other. `before` is the map that it was made on. */
export function turnMapAfter(before: TurnMap, { draft, operation, first }: Step): TurnMap {
  const by = operation.insert.length - operation.remove;
  return before.grown(first, by, () => textOf(draft.turns));
}

const textOf = (turns: readonly { words: string }[]) => turns.map((turn) => turn.words).join('\n');

/**
 * What a step changed: the operation in offsets of the text before it, and the stretch of turns it was in.
 * `isStructural` unless one turn's own words are all, those of the turn `first`.
 */
export type Step = Stretch & { draft: Draft; operation: Operation; isStructural: boolean };

/**
 * The draft after the editor has changed from its turns to `now`. Turns that are as they were must be the same objects.
 * `caret` says which of two equal letters was typed. Null when the words are the same.
 */
export function advanced(
  draft: Draft,
  now: readonly Pick<TypedTurn, 'key' | 'words'>[],
  caret: Caret | null,
): Step | null {
  const old = draft.turns;
  const isSame = (a: TypedTurn | undefined, b: Pick<TypedTurn, 'key' | 'words'> | undefined) =>
    a === b || (a !== undefined && b !== undefined && a.key === b.key && a.words === b.words);
  let first = 0;
  while (first < old.length && first < now.length && isSame(old[first], now[first])) first++;
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > first && newEnd > first && isSame(old[oldEnd - 1], now[newEnd - 1])) {
    oldEnd--;
    newEnd--;
  }
  // Where whole turns came or went, their line ends did: a neighbour on both sides tells which.
  if (oldEnd === first || newEnd === first) {
    if (oldEnd === newEnd) return null;
    if (first > 0) first--;
    else {
      oldEnd++;
      newEnd++;
    }
  }
  let start = 0;
  for (let i = 0; i < first; i++) start += (old[i]?.words.length ?? 0) + 1;
  const [one, other] = [old[first], now[first]];
  if (oldEnd - first === 1 && newEnd - first === 1 && one && other && one.key === other.key)
    return typedIn(draft, first, other.words, start, caret?.key === other.key ? caret.at : undefined);
  const before = textOf(old.slice(first, oldEnd));
  const after = textOf(now.slice(first, newEnd));
  let at: number | undefined;
  let passed = 0;
  for (const turn of now.slice(first, newEnd)) {
    if (caret && turn.key === caret.key) at = passed + Math.min(caret.at, turn.words.length);
    passed += turn.words.length + 1;
  }
  const splice = diffSplice(before, after, at);
  const changed = whoseTurns(
    old.slice(first, oldEnd),
    now.slice(first, newEnd),
    splice,
    old[first - 1]?.speakerId ?? null,
  );
  const turns = [...old.slice(0, first), ...changed, ...old.slice(oldEnd)];
  const operation = splice ? { ...splice, at: start + splice.at } : { at: start, remove: 0, insert: '' };
  return {
    draft: { turns, edit: composeOperation(draft.edit, operation) },
    operation,
    first,
    gone: oldEnd - first,
    came: newEnd - first,
    isStructural: true,
  };
}

/**
 * The draft after the words of one turn, and nothing else, became others: the everyday case, done quickly. `start` is
 * where the turn starts in the text before, `at` where the caret is in its words now. Null when the words are the same.
 */
export function typedIn(draft: Draft, index: number, words: string, start: number, at?: number): Step | null {
  const was = draft.turns[index];
  const splice = was && diffSplice(was.words, words, at === undefined ? at : Math.min(at, words.length));
  if (!was || !splice) return null;
  const operation = { ...splice, at: start + splice.at };
  const turns = draft.turns.with(index, { ...was, words });
  return {
    draft: { turns, edit: composeOperation(draft.edit, operation) },
    operation,
    first: index,
    gone: 1,
    came: 1,
    isStructural: false,
  };
}

/** The draft with another speaker of one turn; null is nobody. */
export const withSpeaker = (draft: Draft, index: number, speakerId: Id | null): Draft => ({
  ...draft,
  turns: draft.turns.map((turn, i) => (i === index ? { ...turn, speakerId } : turn)),
});

/** A draft whose turns have the keys that an editor gave them. */
export const keyed = (draft: Draft, keys: readonly string[]): Draft => ({
  ...draft,
  turns: draft.turns.map((turn, i) => ({ ...turn, key: keys[i] ?? '' })),
});

/** Whether anything has been done; quick enough to be asked at every letter. What was typed may read as it did before. */
export function isTouched(draft: Draft, opened: Pick<OpenDocument, 'turns'>): boolean {
  if (draft.edit.length > 0) return true;
  const before = new Map(opened.turns.map((turn) => [turn.id, turn.speakerId]));
  return draft.turns.some((turn) => turn.id !== null && before.get(turn.id) !== turn.speakerId);
}

/** Whether saving would change anything. */
export function isChanged(
  draft: Draft,
  { transcript, turns }: Pick<OpenDocument, 'transcript' | 'turns'>,
): boolean {
  const saved = asSaved(draft);
  const now = placed(saved);
  const isSame = (a: NewTurn, b: NewTurn | undefined) =>
    a.start === b?.start && a.end === b.end && a.speakerId === b.speakerId && a.startsAtMs === b.startsAtMs;
  return (
    now.length !== turns.length ||
    now.some((turn, i) => !isSame(turn, turns[i])) ||
    textOf(saved.turns) !== transcript.text
  );
}

/** The draft as it is saved: last turns without words are none, and the line ends before them go as well. */
export function asSaved(draft: Draft): Draft {
  const last = draft.turns.findLastIndex(({ words }) => words !== '');
  const turns = draft.turns.slice(0, Math.max(0, last) + 1);
  const remove = draft.turns.length - turns.length;
  if (remove === 0) return draft;
  return { turns, edit: composeOperation(draft.edit, { at: textOf(turns).length, remove, insert: '' }) };
}

/** The turns in offsets of the new text, as `transcripts.edit` takes them. A last turn without words is none. */
export function placed({ turns }: Draft): NewTurn[] {
  let end = 0;
  return turns.flatMap(({ words, speakerId, startsAtMs }, i) => {
    const start = end;
    end += words.length + (i < turns.length - 1 ? 1 : 0);
    return end === start ? [] : [{ start, end, speakerId, startsAtMs }];
  });
}

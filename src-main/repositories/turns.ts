import type { Id, NewTurn, Turn } from '@shared/contract/index.ts';
import { mapSpan } from '@shared/text/anchor.ts';
import type { Bias, Mapping } from '@shared/text/mapping.ts';
import type { Tx } from '../db/transaction.ts';

/**
 * For each new turn the old one that it is, or null. A turn is the one whose words it begins with; one that was typed
 * before it, or that Enter parted from it, is new.
 */
function matchTurns(old: readonly Turn[], fresh: readonly NewTurn[], mapping: Mapping): (Turn | null)[] {
  const places = new Map(fresh.map((turn, i) => [turn.start, i]));
  const found: (Turn | null)[] = fresh.map(() => null);
  const rest = new Set(old);
  const match = (bias: Bias, isGone: boolean) => {
    for (const turn of rest) {
      const place = places.get(mapping.offset(turn.start, bias));
      if (place === undefined || found[place] !== null || gone.has(turn.id) !== isGone) continue;
      found[place] = turn;
      rest.delete(turn);
    }
  };
  const gone = new Set(
    old.filter((turn) => mapSpan(mapping, turn).kind === 'lost').map((turn): Id => turn.id),
  );
  // First by the words that are left of it; then by what was typed at its beginning; those without a word left last.
  match(1, false);
  match(-1, false);
  match(-1, true);
  return found;
}

/** Writes new turns over the old ones; those that stay keep their ids, and only what differs is written. */
export function writeTurns(
  tx: Tx,
  transcriptId: Id,
  old: readonly Turn[],
  fresh: readonly NewTurn[],
  mapping: Mapping,
): void {
  const matched = matchTurns(old, fresh, mapping);
  const stays = new Set(matched.map((turn) => turn?.id));
  tx.removeMany(
    'turn',
    old.filter((turn) => !stays.has(turn.id)).map((turn) => turn.id),
  );
  const pairs = fresh.flatMap((turn, i) => {
    const was = matched[i];
    return was ? [{ id: was.id, was, turn }] : [];
  });
  for (const field of ['start', 'end', 'speakerId', 'startsAtMs'] as const) {
    const moved = pairs.filter(({ was, turn }) => was[field] !== turn[field]);
    if (moved.length > 0)
      tx.setEach(
        'turn',
        moved.map(({ id }) => id),
        field,
        moved.map(({ turn }) => turn[field]),
      );
  }
  tx.insertMany(
    'turn',
    fresh.filter((_, i) => !matched[i]).map((turn) => ({ ...turn, transcriptId })),
  );
}

/** Turns where an edit of words within lines leaves them. */
export function turnsThrough(old: readonly Turn[], mapping: Mapping, length: number): NewTurn[] {
  const last = old.length - 1;
  return old
    .map(({ start, end, speakerId, startsAtMs }, i) => ({
      start: mapping.offset(start, -1),
      end: i === last ? length : mapping.offset(end, -1),
      speakerId,
      startsAtMs,
    }))
    .filter((turn) => turn.start < turn.end);
}

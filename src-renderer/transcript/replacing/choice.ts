import type { Id, Input, ReplaceHit, ReplaceOutcome } from '@shared/contract/index.ts';

/** What is looked for and what takes its place. */
export type Query = { query: string; by: string; matchCase: boolean; wholeWords: boolean };
/** All transcripts, the one in view, or those that are chosen. */
export type Where = 'all' | 'here' | 'chosen';
/** What a person has left as it is: single places, and whole transcripts. */
export type Left = { readonly places: ReadonlySet<string>; readonly transcripts: ReadonlySet<Id> };

export const NONE_LEFT: Left = { places: new Set(), transcripts: new Set() };

type Place = Pick<ReplaceHit, 'transcriptId' | 'start'>;
export const placeKey = ({ transcriptId, start }: Place): string => `${transcriptId} ${start}`;

export const isLeft = (left: Left, place: Place): boolean =>
  left.transcripts.has(place.transcriptId) || left.places.has(placeKey(place));

/** Why there is nothing to look for yet; null when there is. `ids` are the transcripts looked in, null for all. */
export function problemOf(
  { query, by, matchCase }: Query,
  ids: readonly Id[] | null,
): 'empty' | 'same' | 'noneChosen' | null {
  if (query === '') return 'empty';
  if (ids?.length === 0) return 'noneChosen';
  return matchCase && query === by ? 'same' : null;
}

/** The call that shows what would be replaced; at most `limit` places are listed. */
export const inputOf = (
  query: Query,
  ids: readonly Id[] | null,
  left: Left,
  limit: number,
): Input<'transcripts.replace'> => ({
  ...query,
  ...(ids ? { ids: [...ids] } : {}),
  except: exceptOf(left),
  limit,
  dryRun: true,
});

/** The call that writes what was shown: in those transcripts, and only as they were then. */
export const writingOf = (
  query: Query,
  left: Left,
  { transcripts }: ReplaceOutcome,
): Input<'transcripts.replace'> => ({
  ...query,
  ids: transcripts.map((one) => one.id),
  texts: transcripts.map(({ id, textRevision }) => ({ id, textRevision })),
  except: exceptOf(left),
  dryRun: false,
});

const exceptOf = ({ places, transcripts }: Left) => [
  ...[...transcripts].map((transcriptId) => ({ transcriptId })),
  ...[...places].map((key) => {
    const [transcriptId = 0, start = 0] = key.split(' ').map(Number);
    return { transcriptId, start };
  }),
];

/** With one place left as it is, or taken in again. */
export function withPlace(left: Left, place: Place, leaves: boolean): Left {
  const places = new Set(left.places);
  if (leaves) places.add(placeKey(place));
  else places.delete(placeKey(place));
  return { ...left, places };
}

/**
 * With a whole transcript left as it is, or taken in again. Where all its places are `listed` each can be taken in
 * again by itself; where they are not, those that nobody sees stay with the transcript.
 */
export function withTranscript(
  left: Left,
  id: Id,
  leaves: boolean,
  listed: readonly Place[],
  all: number,
): Left {
  const places = new Set(left.places);
  const transcripts = new Set(left.transcripts);
  transcripts.delete(id);
  for (const key of left.places) if (key.startsWith(`${id} `)) places.delete(key);
  if (leaves && listed.length < all) transcripts.add(id);
  else if (leaves) for (const place of listed) places.add(placeKey(place));
  return { places, transcripts };
}

/** Transcripts with places left out whose text is another now: those places are not where they were. */
export function movedOn(before: ReplaceOutcome, now: ReplaceOutcome, left: Left): Id[] {
  const revisions = new Map(before.transcripts.map((one) => [one.id, one.textRevision]));
  const withPlaces = new Set([...left.places].map((key) => Number(key.split(' ')[0])));
  return now.transcripts
    .filter(
      ({ id, textRevision }) => withPlaces.has(id) && (revisions.get(id) ?? textRevision) !== textRevision,
    )
    .map((one) => one.id);
}

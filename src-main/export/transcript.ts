import { Refusal, type Id } from '@shared/contract/index.ts';
import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { get, list } from '../db/rows.ts';
import { region, speaker, turn } from '../db/schema.ts';

/** `startsAt` is `hh:mm:ss`, with `.mmm` where it is no whole second; null when the time is not known. */
type TranscriptOut = {
  title: string;
  text: string;
  turns: { speaker: string | null; start: number; end: number; startsAt: string | null }[];
  regions: { name: string; start: number; end: number; inScope: boolean }[];
};

/** A transcript as programs read it: positions count UTF-16 units of `text`. Fails with `not_found`. */
export function transcriptOut(db: Db, id: Id): TranscriptOut {
  const { title, text } = get(db.orm, 'transcript', id);
  const labels = new Map(
    list(db.orm, 'speaker', eq(speaker.transcriptId, id)).map((row) => [row.id, row.label]),
  );
  const turns = list(db.orm, 'turn', eq(turn.transcriptId, id), sql`${turn.start}`);
  const regions = list(db.orm, 'region', eq(region.transcriptId, id), sql`${region.start}`);
  return {
    title,
    text,
    turns: turns.map(({ start, end, speakerId, startsAtMs }) => ({
      speaker: (speakerId === null ? null : labels.get(speakerId)) || null,
      start,
      end,
      startsAt: startsAtMs === null ? null : clockTime(startsAtMs),
    })),
    regions: regions.map(({ name, start, end, inScope }) => ({ name, start, end, inScope })),
  };
}

export const transcriptJson = (transcript: TranscriptOut): string =>
  `${JSON.stringify(transcript, null, 2)}\n`;

/** A transcript to read: each turn as `[hh:mm:ss] LABEL: words`, as far as they are known, a blank line between turns. */
export function transcriptTxt({ text, turns }: TranscriptOut): string {
  const spoken = turns.map(({ speaker: label, start, end, startsAt }) => {
    const time = startsAt === null ? '' : `[${startsAt.replace(/\..*$/, '')}] `;
    return `${time}${label === null ? '' : `${label}: `}${text.slice(start, end).replace(/\n$/, '')}`;
  });
  return `${spoken.join('\n\n')}\n`;
}

/** The one transcript with this title, whatever its letters' case; refuses with `not_found` or, when it is not alone, `conflict`. */
export function transcriptTitled(db: Db, title: string): Id {
  const all = db.sqlite.prepare('select id, title from transcript order by position, id').all() as {
    id: Id;
    title: string;
  }[];
  const exact = all.filter((row) => row.title === title);
  const found =
    exact.length > 0 ? exact : all.filter((row) => row.title.toLowerCase() === title.toLowerCase());
  const [one] = found;
  if (!one) {
    const [first] = all;
    throw new Refusal(
      'not_found',
      `There is no transcript “${title}” in this project. ${first ? `Name one by its title, such as “${first.title}”.` : 'It has none yet.'}`,
    );
  }
  if (found.length > 1)
    throw new Refusal(
      'conflict',
      `There are ${found.length} transcripts “${title}”; give each its own title first.`,
    );
  return one.id;
}

function clockTime(milliseconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const seconds = milliseconds / 1000;
  const rest = milliseconds % 1000;
  const fraction = rest === 0 ? '' : `.${String(Math.round(rest)).padStart(3, '0')}`;
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
}

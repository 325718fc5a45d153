import type { Db } from '../db/open.ts';
import { CODING_COLUMNS, codingRows } from './coding-rows.ts';
import { csvPart } from './csv.ts';
import { withoutPause, type Pause } from './pause.ts';

/** Every coding as a CSV or JSON file. `pause` is awaited between transcripts. */
export async function codingsFile(
  db: Db,
  options: { format: 'csv' | 'json'; withOutOfScope: boolean },
  pause: Pause = withoutPause,
): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  if (options.format === 'csv') parts.push(Buffer.from(csvPart(CODING_COLUMNS, [], true)));
  const transcripts = db.sqlite.prepare('select count(*) from transcript').pluck().get() as number;
  let [rows, read] = [0, 0];
  for (const part of codingRows(db, options)) {
    if (options.format === 'csv') {
      if (part.length > 0) parts.push(Buffer.from(csvPart(CODING_COLUMNS, part, false)));
    } else {
      for (const row of part)
        parts.push(Buffer.from(`${rows++ === 0 ? '[\n' : ',\n'}  ${JSON.stringify(row)}`));
    }
    await pause(++read / transcripts);
  }
  if (options.format === 'json') parts.push(Buffer.from(rows === 0 ? '[]\n' : '\n]\n'));
  return new Uint8Array(Buffer.concat(parts));
}

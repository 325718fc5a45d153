import type { Db } from '../db/open.ts';
import { comparisonRows, type ComparedOut, type ComparisonOut } from './comparison-rows.ts';
import { comparisonsDocx } from './comparisons-docx.ts';
import { comparisonBlocks, comparisonsHead, WORDS } from './comparisons-md.ts';
import { csvPart } from './csv.ts';
import { withoutPause, type Pause } from './pause.ts';
import type { Edition } from './words.ts';

/** One thing that was compared, flat, with the comparison it belongs to: comparisons are counted from 1. */
type ComparedRow = { comparison: number } & Omit<ComparisonOut, 'compared'> & ComparedOut;

const COLUMNS: (keyof ComparedRow)[] = [
  'comparison',
  'at',
  'coder',
  'verdict',
  'question',
  'reason',
  'identifier',
  'code',
  'codeNow',
  'words',
];

/**
 * Every comparison as a file, in the order they were made. `pause` is awaited between lots of them.
 */
export async function comparisonsFile(
  db: Db,
  format: 'csv' | 'json' | 'docx' | 'md',
  edition: Edition & { title: string },
  pause: Pause = withoutPause,
): Promise<Uint8Array> {
  const counted = (what: string) => db.sqlite.prepare(`select count(*) from ${what}`).pluck().get() as number;
  const total = counted('comparison');
  if (format === 'docx')
    // A heading, the facts and as a rule a reason, and a paragraph for each thing compared.
    return comparisonsDocx(comparisonRows(db), edition, pause, 3 * total + counted('comparison_item'));
  const parts: Buffer[] = [];
  const put = (text: string) => void parts.push(Buffer.from(text));
  if (format === 'csv') put(csvPart(COLUMNS, [], true));
  if (format === 'md') put(comparisonsHead(edition));
  let count = 0;
  for (const part of comparisonRows(db)) {
    if (format === 'csv')
      put(csvPart(COLUMNS, part.flatMap((one, i) => rowsOf(one, count + i + 1)), false)); // prettier-ignore
    else if (format === 'md') put(part.map((one) => `\n${comparisonBlocks(one).join('\n\n')}\n`).join(''));
    else
      for (const [i, one] of part.entries())
        put(`${count + i === 0 ? '[\n' : ',\n'}  ${JSON.stringify(one)}`);
    count += part.length;
    await pause(count / total);
  }
  if (format === 'json') put(count === 0 ? '[]\n' : '\n]\n');
  if (format === 'md' && count === 0) put(`\n${WORDS.empty}\n`);
  return new Uint8Array(Buffer.concat(parts));
}

/** A comparison of nothing that is told apart any more is a row all the same. */
function rowsOf({ compared, ...one }: ComparisonOut, comparison: number): ComparedRow[] {
  const nothing = { identifier: '', code: '', codeNow: '', words: '' };
  return (compared.length > 0 ? compared : [nothing]).map((item) => ({ comparison, ...one, ...item }));
}

import { hashWords } from '@shared/text/words.ts';
import type { Id } from '@shared/contract/index.ts';
import type { Host } from '../src-main/host.ts';
import { openProject, uuidV7 } from '../src-main/open.ts';
import { seedProject } from './seed.ts';

const TRANSCRIPTS = 71;
const CODES = 1_000;
const CODINGS = 200_000;

/** The theme that is crossed with the interviews: how many codes are below it, the last, and their codings together. */
export const CROSSED = { theme: 'theme 1', codes: 60, codings: 3_000 } as const;

/** How many codings the codes that are measured have; the rest are spread over all others. */
export const LOADS = {
  merged: 34_000,
  into: 12_000,
  compared: 3_000,
  few: 300,
  sorted: 500,
  sortedFew: 50,
} as const;
/** Of `merged`, those whose very words the same coder has coded with `into` too; some have an exemplar, memo or comment. */
export const DOUBLES = 4_000;

/** Ids of the codes that are measured. */
export type TheoryCodes = Record<keyof typeof LOADS, Id>;

/**
 * A study at the size that is promised: 71 transcripts, 1,000 codes, 200,000 codings, every run the same. Codings go in
 * by SQL: as changes they would only make the log long before anything is measured.
 */
export function seedTheory(file: string): TheoryCodes {
  seedProject(file, { transcripts: TRANSCRIPTS, wordsEach: 8_000, codingsEach: 0, codes: CODES, seed: 11 });
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const host = opened.value;
  const codes = { merged: 1, into: 2, compared: 3, few: 4, sorted: 5, sortedFew: 6 };
  addCodings(host, codes);
  host.close();
  return codes;
}

function addCodings(host: Host, codes: TheoryCodes) {
  const { sqlite } = host.parts.db;
  const texts = sqlite.prepare('select id, text from transcript order by id').all() as {
    id: Id;
    text: string;
  }[];
  const insert = sqlite.prepare(
    `insert into coding (guid, transcript_id, "start", "end", code_id, coder_id, words_hash, comment, is_negative_case, in_scope, created_at)
     values (?, ?, ?, ?, ?, 1, ?, ?, 0, 1, '2026-01-01T00:00:00.000Z')`,
  );
  // A stride that has no factor in common with any length goes everywhere before it comes back.
  const add = (n: number, codeId: Id, comment = '') => {
    const { id, text } = texts[n % texts.length]!;
    const start = (n * 7_919) % (text.length - 400);
    const end = start + 30 + ((n * 31) % 330);
    const words = text.slice(start, end);
    insert.run(uuidV7(), id, start, end, codeId, hashWords(words), comment);
  };
  sqlite.transaction(() => {
    for (let n = 0; n < LOADS.merged; n++) add(n, codes.merged, n % 40 === 0 ? 'Said in passing.' : '');
    for (let n = 0; n < LOADS.into; n++)
      add(n < DOUBLES ? n : LOADS.merged + n, codes.into, n % 50 === 0 ? 'Said again.' : '');
    for (let n = 0; n < LOADS.compared; n++) add(n * 5, codes.compared);
    for (let n = 0; n < LOADS.few; n++) add(n * 3, codes.few);
    for (let n = 0; n < LOADS.sorted; n++) add(n * 3, codes.sorted);
    for (let n = 0; n < LOADS.sortedFew; n++) add(n * 3, codes.sortedFew);
    const others = CODES - CROSSED.codes;
    for (let n = 0; n < CROSSED.codings; n++) add(n, others + 1 + (n % CROSSED.codes));
    const rest = CODINGS - CROSSED.codings - Object.values(LOADS).reduce((sum, one) => sum + one, 0);
    for (let n = 0; n < rest; n++) add(n, 7 + (n % (others - 6)));
    const theme = sqlite
      .prepare(
        `insert into code select null, ?, null, 'theme', ?, color, origin, short_definition, full_definition, use_when, avoid_when, typical_example, ?, null, null from code limit 1`,
      )
      .run(uuidV7(), CROSSED.theme, CODES).lastInsertRowid;
    sqlite.prepare('update code set parent_id = ? where id > ? and id <> ?').run(theme, others, theme);
    sqlite
      .prepare(
        `insert into exemplar (guid, coding_id, rendition, rank, reason, checked_revision)
         select 'exemplar ' || id, id, '{"cuts":[]}', id, '', 0 from coding where code_id = ? and id % 20 = 0`,
      )
      .run(codes.merged);
    sqlite
      .prepare(
        `insert into memo (guid, kind, title, body, plain_text, coder_id, created_at, updated_at)
         values ('memo', 'theoretical', 'On all of these', '', 'They say it twice.', 1, '2026-01-01', '2026-01-01')`,
      )
      .run();
    sqlite
      .prepare(
        `insert into memo_link (memo_id, target, target_id) select 1, 'coding', id from coding where code_id = ? and id % 10 = 0`,
      )
      .run(codes.merged);
  })();
}

import type { Id } from '@shared/contract/index.ts';
import { openProject, uuidV7 } from '../src-main/open.ts';
import { seedProject } from './seed.ts';

/** How many memos and exemplars of one theme a study has. */
export type Load = { memos: number; exemplars: number };
/** Sections of the write-up; the first two hold a quarter of the memos, the others none. */
const SECTIONS = ['Findings', 'A section whose name is as long as a working title gets when nobody has cut it yet', 'Methods', 'Discussion']; // prettier-ignore
const KINDS = ['theoretical', 'methodological', 'operational', 'reflexive'] as const;
const WORDS = 'telling early costs something that nobody counts while the ward keeps its own time and a person who has been there hears what is not said before anybody asks for it again'.split(' '); // prettier-ignore

/** The memo that names another and quotes a coding, and the theme whose exemplars were seeded. */
export type Written = { memoId: Id; themeId: Id };

/**
 * A study with so many memos, each of 30 to 250 words, tied to codes, participants, passages and codings, a
 * quarter of them sorted; and so many exemplars of one theme, nearly all of them candidates. The same for the same numbers. By SQL, like `seedTheory`.
 */
export function seedMemos(file: string, { memos, exemplars }: Load): Written {
  seedProject(file, { transcripts: 20, wordsEach: 5_000, codingsEach: 200, codes: 200, seed: 5 });
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const host = opened.value;
  const { sqlite } = host.parts.db;
  const all = (sql: string) => sqlite.prepare(sql).all() as { id: Id; size: number }[];
  const transcripts = all('select id, length(text) as size from transcript');
  const codings = all('select id, 0 as size from coding');
  const sections = sqlite.prepare('insert into memo_section (guid, name, position) values (?, ?, ?)');
  const memo = sqlite.prepare(
    `insert into memo (guid, kind, title, body, plain_text, coder_id, created_at, updated_at, section_id, place)
     values (?, ?, ?, '', ?, 1, ?, ?, ?, ?)`,
  );
  const index = sqlite.prepare('insert into memo_fts(rowid, title, words) values (?, ?, ?)');
  const link = sqlite.prepare(
    'insert into memo_link (memo_id, target, target_id, "start", "end", role, anchor) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const words = (n: number, many: number) =>
    Array.from({ length: many }, (_, i) => WORDS[(n * 7 + i * 5 + ((n * i) % 11)) % WORDS.length]).join(' ');
  const text = (n: number, many: number) =>
    Array.from({ length: Math.ceil(many / 40) }, (_, i) => words(n + i, Math.min(40, many - i * 40))).join(
      '\n',
    );
  const at = (n: number) =>
    new Date(Date.UTC(2023, 0, 1) + ((n * 7_919) % 1_000) * 86_400_000 + n).toISOString();
  sqlite.transaction(() => {
    SECTIONS.forEach((name, i) => sections.run(uuidV7(), name, i));
    for (let n = 0; n < memos; n++) {
      const section = n % 2 ? null : n % 5 === 0 ? 1 : n % 3 === 0 ? 2 : null;
      const title = n % 50 === 7 ? words(n, 30) : n % 9 === 4 ? '' : `${words(n, 4)} ${n + 1}`;
      const says = `${text(n, 30 + ((n * 37) % 220))}${n % 500 === 3 ? ' zebra crossing' : ''}`;
      memo.run(uuidV7(), KINDS[n % 4], title, says, at(n), at(n + 1), section, n);
      const id = n + 1;
      index.run(id, title, says);
      const passage = transcripts[n % transcripts.length]!;
      const start = (n * 97) % (passage.size - 200);
      if (n % 3 === 0) link.run(id, 'code', 1 + (n % 200), null, null, 'on', '');
      if (n % 3 === 1) link.run(id, 'participant', 1 + (n % 20), null, null, 'on', '');
      if (n % 3 === 2) link.run(id, 'passage', passage.id, start, start + 120, 'on', '');
      if (n % 2 === 0) link.run(id, 'coding', codings[n % codings.length]!.id, null, null, 'quote', `q${n}`);
      if (n % 4 === 0) link.run(id, 'code', 1 + ((n * 3) % 200), null, null, 'mention', `m${n}`);
    }
    // The theme is the first code; every other of its codings is chosen from.
    sqlite
      .prepare("update code set level = 'theme', name = 'Recognition without telling' where id = 1")
      .run();
    sqlite.prepare('update coding set code_id = 1 where id <= ?').run(exemplars * 2);
    sqlite
      .prepare(
        `insert into exemplar (guid, coding_id, rendition, rank, reason, checked_revision, standing)
         select 'exemplar ' || id, id, '{"cuts":[]}', id, case when id % 6 then '' else 'It says it best, and is short.' end, 1,
           case when id <= 16 then 'chosen' when id % 50 = 0 then 'supplementary' else 'candidate' end
         from coding where id <= ? and id % 2 = 0`,
      )
      .run(exemplars * 2);
  })();
  host.close();
  return { memoId: 1, themeId: 1 };
}

import type { Stats } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';

/** How much there is of everything. Codes in use only, by level; codings out of scope and archived coders left out. */
export function projectStats(db: Db): Stats {
  const level = (name: string) =>
    `(select count(*) from code where level = '${name}' and retired_at is null)`;
  return db.sqlite
    .prepare(
      `select
        (select count(*) from study_case) as cases,
        (select count(*) from participant) as participants,
        (select count(*) from transcript) as transcripts,
        (select coalesce(sum(words), 0) from transcript) as words,
        (select count(*) from turn) as turns,
        ${level('domain')} as domains,
        ${level('theme')} as themes,
        ${level('category')} as categories,
        ${level('code')} as codes,
        (select count(*) from coding where in_scope = 1) as codings,
        (select count(*) from exemplar e join coding g on g.id = e.coding_id where g.in_scope = 1 and e.standing != 'candidate') as exemplars,
        (select count(*) from memo) as memos,
        (select count(*) from coder where archived_at is null) as coders`,
    )
    .get() as Stats;
}

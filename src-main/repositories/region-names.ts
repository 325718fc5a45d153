import type { RegionName } from '@shared/contract/index.ts';
import type { Db } from '../db/open.ts';

/** The names that regions have in the whole project, by the alphabet, with how many regions and interviews have each. */
export function regionNames(db: Db): RegionName[] {
  const rows = db.sqlite
    .prepare(
      `select name, count(*) as regions, count(distinct transcript_id) as transcripts
       from region where name <> '' group by name`,
    )
    .all() as RegionName[];
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

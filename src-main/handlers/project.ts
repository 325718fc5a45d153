import { Refusal } from '@shared/contract/index.ts';
import { checkPattern } from '@shared/text/names.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { sql } from 'drizzle-orm';
import { allCounts } from '../db/counts.ts';
import { defined } from '../db/patch.ts';
import { list, pick } from '../db/rows.ts';
import { searchWords } from '../db/search.ts';
import type { Parts } from '../host.ts';
import { checkProject } from '../repositories/check.ts';
import { allProgress } from '../repositories/progress.ts';
import { projectStats } from '../repositories/stats.ts';
import { SUMMARY } from '../repositories/transcripts.ts';

type Calls =
  | 'project.snapshot'
  | 'project.update'
  | 'project.stats'
  | 'project.check'
  | 'history.undo'
  | 'history.redo'
  | 'preferences.read'
  | 'preferences.save'
  | 'search.words';

export function projectHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { db } = parts;
  return {
    'project.snapshot': () => ({
      revision: parts.revision(),
      coderId: parts.coder.id(),
      file: parts.file,
      readOnly: db.readOnly,
      project: list(db.orm, 'project'),
      coder: list(db.orm, 'coder'),
      role: list(db.orm, 'role'),
      studyCase: list(db.orm, 'studyCase'),
      participant: list(db.orm, 'participant'),
      attribute: list(db.orm, 'attribute'),
      attributeValue: list(db.orm, 'attributeValue'),
      transcript: pick(db.orm, 'transcript', sql`true`, SUMMARY),
      speaker: list(db.orm, 'speaker'),
      code: list(db.orm, 'code'),
      exemplar: list(db.orm, 'exemplar'),
      memo: list(db.orm, 'memo'),
      memoLink: list(db.orm, 'memoLink'),
      memoSection: list(db.orm, 'memoSection'),
      codeGroup: list(db.orm, 'codeGroup'),
      codeGroupMember: list(db.orm, 'codeGroupMember'),
      property: list(db.orm, 'property'),
      counts: allCounts(db),
      progress: allProgress(db),
      history: parts.history(),
    }),
    'project.update': (patch) => {
      const problem = patch.identifierPattern === undefined ? null : checkPattern(patch.identifierPattern);
      if (problem) throw new Refusal('invalid', problem);
      return parts.write(
        {
          kind: 'project.update',
          label:
            patch.title === undefined
              ? 'Changed the project’s settings'
              : `Renamed the project “${patch.title}”`,
        },
        (tx) => {
          const [project] = list(tx.orm, 'project');
          return tx.update('project', project?.id ?? 0, defined(patch));
        },
      );
    },
    'project.stats': () => projectStats(db),
    'project.check': () => checkProject(db),
    'history.undo': () => ({ label: parts.undo().label }),
    'history.redo': () => ({ label: parts.redo().label }),
    'preferences.read': () => parts.preferences.read(),
    'preferences.save': (preferences) => {
      const all = { ...parts.preferences.read(), ...preferences };
      parts.preferences.save(all);
      return all;
    },
    'search.words': ({ query, limit }) => searchWords(db, query, limit),
  };
}

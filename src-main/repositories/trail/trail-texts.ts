import type { Id, Transcript } from '@shared/contract/index.ts';
import { applyEdit, type Edit } from '@shared/text/edit.ts';
import { mappingOf } from '@shared/text/mapping.ts';
import type { Db } from '../../db/open.ts';
import { find } from '../../db/rows.ts';
import { isEdit, logSteps } from '../../db/stored-diff.ts';
import type { TextChange } from '@shared/text/carry.ts';
import { lastGone } from './trail-steps.ts';

/** The text of one transcript right after a change, and the edits that made today's of it, in order. */
export type TextSince = { text: string; edits: TextChange[]; transcript: Transcript | null };

/** Edits of a transcript after a revision, oldest first. */
function editsSince(db: Db, transcriptId: Id, revision: Id): { edit: Edit; inverse: Edit }[] {
  const rows = db.sqlite
    .prepare(
      `select c.diff from change_touch t join change c on c.revision = t.revision
       where t.entity = 'transcript' and t.entity_id = ? and t.revision > ? and instr(c.diff, '"inverse":')
       order by t.revision`,
    )
    .pluck()
    .all(transcriptId, revision) as string[];
  return rows.flatMap((diff) =>
    logSteps(diff).flatMap((step) => (isEdit(step) && step.id === transcriptId ? [step.text] : [])),
  );
}

/** Reads the texts of transcripts as they were; each is read once for each revision asked about. */
export function createTexts(db: Db): {
  since(transcriptId: Id, revision: Id): TextSince;
  at(transcriptId: Id, revision: Id): string;
} {
  const known = new Map<string, TextSince>();
  const since = (transcriptId: Id, revision: Id): TextSince => {
    const key = `${transcriptId} ${revision}`;
    const held = known.get(key);
    if (held) return held;
    const row = find(db.orm, 'transcript', transcriptId);
    const now = row ?? lastGone(db, 'transcript', transcriptId)?.row ?? null;
    let text = now?.text ?? '';
    const edits: TextChange[] = [];
    for (const { edit, inverse } of editsSince(db, transcriptId, revision).toReversed()) {
      const before = applyEdit(text, inverse);
      edits.unshift({ before, after: text, mapping: mappingOf(edit) });
      text = before;
    }
    const found = { text, edits: withoutDetours(edits), transcript: row };
    known.set(key, found);
    return found;
  };
  return { since, at: (transcriptId, revision) => since(transcriptId, revision).text };
}

/** Where a text came back to what it had been, as an undo makes it, what lay between moved nothing. */
function withoutDetours(edits: readonly TextChange[]): TextChange[] {
  const lastWith = new Map<string, number>();
  edits.forEach(({ after }, i) => lastWith.set(after, i));
  const kept: TextChange[] = [];
  for (let i = 0; i < edits.length; i++) {
    const edit = edits[i];
    if (!edit) break;
    const again = lastWith.get(edit.before);
    if (again !== undefined && again >= i) i = again;
    else kept.push(edit);
  }
  return kept;
}

import type { Coding, Id, TableName, Tables, TrailField, TrailPart } from '@shared/contract/index.ts';
import { find } from '../../db/rows.ts';
import { isEdit, type LogStep } from '../../db/stored-diff.ts';
import type { Parts } from '../../host.ts';
import { identifierIndex } from '../identify.ts';
import { quotationOf } from '../renditions.ts';
import { editedFields, fieldsOf } from './trail-fields.ts';
import type { TrailIndex } from './trail-index.ts';
import { createNames } from './trail-names.ts';
import { doneBy, type Net } from './trail-net.ts';
import { rowThen } from './trail-row.ts';
import { stepsOn } from './trail-steps.ts';
import { createTexts } from './trail-texts.ts';

/** Says of a row that a change touched what it is called, what it stood on, and how its fields read before and after. */
export function describer({ db }: Parts, index: TrailIndex, revision: Id, steps: readonly LogStep[]) {
  const names = createNames(db, index);
  const texts = createTexts(db);
  const identify = identifierIndex(db);
  const edits = new Map(steps.flatMap((step) => (isEdit(step) ? [[step.id, step.text] as const] : [])));
  const removed = new Map(
    stepsOn(steps, 'coding').flatMap((step) => (step.op === 'remove' ? [[step.id, step.row] as const] : [])),
  );
  // What was removed stood on the text before the change, what was made on the text after it.
  const wordsOf = (coding: Coding, one: Net) =>
    texts.at(coding.transcriptId, one.removed ? revision - 1 : revision).slice(coding.start, coding.end);

  /** The coding that a row is, or stands on, as it was then. */
  const codingOf = (one: Net): Coding | null => {
    if (one.table === 'exemplar') {
      const { codingId } = { ...rowThen(db, 'exemplar', one.id, revision), ...one.before, ...one.after } as {
        codingId?: Id;
      };
      if (codingId === undefined) return null;
      return removed.get(codingId) ?? rowThen(db, 'coding', codingId, revision);
    }
    if (one.table !== 'coding') return null;
    const whole = one.removed ? one.before : one.made ? one.after : rowThen(db, 'coding', one.id, revision);
    return whole as Coding | null;
  };

  const fields = (one: Net): TrailField[] => {
    const plain = fieldsOf(names, one.table, one.made ? null : one.before, one.after).filter(
      // What it is called, and by which code it is known, stands above.
      ({ field }) => doneBy(one) === 'changed' || !['name', 'title', 'codeId'].includes(field),
    );
    const edited = one.table === 'transcript' ? edits.get(one.id) : undefined;
    if (edited) return [...plain, ...editedFields(edited)];
    if (one.table === 'exemplar') return [...plain, ...quotations(one)];
    if (one.table === 'coding' && doneBy(one) === 'changed' && edits.size === 0)
      return [...plain, ...boundaries(one)];
    return plain;
  };

  const quotations = (one: Net): TrailField[] => {
    const coding = codingOf(one);
    const cut = (side: object | null) => {
      const rendition = side && 'rendition' in side ? side.rendition : null;
      return coding && typeof rendition === 'string' ? quotationOf(wordsOf(coding, one), rendition) : '';
    };
    const sides = { before: one.made ? '' : cut(one.before), after: cut(one.after) };
    return sides.before === sides.after ? [] : [{ field: 'quotation', ...sides }];
  };

  const boundaries = (one: Net): TrailField[] => {
    const moved = { ...one.after } as Partial<Coding>;
    if (moved.start === undefined && moved.end === undefined) return [];
    const after = rowThen(db, 'coding', one.id, revision);
    if (!after) return [];
    const text = texts.at(after.transcriptId, revision);
    const before = { ...after, ...one.before };
    return [
      {
        field: 'words',
        before: text.slice(before.start, before.end),
        after: text.slice(after.start, after.end),
      },
    ];
  };

  const part = (one: Net): TrailPart => {
    const coding = codingOf(one);
    const now = coding && find(db.orm, 'coding', coding.id);
    const isThere = find(db.orm, one.table, one.id) !== null;
    const whole = one.removed ? one.before : one.made ? one.after : null;
    const named =
      coding && (one.table === 'coding' || one.table === 'exemplar')
        ? names.of('code', coding.codeId)
        : whole && Object.keys(whole).length > 0
          ? names.ofRow(one.table, whole as Tables[TableName])
          : names.of(one.table, one.id);
    return {
      entity: one.table,
      id: one.id,
      done: doneBy(one),
      name: named,
      words: coding ? wordsOf(coding, one) : '',
      identifier: coding
        ? identify(coding.transcriptId, (now ?? coding).start, (now ?? coding).end).identifier
        : '',
      fields: fields(one),
      isThere,
      at:
        now && now.start < now.end
          ? { transcriptId: now.transcriptId, start: now.start, end: now.end }
          : null,
    };
  };
  return { fields, part };
}

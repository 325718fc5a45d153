import {
  Refusal,
  type Coding,
  type Id,
  type MemoLink,
  type TableName,
  type Tables,
  type TrailCount,
  type TrailEntry,
  type TrailField,
  type TrailPart,
} from '@shared/contract/index.ts';
import { find, isAnyOf, list } from '../../db/rows.ts';
import { tables } from '../../db/schema.ts';
import { isEdit, logSteps, type LogStep } from '../../db/stored-diff.ts';
import type { Parts } from '../../host.ts';
import { identifierIndex } from '../identify.ts';
import { anchorsOf } from '../memo-body.ts';
import { quotationOf } from '../renditions.ts';
import { lineAt } from './trail.ts';
import { editedFields, fieldsOf, isShown, rankOf } from './trail-fields.ts';
import type { TrailIndex } from './trail-index.ts';
import { createNames } from './trail-names.ts';
import { rowThen } from './trail-row.ts';
import { rowSteps, stepsOn } from './trail-steps.ts';
import { createTexts } from './trail-texts.ts';

/** So many things of a change are shown one by one. */
const SHOWN = 100;

type Net = {
  table: TableName;
  id: Id;
  before: object | null;
  after: object | null;
  made: boolean;
  removed: boolean;
  /** Removed, and put back after that. */
  isBack: boolean;
};

/** One change as a researcher reads it: what it touched, and how that read before and after. */
export function readTrail(parts: Parts, index: TrailIndex, revision: Id): TrailEntry {
  const { db } = parts;
  const line = lineAt(parts, revision);
  const diff = db.sqlite.prepare('select diff from change where revision = ?').pluck().get(revision);
  if (!line || typeof diff !== 'string')
    throw new Refusal('not_found', 'There is no such change in the audit trail.');
  const steps = logSteps(diff);
  const net = netOf(steps);
  const describe = describer(parts, index, revision, steps);
  return {
    ...line,
    parts: shownOf(net, (one) => describe.fields(one).length > 0).map((one) => describe.part(one)),
    counts: countsOf(net),
    gone: goneOf(parts, net),
  };
}

/** The first of what says something, by rank. A change can touch very many rows; no more are described than are shown. */
function shownOf(net: readonly Net[], says: (one: Net) => boolean): Net[] {
  const shown: Net[] = [];
  const ranked = net.filter((one) => isShown(one.table)).sort((a, b) => rankOf(a.table) - rankOf(b.table));
  for (const one of ranked) {
    if (shown.length === SHOWN) break;
    if (doneBy(one) !== 'changed' || says(one)) shown.push(one);
  }
  return shown;
}

/** What became of each row in the end, in the order in which the change came to it. */
function netOf(steps: readonly LogStep[]): Net[] {
  const rows = new Map<string, Net>();
  for (const step of rowSteps(steps)) {
    const key = `${step.table} ${step.id}`;
    const held = rows.get(key) ?? {
      table: step.table,
      id: step.id,
      before: null,
      after: null,
      made: false,
      removed: false,
      isBack: false,
    };
    rows.set(key, held);
    if (step.op === 'insert' && held.removed && !held.made) putBack(held, step.row);
    else if (step.op === 'insert') Object.assign(held, { after: step.row ?? {}, made: true, removed: false });
    else if (step.op === 'remove') {
      held.removed = true;
      held.before = { ...step.row, ...held.before };
      held.after = null;
    } else {
      if (!held.made) held.before = { ...step.before, ...held.before };
      held.after = { ...held.after, ...step.after };
    }
  }
  return [...rows.values()].filter((one) => !(one.made && one.removed) && !isAsItWas(one));
}

/** A row that was removed and put back in one change has changed where it is another, and otherwise not at all. */
function putBack(held: Net, row: object | null): void {
  const was = (held.before ?? {}) as Record<string, unknown>;
  const now = (row ?? {}) as Record<string, unknown>;
  const fields = Object.keys(now).filter((field) => now[field] !== was[field]);
  const only = (all: Record<string, unknown>) =>
    Object.fromEntries(fields.map((field) => [field, all[field]]));
  Object.assign(held, { before: only(was), after: only(now), removed: false, isBack: true });
}

const isAsItWas = ({ isBack, removed, after }: Net) =>
  isBack && !removed && Object.keys(after ?? {}).length === 0;

const doneBy = (one: Net): TrailPart['done'] => (one.made ? 'added' : one.removed ? 'removed' : 'changed');

function countsOf(net: readonly Net[]): TrailCount[] {
  const counts = new Map<string, TrailCount>();
  for (const one of net) {
    const key = `${one.table} ${doneBy(one)}`;
    const held = counts.get(key);
    if (held) held.count++;
    else counts.set(key, { entity: one.table, done: doneBy(one), count: 1 });
  }
  return [...counts.values()];
}

/** How much of what a change removed could come back: not what a memo's text named or quoted, and does not any more. */
function goneOf({ db }: Parts, net: readonly Net[]): number {
  let gone = 0;
  const unsaid = unsaidBy(db, net);
  const removed = net.filter(
    (one) => one.removed && one.table !== 'turn' && one.table !== 'review' && !unsaid.has(one),
  );
  for (const [table, rows] of Map.groupBy(removed, (one) => one.table)) {
    const ids = rows.map((one) => one.id);
    gone += ids.length - list(db.orm, table, isAnyOf(tables[table].id, ids)).length;
  }
  return gone;
}

/** Removed ties of chips and quotations that are not in the text of their memo, which is there. */
function unsaidBy(db: Parts['db'], net: readonly Net[]): Set<Net> {
  const ties = net.flatMap((one) => {
    const link = one.removed && one.table === 'memoLink' ? (one.before as MemoLink) : null;
    return link && link.role !== 'on' ? [{ one, link }] : [];
  });
  const memos = list(
    db.orm,
    'memo',
    isAnyOf(tables.memo.id, [...new Set(ties.map(({ link }) => link.memoId))]),
  );
  const anchors = new Map(memos.map((memo) => [memo.id, anchorsOf(memo)]));
  return new Set(
    ties.filter(({ link }) => anchors.get(link.memoId)?.has(link.anchor) === false).map(({ one }) => one),
  );
}

function describer({ db }: Parts, index: TrailIndex, revision: Id, steps: readonly LogStep[]) {
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

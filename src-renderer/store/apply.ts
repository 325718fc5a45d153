import { valueAt, type Broadcast, type Id, type Step } from '@shared/contract/index.ts';
import { HELD, withCounts, type HeldTable, type OpenDocument, type State } from './state.ts';

/** The state after a change. Pure; steps on tables this window does not hold pass by. */
export function applied(state: State, { change, counts, history }: Broadcast): State {
  let tables: Record<string, ReadonlyMap<Id, { id: Id }>> = state.tables;
  let open = state.open;
  for (const step of change.diff) {
    if (isHeld(step.table)) {
      const before = tables[step.table] ?? new Map();
      const after = patched(before, withoutText(step));
      // The tables stay the same object when none of them changed: most windows' parts look no further.
      if (after !== before) tables = { ...tables, [step.table]: after };
    }
    if (ON_DOCUMENTS.has(step.table)) open = onDocuments(open, step);
  }
  return {
    ...state,
    revision: change.revision,
    tables: tables as State['tables'],
    counts: withCounts(state.counts, counts),
    history,
    open,
  };
}

const isHeld = (table: string): table is HeldTable => (HELD as readonly string[]).includes(table);
const ON_DOCUMENTS: ReadonlySet<string> = new Set(['transcript', 'turn', 'region', 'coding', 'review']);

/** Lists of transcripts hold no texts; only open documents do. */
function withoutText(step: Step): Step {
  if (step.table !== 'transcript') return step;
  const less = <R extends { text?: unknown }>({ text: _text, ...row }: R) => row;
  if (step.op === 'insert') return { ...step, rows: step.rows.map(less) } as unknown as Step;
  if (step.op === 'update') return { ...step, after: less(step.after) };
  return step;
}

/** Rows by id after one step; the same map when nothing in it changed. */
function patched<R extends { id: Id }>(
  rows: ReadonlyMap<Id, R>,
  step: Step,
  mine: (row: R) => boolean = () => true,
): ReadonlyMap<Id, R> {
  let next: Map<Id, R> | null = null;
  const write = () => (next ??= new Map(rows));
  const merge = (id: Id, patch: object) => {
    const row = (next ?? rows).get(id);
    if (row) write().set(id, { ...row, ...patch });
  };
  switch (step.op) {
    case 'insert':
      for (const row of step.rows as unknown as R[]) if (mine(row)) write().set(row.id, row);
      break;
    case 'remove':
      for (const row of step.rows) if (rows.has(row.id)) write().delete(row.id);
      break;
    case 'update':
      merge(step.id, step.after);
      break;
    case 'set':
      step.ids.forEach((id, i) => merge(id, { [step.field]: valueAt(step.to, i) }));
      break;
  }
  return next ?? rows;
}

function onDocuments(open: State['open'], step: Step): State['open'] {
  let next: Map<Id, OpenDocument> | null = null;
  for (const [id, document] of open) {
    const after = onDocument(id, document, step);
    if (after === document) continue;
    next ??= new Map(open);
    if (after) next.set(id, after);
    else next.delete(id);
  }
  return next ?? open;
}

function onDocument(id: Id, document: OpenDocument, step: Step): OpenDocument | null {
  const mine = (row: { transcriptId: Id }) => row.transcriptId === id;
  switch (step.table) {
    case 'transcript': {
      const rows = patched(new Map([[id, document.transcript]]), step, (row) => row.id === id);
      const row = rows.get(id);
      return row ? (row === document.transcript ? document : { ...document, transcript: row }) : null;
    }
    case 'coding': {
      const codings = patched(document.codings, step, mine);
      return codings === document.codings ? document : { ...document, codings };
    }
    case 'review': {
      const reviews = patched(document.reviews, step, (row) => document.codings.has(row.codingId));
      return reviews === document.reviews ? document : { ...document, reviews };
    }
    case 'turn':
    case 'region': {
      const list = step.table === 'turn' ? document.turns : document.regions;
      const before: ReadonlyMap<Id, { id: Id; transcriptId: Id; start: number }> = new Map(
        list.map((row) => [row.id, row]),
      );
      const after = patched(before, step, mine);
      if (after === before) return document;
      const sorted = [...after.values()].sort((a, b) => a.start - b.start);
      return { ...document, [step.table === 'turn' ? 'turns' : 'regions']: sorted };
    }
    default:
      return document;
  }
}

import type { Broadcast, Diff, Id, Preferences, Progress, Told } from '@shared/contract/index.ts';
import type { Handlers, Served } from '@shared/rpc/server.ts';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createCurrentCoder, type CurrentCoder } from './current-coder.ts';
import type { Db } from './db/open.ts';
import { createWriter, type Writer } from './db/write.ts';
import { codeHandlers } from './handlers/codes.ts';
import { codingHandlers } from './handlers/codings.ts';
import { comparisonHandlers } from './handlers/comparisons.ts';
import { editHandlers } from './handlers/edits.ts';
import { exemplarHandlers } from './handlers/exemplars.ts';
import { exportHandlers } from './handlers/exports.ts';
import { importHandlers } from './handlers/imports.ts';
import { memoHandlers } from './handlers/memos.ts';
import { replaceHandlers } from './handlers/replace.ts';
import { reshapeHandlers } from './handlers/reshape.ts';
import { quotingHandlers } from './handlers/quoting.ts';
import { reviewHandlers } from './handlers/reviews.ts';
import { structureHandlers } from './handlers/structure.ts';
import { tracingHandlers } from './handlers/tracing.ts';
import { writeUpHandlers } from './handlers/write-up.ts';
import { createStaging, type Staging } from './import/staging.ts';
import { attributeHandlers } from './handlers/attributes.ts';
import { peopleHandlers } from './handlers/people.ts';
import { projectHandlers } from './handlers/project.ts';
import { transcriptHandlers } from './handlers/transcripts.ts';
import { progressOf } from './repositories/progress.ts';

/** Where a person's own set-up is kept, outside any project. */
export type PreferenceFile = { read(): Preferences; save(preferences: Preferences): void };

export type HostOptions = {
  db: Db;
  /** Now, UTC ISO 8601. */
  clock: () => string;
  /** A UUID v7. */
  newGuid: () => string;
  preferences?: PreferenceFile;
  /** The host's own log; never given private text. */
  log?: (line: string) => void;
};

/** What every handler works with. */
export type Parts = Writer & {
  db: Db;
  file: string;
  clock: () => string;
  newGuid: () => string;
  coder: Pick<CurrentCoder, 'id' | 'choose'>;
  preferences: PreferenceFile;
  /** Files that have been read and wait to be confirmed. */
  staging: Staging;
};

/** A project, open and served. Two hosts in one process know nothing of each other. */
export type Host = Served & {
  readonly parts: Parts;
  readonly file: string;
  readonly readOnly: boolean;
  close(): void;
};

/** Progress is counted this many milliseconds after a change, so that a burst of codings is counted once. */
const PROGRESS_AFTER = 150;

export function createHost(options: HostOptions): Host {
  const { db, clock, newGuid } = options;
  const listeners = new Set<(broadcast: Broadcast) => void>();
  const toTell = new Set<(told: Told) => void>();
  const tell = (told: Told) => {
    for (const listener of toTell) listener(told);
  };
  const tally = progressTally(db, (progressOf) => tell({ progressOf }));
  const preferences = options.preferences ?? memoryPreferences();
  const coder = createCurrentCoder(db, preferences, (coderId) => tell({ coderId }));
  const writer = createWriter({
    db,
    clock,
    newGuid,
    coderId: () => coder.id() || null,
    emit: (broadcast) => {
      for (const listener of listeners) listener(broadcast);
      coder.follow(broadcast.change.diff);
      if (toTell.size > 0) tally.changed(broadcast.change.diff);
    },
  });
  const parts: Parts = {
    ...writer,
    db,
    file: basename(db.file),
    clock,
    newGuid,
    coder,
    preferences,
    staging: createStaging(),
  };
  const handlers: Handlers = {
    ...projectHandlers(parts),
    ...peopleHandlers(parts),
    ...attributeHandlers(parts),
    ...transcriptHandlers(parts),
    ...codeHandlers(parts),
    ...codingHandlers(parts),
    ...reshapeHandlers(parts),
    ...editHandlers(parts),
    ...replaceHandlers(parts),
    ...reviewHandlers(parts),
    ...exemplarHandlers(parts),
    ...memoHandlers(parts),
    ...importHandlers(parts),
    ...exportHandlers(parts),
    ...comparisonHandlers(parts),
    ...structureHandlers(parts),
    ...writeUpHandlers(parts),
    ...quotingHandlers(parts),
    ...tracingHandlers(parts),
  };
  return {
    parts,
    file: db.file,
    readOnly: db.readOnly,
    handlers,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeTold(listener) {
      toTell.add(listener);
      return () => toTell.delete(listener);
    },
    onDefect: (method, error) => options.log?.(`${clock()} ${method}: ${error.stack ?? error.name}`),
    close() {
      listeners.clear();
      toTell.clear();
      tally.stop();
      db.close();
    },
  };
}

/** Counts the coding progress of the transcripts that changes touch, a little later, and tells it. */
function progressTally(db: Db, told: (changed: Progress[]) => void) {
  const touched = new Set<Id>();
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  // One transcript at a time: whoever asks something else meanwhile does not wait for all of them.
  const tell = async () => {
    const ids = [...touched];
    touched.clear();
    const found: Progress[] = [];
    for (const id of ids) {
      found.push(...progressOf(db, [id]));
      await setImmediate();
      if (isStopped) return;
    }
    told(found);
    timer = touched.size > 0 ? setTimeout(() => void tell(), PROGRESS_AFTER) : null;
  };
  return {
    changed(diff: Diff) {
      for (const id of transcriptsIn(db, diff)) touched.add(id);
      if (touched.size > 0) timer ??= setTimeout(() => void tell(), PROGRESS_AFTER);
    },
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** What of a coding or region says how far a transcript is coded. Which code it is does not. */
const COUNTS = new Set(['transcriptId', 'start', 'end', 'inScope']);

/** Transcripts whose progress a diff may have moved. */
function transcriptsIn(db: Db, diff: Diff): Set<Id> {
  const found = new Set<Id>();
  const moved: Record<'coding' | 'region', Id[]> = { coding: [], region: [] };
  for (const step of diff) {
    if (step.table === 'transcript' && step.op === 'insert') for (const row of step.rows) found.add(row.id);
    if (step.table === 'transcript' && step.op === 'update' && step.after.textRevision !== undefined)
      found.add(step.id);
    if (step.table === 'coding' || step.table === 'region') {
      if (step.op === 'insert' || step.op === 'remove')
        for (const row of step.rows) found.add(row.transcriptId);
      else if (step.op === 'set') {
        if (COUNTS.has(step.field)) for (const id of step.ids) moved[step.table].push(id);
      } else if (Object.keys(step.after).some((field) => COUNTS.has(field))) moved[step.table].push(step.id);
    }
    if (step.table === 'speaker' && step.op === 'update') {
      const id = db.sqlite.prepare('select transcript_id from speaker where id = ?').pluck().get(step.id);
      if (typeof id === 'number') found.add(id);
    }
  }
  for (const table of ['coding', 'region'] as const) {
    if (moved[table].length === 0) continue;
    const of = db.sqlite
      .prepare(`select distinct transcript_id from ${table} where id in (select value from json_each(?))`)
      .pluck();
    for (const id of of.all(JSON.stringify(moved[table])) as Id[]) found.add(id);
  }
  return found;
}

function memoryPreferences(): PreferenceFile {
  let kept: Preferences = {};
  return {
    read: () => kept,
    save: (preferences) => {
      kept = preferences;
    },
  };
}

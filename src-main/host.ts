import type { Broadcast, Preferences, Told } from '@shared/contract/index.ts';
import type { Handlers, Served } from '@shared/rpc/server.ts';
import { basename } from 'node:path';
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
import { createTally } from './tally.ts';

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

export function createHost(options: HostOptions): Host {
  const { db, clock, newGuid } = options;
  const listeners = new Set<(broadcast: Broadcast) => void>();
  const toTell = new Set<(told: Told) => void>();
  const tell = (told: Told) => {
    for (const listener of toTell) listener(told);
  };
  const onDefect = (method: string, error: Error) =>
    options.log?.(`${clock()} ${method}: ${error.stack ?? error.name}`);
  const tally = createTally(
    db,
    (progressOf) => tell({ progressOf }),
    (error) => onDefect('progress', error),
  );
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
    onDefect,
    close() {
      listeners.clear();
      toTell.clear();
      tally.stop();
      db.close();
    },
  };
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

import type { Broadcast, Id, Preferences } from '@shared/contract/index.ts';
import type { Handlers, Served } from '@shared/rpc/server.ts';
import { asc } from 'drizzle-orm';
import { basename } from 'node:path';
import type { Db } from './db/open.ts';
import { coder } from './db/schema.ts';
import { createWriter, type Writer } from './db/write.ts';
import { codeHandlers } from './handlers/codes.ts';
import { codingHandlers } from './handlers/codings.ts';
import { exemplarHandlers } from './handlers/exemplars.ts';
import { exportHandlers } from './handlers/exports.ts';
import { importHandlers } from './handlers/imports.ts';
import { memoHandlers } from './handlers/memos.ts';
import { attributeHandlers } from './handlers/attributes.ts';
import { peopleHandlers } from './handlers/people.ts';
import { projectHandlers } from './handlers/project.ts';
import { transcriptHandlers } from './handlers/transcripts.ts';

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
  /** Whose changes these are. */
  coder: { id(): Id; choose(id: Id): void };
  preferences: PreferenceFile;
};

/** A project, open and served. Two hosts in one process know nothing of each other. */
export type Host = Served & {
  readonly parts: Parts;
  readonly file: string;
  readonly readOnly: boolean;
  close(): void;
};

type Broadcasts = (broadcast: Broadcast) => void;

export function createHost(options: HostOptions): Host {
  const { db, clock, newGuid } = options;
  const listeners = new Set<Broadcasts>();
  const state = { coderId: db.orm.select({ id: coder.id }).from(coder).orderBy(asc(coder.id)).limit(1).get()?.id ?? 0 };
  const writer = createWriter({
    db,
    clock,
    newGuid,
    coderId: () => state.coderId || null,
    emit: (broadcast) => {
      for (const listener of listeners) listener(broadcast);
    },
  });
  const parts: Parts = {
    ...writer,
    db,
    file: basename(db.file),
    clock,
    newGuid,
    coder: {
      id: () => state.coderId,
      choose: (id) => {
        state.coderId = id;
      },
    },
    preferences: options.preferences ?? memoryPreferences(),
  };
  const handlers: Handlers = {
    ...projectHandlers(parts),
    ...peopleHandlers(parts),
    ...attributeHandlers(parts),
    ...transcriptHandlers(parts),
    ...codeHandlers(parts),
    ...codingHandlers(parts),
    ...exemplarHandlers(parts),
    ...memoHandlers(parts),
    ...importHandlers(parts),
    ...exportHandlers(parts),
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
    onDefect: (method, error) => options.log?.(`${clock()} ${method}: ${error.stack ?? error.name}`),
    close() {
      listeners.clear();
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


import { Refusal, type Broadcast, type Told } from '../../contract/index.ts';
import type { Handlers, Served } from '../server.ts';

/** A host of a few calls, to try a pipe with: one of each kind of thing that crosses it. */
export type SmallHost = Served & {
  /** What `onDefect` was told. */
  defects: string[];
  /** How many listen: each window for changes, and for what it is told. */
  listeners(): number;
  close(): void;
  file: string;
  readOnly: boolean;
};

/** The change that `coders.choose` of the small host sends, with its input's id as the revision. */
export const changeOf = (revision: number): Broadcast => ({
  change: {
    revision,
    guid: `guid-${revision}`,
    at: '2026-01-01T00:00:00.000Z',
    coderId: null,
    kind: 'coders.choose',
    label: 'Chose',
    reason: '',
    origin: 'user',
    undoes: null,
    diff: [],
  },
  counts: [],
  history: { undo: 'Chose', redo: null },
});

/**
 * Answers `coders.choose` after a change and a word of who codes, `import.read` with what it got, `export.transcript` with bytes,
 * `project.stats` only once it is cancelled, `codes.weigh` with progress; `roles.remove` refuses, `cases.remove` breaks.
 */
export function smallHost(): SmallHost {
  const listeners = new Set<(broadcast: Broadcast) => void>();
  const toTell = new Set<(told: Told) => void>();
  const defects: string[] = [];
  const handlers: Partial<Handlers> = {
    'coders.choose': ({ id }) => {
      for (const listener of listeners) listener(changeOf(id));
      for (const listener of toTell) listener({ coderId: id });
      return { coderId: id };
    },
    'codings.remove': ({ ids, reason }) => ({ removed: reason === undefined ? ids.length : -1 }),
    'import.read': ({ name, bytes }) => ({
      stagingId: bytes.constructor.name,
      file: name,
      title: '',
      caseCode: '',
      participantCode: '',
      words: bytes.length,
      turns: bytes.reduce((sum, byte) => sum + byte, 0),
      speakers: [],
      opening: '',
      status: 'ready',
      message: '',
    }),
    'export.transcript': ({ id }) => ({
      name: 'a.txt',
      mediaType: 'text/plain',
      bytes: Uint8Array.from({ length: id }, (_, index) => index % 256),
    }),
    'codes.weigh': (_input, context) => {
      for (const done of [1, 2, 3]) context.progress({ done, total: 3, note: 'weighing' });
      return { codes: 1, codings: 2, exemplars: 3 };
    },
    'project.stats': async (_input, context) => {
      // The test's time limit is the limit of this wait.
      while (!context.cancelled()) await new Promise<void>((resume) => void setTimeout(resume, 1));
      throw new Refusal('cancelled', 'Stopped.');
    },
    'roles.remove': () => {
      throw new Refusal('conflict', 'The role is in use.');
    },
    'cases.remove': () => {
      throw new Error('a defect');
    },
  };
  return {
    handlers: handlers as Handlers,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subscribeTold(listener) {
      toTell.add(listener);
      return () => void toTell.delete(listener);
    },
    onDefect: (method, error) => void defects.push(`${method}: ${error.message}`),
    defects,
    listeners: () => listeners.size + toTell.size,
    close: () => listeners.clear(),
    file: 'study.gwk',
    readOnly: false,
  };
}

// Both platforms have it; src-shared has neither's types.
declare function setTimeout(callback: () => void, milliseconds: number): unknown;

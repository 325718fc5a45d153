import { Refusal } from '@shared/contract/index.ts';
import type { Reading } from './reading.ts';

/** A file that has been read and waits to be confirmed. */
export type Staged = {
  id: string;
  file: string;
  /** The import it is a file of. */
  desk: string;
  /** Whether whoever read it has gone, and can neither confirm it nor let it go. */
  isLeft: () => boolean;
  reading: Reading;
  caseCode: string;
  participantCode: string;
  /** Of the file's bytes and of its words, in hex. */
  sha256: string;
  textSha256: string;
  packed: Buffer;
  size: number;
};

/** So many readings are kept at once: far more than a study has, and few enough to fit in memory. */
export const MAX_FILES = 2_000;
export const MAX_BYTES = 500 * 1024 * 1024;

/** The readings of one host that nobody has confirmed or let go yet. */
export type Staging = {
  /** @throws Refusal `too_large` when there is no more room. */
  makeRoom(file: string, size: number): void;
  add(staged: Staged): void;
  /** @throws Refusal `not_found` when it has been let go. */
  get(id: string): Staged;
  find(test: (staged: Staged) => boolean): Staged | undefined;
  remove(ids: readonly string[]): number;
  /** Lets go of what has been left, in all imports but this one: a connection that was lost may be found again. */
  removeLeft(desk: string): void;
};

export function createStaging(limits = { files: MAX_FILES, bytes: MAX_BYTES }): Staging {
  const held = new Map<string, Staged>();
  const bytes = () => [...held.values()].reduce((sum, one) => sum + one.size, 0);
  return {
    makeRoom(file, size) {
      if (held.size < limits.files && bytes() + size <= limits.bytes) return;
      throw new Refusal(
        'too_large',
        `${file} was not read: ${held.size.toLocaleString('en')} files are waiting to be confirmed. Import those first, then add the rest.`,
      );
    },
    add: (staged) => void held.set(staged.id, staged),
    get(id) {
      const staged = held.get(id);
      if (!staged)
        throw new Refusal(
          'not_found',
          'A file of this import is no longer there to be confirmed. Add the files again; nothing was written.',
        );
      return staged;
    },
    find: (test) => [...held.values()].find(test),
    removeLeft(desk) {
      for (const [id, one] of held) if (one.desk !== desk && one.isLeft()) held.delete(id);
    },
    remove: (ids) => ids.filter((id) => held.delete(id)).length,
  };
}

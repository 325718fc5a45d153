import { diffWords } from './diff.ts';
import { edit, type Edit } from './edit.ts';

/**
 * The same edit of `text`, where words were replaced only by what differs between the old and the new: a passage pasted
 * over itself with one correction, or deleted and typed again, loses nothing that stands on it.
 */
export const refineEdit = (text: string, given: Edit): Edit =>
  edit(
    given.flatMap((op) =>
      op.remove === 0 || op.insert === ''
        ? [op]
        : diffWords(text.slice(op.at, op.at + op.remove), op.insert).map((part) => ({
            ...part,
            at: part.at + op.at,
          })),
    ),
  );

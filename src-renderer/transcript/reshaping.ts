import type { Coding, Id } from '@shared/contract/index.ts';
import { overlaps, type Span } from '@shared/text/span.ts';
import { flushSync } from 'react-dom';
import { holdKeys } from '../ui/held-keys.ts';
import type { CodingIndex } from './coding-index.ts';

/** The next coding in reading order of the same code by the same coder; null when none follows. */
export function nextToJoin(index: Pick<CodingIndex, 'ordered'>, coding: Coding): Coding | null {
  const from = index.ordered.indexOf(coding);
  return (
    index.ordered.find(
      (other, i) => i > from && other.codeId === coding.codeId && other.coderId === coding.coderId,
    ) ?? null
  );
}

/** Codes that a coder can erase from a passage, in reading order of their codings. */
export function erasable(index: Pick<CodingIndex, 'ordered'>, passage: Span, coderId: Id): Id[] {
  const codes = new Set<Id>();
  for (const coding of index.ordered)
    if (coding.coderId === coderId && overlaps(coding, passage)) codes.add(coding.codeId);
  return [...codes];
}

/** Panels follow the text a moment later: this many frames are waited for one. */
const PATIENCE = 60;

/**
 * Opens the comment of the active coding. `leave` is called when it is left by a key, with the focus nowhere else. What
 * is typed before it is there is typed into it.
 */
export function focusComment(codingId: Id, leave: () => void): void {
  const keys = holdKeys();
  const look = (patience: number) => {
    const comment = document.querySelector<HTMLElement>(
      `.coding-card.is-active [data-comment="${codingId}"]`,
    );
    const shown = comment?.querySelector('button');
    if (comment && shown) {
      // At once, so that the next letter lands in the field.
      flushSync(() => shown.click());
      const field = comment.querySelector('textarea');
      if (field) keys.handOver(field);
      else keys.letGo();
      onceLeft(comment, leave);
    } else if (patience > 0) requestAnimationFrame(() => look(patience - 1));
    else keys.letGo();
  };
  look(PATIENCE);
}

function onceLeft(comment: HTMLElement, leave: () => void): void {
  comment.addEventListener(
    'focusout',
    (event) => {
      if (event instanceof FocusEvent && event.relatedTarget) return;
      // The field gives the focus to its own button first.
      setTimeout(() => {
        const { activeElement } = document;
        if (document.hasFocus() && (activeElement === document.body || comment.contains(activeElement)))
          leave();
      }, 30);
    },
    { once: true },
  );
}

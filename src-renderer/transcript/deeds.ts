import { dispatchAtOnce } from '../ui/asking.ts';

/** What can be done in an open transcript, by key, by command and by button. */
export type Deed =
  | { do: 'code'; typed: string }
  | { do: 'inVivo' | 'remove' | 'next' | 'previous' | 'star' | 'find' | 'letGo' }
  | { do: 'recent'; number: number }
  | { do: 'uncoded' | 'same'; direction: -1 | 1 }
  | { do: 'extend'; by: 'sentence' | 'turn'; direction: -1 | 1 }
  | { do: 'split' | 'join' | 'erase' | 'negative' | 'comment' }
  | { do: 'region'; what: 'add' | 'from' | 'edit' | 'scope' | 'remove' }
  | { do: 'edge'; edge: 'start' | 'end'; direction: -1 | 1; by: 'character' | 'word' | 'sentence' };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key means in the text. Letters name a code while words are selected, and are commands while none are. */
export function deedOf(key: Key, hasSelection: boolean): Deed | null {
  const mod = key.ctrlKey || key.metaKey;
  if (key.altKey && (key.key === 'ArrowLeft' || key.key === 'ArrowRight'))
    return {
      do: 'edge',
      edge: key.shiftKey ? 'end' : 'start',
      direction: key.key === 'ArrowLeft' ? -1 : 1,
      by: mod ? 'character' : 'word',
    };
  if (mod && !key.altKey && !key.shiftKey && key.key.toLowerCase() === 'f') return { do: 'find' };
  if (mod || key.altKey) return null;
  if (key.key === ']') return { do: 'next' };
  if (key.key === '[') return { do: 'previous' };
  if (key.key === 'Escape') return { do: 'letGo' };
  if (key.key === 'Delete' || key.key === 'Backspace')
    return key.shiftKey && hasSelection ? { do: 'erase' } : { do: 'remove' };
  // Not the beginning of a name either: these go to the next coding of the same code.
  if (key.key === '}' || key.key === '{') return { do: 'same', direction: key.key === '}' ? 1 : -1 };
  if (!hasSelection) return key.key.toLowerCase() === 's' && !key.shiftKey ? { do: 'star' } : null;
  if (key.key === 'Enter') return { do: 'code', typed: '' };
  if (key.key.toLowerCase() === 'v' && !key.shiftKey) return { do: 'inVivo' };
  if (/^[1-9]$/.test(key.key)) return { do: 'recent', number: Number(key.key) };
  const isPrintable = /^\S$/u.test(key.key);
  return isPrintable ? { do: 'code', typed: key.key } : null;
}

const EVENT = 'transcript-deed';

/** Asks the transcript that is open in this window, if one is, to do something. */
export const ask = (deed: Deed): boolean => dispatchAtOnce(new CustomEvent<Deed>(EVENT, { detail: deed }));

export function onAsked(done: (deed: Deed) => void, signal: AbortSignal): void {
  document.addEventListener(
    EVENT,
    (event) => {
      if (event instanceof CustomEvent) done(event.detail as Deed);
    },
    { signal },
  );
}

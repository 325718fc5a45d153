import { moveEdge } from '@shared/text/edge.ts';
import { expect, test } from 'vitest';
import { deedOf } from './deeds.ts';

const TEXT = 'He sat. We 😀 told her, then she laughed. 👩‍👩‍👧 Nobody else did.';

/** Presses a key on a coding of these words; returns the words that are coded then. */
function pressed(keys: string, words: string): string {
  const parts = keys.split('+');
  const key = { key: parts.at(-1) ?? '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  for (const part of parts.slice(0, -1)) key[`${part.toLowerCase() as 'ctrl' | 'alt' | 'shift'}Key`] = true;
  const deed = deedOf(key, false);
  if (deed?.do !== 'edge') throw new Error(`${keys} moves no boundary.`);
  const start = TEXT.indexOf(words);
  const span = moveEdge(TEXT, { start, end: start + words.length }, deed.edge, deed.by, deed.direction);
  return TEXT.slice(span.start, span.end);
}

test.each([
  // By words: outwards, then inwards.
  ['Alt+ArrowLeft', 'told her', 'We 😀 told her'],
  ['Alt+Shift+ArrowRight', 'told her', 'told her, then'],
  ['Alt+ArrowRight', 'told her', 'her'],
  ['Alt+Shift+ArrowLeft', 'told her', 'told'],
  // From within a word: to its edge, not over it.
  ['Alt+ArrowLeft', 'old her', 'told her'],
  ['Alt+Shift+ArrowRight', 'told h', 'told her'],
  // By characters.
  ['Ctrl+Alt+ArrowLeft', 'told her', ' told her'],
  ['Ctrl+Alt+Shift+ArrowRight', 'told her', 'told her,'],
  ['Ctrl+Alt+ArrowRight', 'told her', 'old her'],
  ['Ctrl+Alt+Shift+ArrowLeft', 'told her', 'told he'],
  // What is one character to who reads it goes whole.
  ['Ctrl+Alt+ArrowRight', '😀 told', ' told'],
  ['Ctrl+Alt+ArrowLeft', ' Nobody', '👩‍👩‍👧 Nobody'],
  ['Ctrl+Alt+Shift+ArrowRight', 'laughed. ', 'laughed. 👩‍👩‍👧'],
  ['Ctrl+Alt+Shift+ArrowLeft', 'laughed. 👩‍👩‍👧', 'laughed. '],
  // The last word, the last character and the edge of the text stay.
  ['Alt+ArrowRight', 'her', 'her'],
  ['Alt+Shift+ArrowLeft', 'her', 'her'],
  ['Ctrl+Alt+ArrowRight', '😀', '😀'],
  ['Ctrl+Alt+Shift+ArrowLeft', '👩‍👩‍👧', '👩‍👩‍👧'],
  ['Ctrl+Alt+ArrowLeft', 'He', 'He'],
  ['Ctrl+Alt+Shift+ArrowRight', 'did.', 'did.'],
])('%s makes the coding of “%s” one of “%s”.', (keys, words, becomes) => {
  expect(pressed(keys, words)).toBe(becomes);
});

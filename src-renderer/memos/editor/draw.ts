import type { QuotedWords } from '@shared/contract/index.ts';
import { words } from '../../words/index.ts';
import type { MentionNode, QuotationNode } from './nodes.ts';

const said = words.memos.editor;

/** What a chip shows: its present name, the colour of a code, and whether what it leads to has gone. */
export type Chip = { name: string; isGone: boolean; color: string | null };

/** Draws a chip; writes only what differs, since the page is laid out anew for each write. */
export function drawChip(element: HTMLElement, node: MentionNode, chip: Chip | null): void {
  const name = chip?.name ?? node.data.name;
  if (element.textContent !== name) element.textContent = name;
  element.classList.toggle('is-gone', chip?.isGone ?? false);
  element.title = chip?.isGone ? said.goneChip : '';
  if (chip?.color) element.style.setProperty('--code', chip.color);
  else element.style.removeProperty('--code');
}

/** Draws a quotation: words, whose they are, and what is to be said when they are not there any more. */
export function drawQuotation(
  element: HTMLElement,
  node: QuotationNode,
  now: QuotedWords | undefined,
  code: string,
): void {
  const { words: last, identifier } = node.data;
  const state = now?.state ?? 'there';
  const shown = (now?.words ?? last).trim();
  const whose = now?.identifier || identifier;
  const key = JSON.stringify([state, shown, whose, code]);
  if (element.dataset['drawn'] === key) return;
  element.dataset['drawn'] = key;
  element.classList.toggle('is-gone', state !== 'there');
  element.title = state === 'there' ? said.goToQuotation : '';
  const quote = document.createElement('blockquote');
  quote.textContent = shown === '' ? '…' : `“${shown}”`;
  const caption = document.createElement('figcaption');
  const id = document.createElement('span');
  id.className = 'id';
  id.textContent = whose;
  caption.append(id);
  if (code !== '') caption.append(` ${code}`);
  if (state !== 'there') {
    const note = document.createElement('span');
    note.className = 'memo-quotation-note';
    note.textContent = state === 'review' ? said.inReview : said.goneQuotation;
    caption.append(note);
  }
  element.replaceChildren(quote, caption);
}

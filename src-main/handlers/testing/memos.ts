import { bodyWith, type Block, type Inline, type Mention, type Quotation } from '@shared/memo/body.ts';
import type { Id } from '@shared/contract/index.ts';
import { get } from '../../db/rows.ts';
import type { SmallStudy } from './study.ts';

const PLAIN = { direction: null, format: '' as const, indent: 0, version: 1 as const };

export const textNode = (text: string, format = 0): Inline => ({
  type: 'text',
  text,
  format,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
});
export const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', ...PLAIN, children });
export const heading = (text: string): Block => ({
  type: 'heading',
  tag: 'h1',
  ...PLAIN,
  children: [textNode(text)],
});
export const list = (listType: 'bullet' | 'number', ...items: Inline[][]): Block => ({
  type: 'list',
  listType,
  start: 1,
  tag: listType === 'number' ? 'ol' : 'ul',
  ...PLAIN,
  children: items.map((children) => ({ type: 'listitem', value: 1, ...PLAIN, children })),
});
export const chip = (
  anchor: string,
  target: Mention['target'],
  targetId: Id,
  name = 'as it was',
): Mention => ({
  type: 'mention',
  version: 1,
  anchor,
  target,
  targetId,
  name,
});
export const quoteCoding = (anchor: string, targetId: Id): Quotation => ({
  type: 'quotation',
  version: 1,
  anchor,
  target: 'coding',
  targetId,
  start: 0,
  end: 0,
  words: '',
  identifier: '',
});
/** A quotation of the first place where `words` stand in a transcript. */
export function quotePassage(study: SmallStudy, anchor: string, transcriptId: Id, words: string): Quotation {
  const start = get(study.host.parts.db.orm, 'transcript', transcriptId).text.indexOf(words);
  const end = start + words.length;
  return { ...quoteCoding(anchor, transcriptId), target: 'passage', start, end, words };
}
export const bodyJson = (...blocks: Block[]): string => JSON.stringify(bodyWith(blocks));

/** A memo with such a body. */
export const memoWith = (study: SmallStudy, ...blocks: Block[]) =>
  study.call('memos.add', {
    kind: 'theoretical',
    title: 'A memo',
    plainText: '',
    body: bodyJson(...blocks),
    on: [],
  });

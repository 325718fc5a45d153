import {
  bodyWith,
  readBody,
  type Block,
  type Inline,
  type Mention,
  type Quotation,
} from '@shared/memo/body.ts';
import { anchoredIn } from '@shared/memo/lines.ts';
import type { Id } from '@shared/contract/index.ts';
import { get, list as rows } from '../../db/rows.ts';
import { textOf } from './edits.ts';
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

/** What tests of memos ask and do, of the study that a test has. */
export const onMemos = (of: () => SmallStudy) => ({
  /** What a memo is tied to and names, without the numbers of its ties. */
  linksOf: (memoId: Id) =>
    rows(of().host.parts.db.orm, 'memoLink')
      .filter((link) => link.memoId === memoId)
      .map(({ id: _id, memoId: _memo, ...link }) => link),
  /** How the quotations in its body read now. */
  quotedIn: (memoId: Id) => {
    const { body } = get(of().host.parts.db.orm, 'memo', memoId);
    const read = readBody(body);
    if (!read.ok) throw new Error(read.failure.message);
    const quotations = anchoredIn(read.value).filter((node) => node.type === 'quotation');
    return of().call('memos.quoted', { id: memoId, quotations });
  },
  /** Codes words of the first transcript with a new code. */
  coded: (words = 'that bed', name = 'been there') => {
    const study = of();
    const start = textOf(study, study.first).indexOf(words);
    return study.call('codings.add', {
      transcriptId: study.first,
      start,
      end: start + words.length,
      code: { add: { name } },
    });
  },
});

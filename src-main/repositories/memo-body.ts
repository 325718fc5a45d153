import { Refusal, type Id, type Memo } from '@shared/contract/index.ts';
import { bodyOf, readBody, type Body, type Mention, type Quotation } from '@shared/memo/body.ts';
import { anchoredIn, mapAnchored, plainTextOf } from '@shared/memo/lines.ts';
import type { Db } from '../db/open.ts';
import { get } from '../db/rows.ts';
import type { New, Tx } from '../db/transaction.ts';
import { namesOf } from './memo-names.ts';
import { linksByAnchor, placeOfWords, quotedWords } from './memo-quotes.ts';

/** Plain text is at most so long, as the contract has it. */
const LONGEST_TEXT = 100_000;

/** What is written of a body: its JSON in the one form, and the plain text that it says. */
type WrittenBody = { body: string; plainText: string };

/** The body of a call; refuses what `readBody` refuses, with its code. */
export function bodyFrom(json: string): Body {
  const read = readBody(json);
  if (!read.ok) throw new Refusal(read.failure.code, read.failure.message);
  return read.value;
}

/**
 * Makes the links of a memo those of its body, inside the write that stores it: one link for each chip and quotation,
 * kept with its id while its anchor is in the text. Returns the body with names, places and words as they are now, to
 * fall back on. A quotation is put where it says only when its very words stand there or near: never on others.
 */
export function linkBody(tx: Tx, db: Db, memoId: Id, body: Body | null): WrittenBody | null {
  const held = linksByAnchor(tx, memoId);
  const nodes = body ? anchoredIn(body) : [];
  const wanted = new Set(nodes.map(({ anchor }) => anchor));
  tx.removeMany(
    'memoLink',
    [...held.values()].filter((link) => !wanted.has(link.anchor)).map((link) => link.id),
  );
  if (!body) return null;
  const missing = new Map(nodes.filter(({ anchor }) => !held.has(anchor)).map((node) => [node.anchor, node]));
  const names = namesOf(db);
  tx.insertMany(
    'memoLink',
    [...missing.values()].flatMap((node): New<'memoLink'>[] => {
      const link = { memoId, anchor: node.anchor, start: null, end: null };
      if (node.type === 'mention')
        return names(node.target, node.targetId) === null
          ? []
          : [{ ...link, target: node.target, targetId: node.targetId, role: 'mention' }];
      return quoteLink(tx, node).map((place) => ({ ...link, ...place, role: 'quote' as const }));
    }),
  );
  const written = refreshed(db, memoId, body);
  const plainText = plainTextOf(written);
  if (plainText.length > LONGEST_TEXT)
    throw new Refusal('too_large', 'This memo is too long to be kept as one. Part it into several memos.');
  return { body: JSON.stringify(written), plainText };
}

/** The anchors of a memo's chips and quotations: a link of any other is in no text, and names nothing. */
export const anchorsOf = (memo: Pick<Memo, 'body' | 'plainText'>): ReadonlySet<string> =>
  new Set(anchoredIn(bodyOf(memo)).map(({ anchor }) => anchor));

type Place = Pick<New<'memoLink'>, 'target' | 'targetId' | 'start' | 'end'>;

/** Where a quotation that has no link yet stands; none where there is no such coding, or its words stand nowhere. */
function quoteLink(tx: Tx, node: Quotation): Place[] {
  const there = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (error instanceof Refusal && error.failure.code === 'not_found') return null;
      throw error;
    }
  };
  if (node.target === 'coding')
    return there(() => get(tx.orm, 'coding', node.targetId))
      ? [{ target: 'coding', targetId: node.targetId, start: null, end: null }]
      : [];
  const transcript = there(() => get(tx.orm, 'transcript', node.targetId));
  const span = transcript && node.words !== '' ? placeOfWords(transcript.text, node, node.words) : null;
  return span ? [{ target: 'passage', targetId: node.targetId, ...span }] : [];
}

/** The body with what its chips are called, and what its quotations say, as it is now. What has gone stays as it was. */
function refreshed(db: Db, memoId: Id, body: Body): Body {
  const names = namesOf(db);
  const links = linksByAnchor(db, memoId);
  const quotations = anchoredIn(body).filter((node) => node.type === 'quotation');
  const said = new Map(quotedWords(db, memoId, quotations).map((one) => [one.anchor, one]));
  const become = (node: Mention | Quotation): Mention | Quotation => {
    const link = links.get(node.anchor);
    if (!link) return node;
    if (node.type === 'mention') {
      const name = names(link.target, link.targetId);
      return { ...node, targetId: link.targetId, name: name ?? node.name };
    }
    const now = said.get(node.anchor);
    if (now?.state !== 'there') return node;
    const { words, identifier, start, end } = now;
    return { ...node, targetId: link.targetId, words, identifier, start, end };
  };
  return mapAnchored(body, become as <N extends Mention | Quotation>(node: N) => N);
}

/** A memo's body with one quotation more, at its end; an empty last paragraph gives its place to it. */
export function withQuotation(memo: { body: string; plainText: string }, quotation: Quotation): Body {
  const { root } = bodyOf(memo);
  const last = root.children.at(-1);
  const isBlank = last?.type === 'paragraph' && last.children.length === 0;
  const before = isBlank ? root.children.slice(0, -1) : root.children;
  return { root: { ...root, children: [...before, quotation] } };
}

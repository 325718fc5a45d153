import type { Id } from '@shared/contract/index.ts';
import type { CSSProperties } from 'react';
import { useStore } from '../../store/react.tsx';
import { words } from '../../words/index.ts';
import { differing, type Piece } from './differing.ts';

/** The words of a coding as they were and as they will be, what differs marked. */
export function BeforeAfter({ before, after }: { before: string; after: string }) {
  const pieces = differing(before, after);
  return (
    <dl className="ed-words">
      <dt>{words.editing.preview.before}</dt>
      <dd>
        <Pieces pieces={pieces.before} as="del" />
      </dd>
      <dt>{words.editing.preview.after}</dt>
      <dd>
        {after === '' ? (
          <span className="muted">{words.editing.preview.gone}</span>
        ) : (
          <Pieces pieces={pieces.after} as="ins" />
        )}
      </dd>
    </dl>
  );
}

function Pieces({ pieces, as: Mark }: { pieces: readonly Piece[]; as: 'del' | 'ins' }) {
  // Pieces never change places.
  return pieces.map(({ words: piece, isOther }, i) =>
    isOther ? <Mark key={i}>{piece}</Mark> : <span key={i}>{piece}</span>,
  );
}

/** A place in a text: what goes, what comes, and some words around it. */
export function Difference({
  before,
  removed,
  inserted,
  after,
}: {
  before: string;
  removed: string;
  inserted: string;
  after: string;
}) {
  return (
    <>
      {oneLine(from(before))}
      {removed !== '' && <del>{short(removed)}</del>}
      {inserted !== '' && <ins>{short(inserted)}</ins>}
      {oneLine(upTo(after))}
    </>
  );
}

/** What is around a place was cut anywhere: it begins and ends with whole words, and shows that it goes on. */
const CUT = 36;
const from = (before: string) => (before.length < CUT ? before : `… ${before.replace(/^\S{0,20}\s+/u, '')}`);
const upTo = (after: string) => (after.length < CUT ? after : `${after.replace(/\s+\S{0,20}$/u, '')} …`);
/** A line end between two turns is shown and takes no line. */
const oneLine = (text: string) => text.replaceAll('\n', ' ⏎ ');
const short = (text: string) =>
  oneLine(text.length > 400 ? `${text.slice(0, 300)} … ${text.slice(-60)}` : text);

export function CodeName({ id }: { id: Id }) {
  const code = useStore((state) => state.tables.code.get(id));
  return (
    <span className="ed-code" style={{ '--code': code?.color } as CSSProperties}>
      <span className="code-dot" />
      {code?.name}
    </span>
  );
}

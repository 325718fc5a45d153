import type { TrailField } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { differing, type Piece } from '../transcript/editing/differing.ts';
import { words } from '../words/index.ts';

const said = words.trail;
/** Longer readings are not compared word by word. */
const COMPARED = 20_000;

/** A field before and after, side by side, with what differs marked; one reading only where there is no other side. */
export function FieldChange({
  field,
  before,
  after,
  only,
}: TrailField & { only?: 'before' | 'after' | undefined }) {
  const pieces = useMemo(
    () =>
      before !== '' && after !== '' && before.length + after.length < COMPARED
        ? differing(before, after)
        : { before: whole(before), after: whole(after) },
    [before, after],
  );
  if (only)
    return (
      <div className="field-change field-one">
        <dt>{said.fields[field] ?? field}</dt>
        <dd>{only === 'before' ? before : after}</dd>
      </div>
    );
  return (
    <div className="field-change">
      <dt>{said.fields[field] ?? field}</dt>
      <dd>
        <span className="visually-hidden">{said.before}: </span>
        <Side pieces={pieces.before} Mark="del" />
      </dd>
      <dd>
        <span className="visually-hidden">{said.after}: </span>
        <Side pieces={pieces.after} Mark="ins" />
      </dd>
    </div>
  );
}

function Side({ pieces, Mark }: { pieces: readonly Piece[]; Mark: 'del' | 'ins' }) {
  if (pieces.length === 0) return <span className="muted">{said.nothing}</span>;
  return pieces.map((piece, i) =>
    // oxlint-disable-next-line react/no-array-index-key -- pieces have no name but their place
    piece.isOther ? <Mark key={i}>{piece.words}</Mark> : <span key={i}>{piece.words}</span>,
  );
}

const whole = (text: string): Piece[] => (text === '' ? [] : [{ words: text, isOther: false }]);

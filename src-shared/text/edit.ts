/** At `at` of the old text, `remove` UTF-16 units go and `insert` comes in their place. */
export type Operation = { readonly at: number; readonly remove: number; readonly insert: string };

/**
 * A change of a text: operations in order, all in offsets of the old text, each with at least one old character between
 * it and the next. `edit` puts any operations into this form.
 */
export type Edit = readonly Operation[];

/** Operations that do not overlap, in any order, as an edit: those that touch become one, those that do nothing go. */
export function edit(operations: Iterable<Operation>): Edit {
  const builder = new Builder();
  // Of two at one place the insertion comes first, as it stands before what is removed.
  for (const op of [...operations].sort((a, b) => a.at - b.at || a.remove - b.remove)) builder.add(op);
  return builder.done;
}

class Builder {
  readonly done: Operation[] = [];
  add(op: Operation): void {
    const last = this.done.at(-1);
    const free = last ? last.at + last.remove : 0;
    if (!(op.at >= free && op.remove >= 0)) throw new RangeError(`Operations overlap at ${op.at}.`);
    if (op.remove === 0 && op.insert === '') return;
    if (last && op.at === free) this.done.pop();
    this.done.push(
      last && op.at === free
        ? { at: last.at, remove: last.remove + op.remove, insert: last.insert + op.insert }
        : { at: op.at, remove: op.remove, insert: op.insert },
    );
  }
}

/** The new text. Fails with a RangeError when the edit goes beyond the old one. */
export function applyEdit(text: string, edit: Edit): string {
  let result = '';
  let at = 0;
  for (const op of edit) {
    if (op.at + op.remove > text.length) throw new RangeError(`The edit goes beyond the text, at ${op.at}.`);
    result += text.slice(at, op.at) + op.insert;
    at = op.at + op.remove;
  }
  return result + text.slice(at);
}

/** By how many UTF-16 units the text grows. */
export const lengthChange = (edit: Edit): number =>
  edit.reduce((sum, op) => sum + op.insert.length - op.remove, 0);

/** The edit of the new text that brings back `text`, the old one. */
export function invertEdit(text: string, edit: Edit): Edit {
  let shift = 0;
  return edit.map((op) => {
    const back = {
      at: op.at + shift,
      remove: op.insert.length,
      insert: text.slice(op.at, op.at + op.remove),
    };
    shift += op.insert.length - op.remove;
    return back;
  });
}

/** The text between two edits as it came about: stretches of the old text and what was inserted. */
type Piece = { readonly from: number; readonly to: number } | string;
const lengthOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece.to - piece.from);
const cut = (piece: Piece, from: number, to: number): Piece =>
  typeof piece === 'string' ? piece.slice(from, to) : { from: piece.from + from, to: piece.from + to };

function* piecesOf(edit: Edit): Generator<Piece> {
  let at = 0;
  for (const op of edit) {
    yield { from: at, to: op.at };
    yield op.insert;
    at = op.at + op.remove;
  }
  yield { from: at, to: Infinity };
}

/** One edit that does what `a` and then `b` do; `b` is in offsets of the text that `a` makes. */
export function composeEdits(a: Edit, b: Edit): Edit {
  const builder = new Builder();
  let old = 0;
  const keep = (piece: Piece) => {
    if (typeof piece === 'string') builder.add({ at: old, remove: 0, insert: piece });
    else if (piece.from < piece.to) {
      builder.add({ at: old, remove: piece.from - old, insert: '' });
      old = piece.to;
    }
  };
  const pieces = piecesOf(a);
  let rest: Piece = '';
  /** Hands on, or drops, the next `length` units of the text between. */
  const pass = (length: number, kept: boolean) => {
    while (length > 0) {
      if (lengthOf(rest) === 0) {
        const next = pieces.next();
        if (next.done) return;
        rest = next.value;
        continue;
      }
      const part = Math.min(length, lengthOf(rest));
      if (kept) keep(cut(rest, 0, part));
      rest = cut(rest, part, lengthOf(rest));
      length -= part;
    }
  };
  let at = 0;
  for (const op of b) {
    pass(op.at - at, true);
    keep(op.insert);
    pass(op.remove, false);
    at = op.at + op.remove;
  }
  keep(rest);
  for (const piece of pieces) keep(piece);
  return builder.done;
}

/**
 * The same for one operation, at the cost of what it touches: all other operations of `a` stay the very same objects, so
 * that the thousands of steps of a long edit have them in common.
 */
export function composeOperation(a: Edit, op: Operation): Edit {
  let first = 0;
  let shift = 0;
  // Where an operation of `a` ends in the text between, which is where `op` has its offsets.
  for (let one = a[0]; one && one.at + shift + one.insert.length < op.at; one = a[++first])
    shift += one.insert.length - one.remove;
  let end = first;
  let shiftThere = shift;
  for (let one = a[end]; one && one.at + shiftThere <= op.at + op.remove; one = a[++end])
    shiftThere += one.insert.length - one.remove;
  const touched = composeEdits(a.slice(first, end), [{ ...op, at: op.at - shift }]);
  return a.toSpliced(first, end - first, ...touched);
}

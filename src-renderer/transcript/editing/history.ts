import type { Operation } from '@shared/text/edit.ts';
import type { EditorState } from 'lexical';
import type { Draft, EditSteps } from '../../store/view.ts';

/**
 * A moment of an edit that can be gone back to: what had been typed, and what the editor held, with its caret. `state` is
 * null for what was typed before the page was last left: an editor takes no other one's.
 */
export type Moment = { state: EditorState | null; draft: Draft };

/** Letters that follow each other within this time are taken back together, in milliseconds. */
const TOGETHER = 800;

/** Undo and redo of one edit, apart from those of the project. */
export class EditHistory {
  readonly #past: Moment[];
  readonly #future: Moment[];
  #last: { end: number; isInsert: boolean; at: number } | null = null;
  /** While an input method writes: where it began, once it has written, and what could be redone before. */
  #composed: { from: Moment | null; future: readonly Moment[] } | null = null;

  constructor({ past, future }: EditSteps = { past: [], future: [] }) {
    const moments = (drafts: readonly Draft[]) => drafts.map((draft): Moment => ({ state: null, draft }));
    this.#past = moments(past);
    this.#future = moments(future);
  }

  /** What outlasts the page. */
  get steps(): EditSteps {
    const drafts = (moments: readonly Moment[]) => moments.map(({ draft }) => draft);
    return { past: drafts(this.#past), future: drafts(this.#future) };
  }

  /** Before a change is taken in: `before` is what stood until now. `operation` is null for a change of speaker. */
  record(before: Moment, operation: Operation | null, now: number): void {
    this.#future.length = 0;
    if (this.#composed) {
      // Everything it tries until somebody agrees is one step.
      if (!this.#composed.from) this.#past.push((this.#composed.from = before));
      this.#last = null;
      return;
    }
    const small =
      operation &&
      (operation.remove === 0
        ? operation.insert.length <= 2
        : operation.insert === '' && operation.remove <= 2);
    const isLine = operation?.insert.includes('\n') ?? false;
    const isInsert = operation?.remove === 0;
    const end = operation ? operation.at + operation.insert.length : 0;
    const last = this.#last;
    const follows =
      last !== null &&
      operation !== null &&
      now - last.at < TOGETHER &&
      last.isInsert === isInsert &&
      (isInsert
        ? operation.at === last.end
        : operation.at + operation.remove === last.end || operation.at === last.end);
    if (!(small && !isLine && follows)) this.#past.push(before);
    this.#last = small && !isLine ? { end, isInsert, at: now } : null;
  }

  startComposing(): void {
    this.#composed = { from: null, future: [...this.#future] };
  }

  /** `draft` is what stands now; when that is what stood before, nothing has happened. */
  endComposing(draft: Draft): void {
    const composed = this.#composed;
    this.#composed = null;
    if (!composed?.from || this.#past.at(-1) !== composed.from) return;
    const before = composed.from.draft.turns;
    const isSame =
      before.length === draft.turns.length && before.every((turn, i) => turn.words === draft.turns[i]?.words);
    if (!isSame) return;
    this.#past.pop();
    this.#future.push(...composed.future);
  }

  /** The moment to go back to, or on to; null when there is none. `now` is kept for the way back. */
  step(way: 'undo' | 'redo', now: Moment): Moment | null {
    const [from, to] = way === 'undo' ? [this.#past, this.#future] : [this.#future, this.#past];
    const moment = from.pop();
    if (!moment) return null;
    to.push(now);
    this.#last = null;
    return moment;
  }
}

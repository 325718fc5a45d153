import type { Id } from '@shared/contract/index.ts';
import { diffSplice } from '@shared/text/diff.ts';
import type { Operation } from '@shared/text/edit.ts';
import { HISTORIC_TAG } from 'lexical';
import type { Session } from '../../store/react.tsx';
import type { Draft, EditInHand } from '../../store/view.ts';
import { words } from '../../words/index.ts';
import type { SurfaceElements } from '../surface.ts';
import {
  advanced,
  isTouched,
  keyed,
  startDraft,
  turnMapOf,
  typedIn,
  withSpeaker,
  type Caret,
  type Step,
} from './draft.ts';
import { EditedCodings } from './edited-codings.ts';
import { EditHistory, type Moment } from './history.ts';
import { EditSurface } from './edit-surface.ts';
import { Standing } from './standing.ts';
import { onWished } from './wishes.ts';
import type { Written } from './written.ts';

export type EditShows = {
  tell(message: string): void;
  done(): void;
  leave(): void;
  /** Asks for another speaker of a turn. */
  speaker(turn: number, at: { x: number; y: number }, chosen: Id | null): void;
};

/** One edit at work: what has been typed, and the way back. */
export class EditDesk {
  readonly surface: EditSurface;
  readonly #opened: EditInHand['opened'];
  readonly #standing: Standing;
  readonly #history: EditHistory;
  readonly #stop = new AbortController();
  #draft: Draft;
  /** What the window holds of this edit, as soon as something has been done in it. */
  #kept: { -readonly [Part in keyof EditInHand]: EditInHand[Part] } | null = null;
  #isSaving = false;
  constructor(
    private readonly session: Session,
    elements: SurfaceElements,
    { opened, draft, steps }: EditInHand,
    private readonly shows: EditShows,
  ) {
    this.#opened = opened;
    this.#history = new EditHistory(steps);
    const given = draft ?? startDraft(opened);
    const codings = new EditedCodings();
    this.surface = new EditSurface(
      elements,
      turnMapOf(given),
      codings,
      {
        undo: () => this.step('undo'),
        redo: () => this.step('redo'),
        tooLong: (length) => {
          shows.tell(words.editing.tooLong(length));
          session.say(words.editing.tooLong(length));
        },
        selected: () => this.surface.caret.words(),
      },
      {
        known: () => this.#draft.turns,
        written: (written) => this.#written(written),
        moved: () => this.#moved(),
        restored: () => this.#restored(),
        composing: (isAtWork) =>
          isAtWork ? this.#history.startComposing() : this.#history.endComposing(this.#draft),
      },
    );
    this.#draft = keyed(given, this.surface.keys);
    this.#standing = new Standing(session, this.surface, codings, opened, () => this.#draft);
    const { signal } = this.#stop;
    // Before Lexical's own keys, so that Ctrl and Enter does not part a turn.
    elements.text.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
    elements.text.addEventListener('pointerdown', (event) => this.#pointer(event), { signal });
    onWished((wish) => {
      if (this.#isSaving) return;
      if (wish === 'done') shows.done();
      else if (wish === 'speaker') this.askSpeaker();
      else this.step(wish);
    }, signal);
  }

  destroy(): void {
    const { view } = this.session;
    const { edit } = view.get();
    const caret = this.surface.caret.last();
    this.#standing.destroy();
    this.#stop.abort();
    this.surface.destroy();
    if (edit?.opened === this.#opened)
      view.set({ edit: { ...edit, steps: this.#history.steps, ...(caret && { caret }) } });
  }

  /** While the edit is being saved the text stays as it was sent: what came after would be nowhere. */
  setSaving(isSaving: boolean): void {
    this.#isSaving = isSaving;
    this.surface.setTaking(!isSaving);
  }

  get draft(): Draft {
    return this.#draft;
  }
  get text(): string {
    return this.surface.page.turns.text;
  }

  step(way: 'undo' | 'redo'): void {
    const { editor } = this.surface;
    const moment = this.#history.step(way, { state: editor.getEditorState(), draft: this.#draft });
    if (!moment)
      return this.shows.tell(way === 'undo' ? words.editing.nothingToUndo : words.editing.nothingToRedo);
    if (moment.state) {
      this.#draft = moment.draft;
      editor.setEditorState(moment.state.clone(), { tag: HISTORIC_TAG });
    } else {
      // Keys ask for this within an update of the editor, and another one would wait for its end.
      queueMicrotask(() => this.#stop.signal.aborted || this.#fill(moment.draft));
    }
    this.shows.tell(way === 'undo' ? words.editing.undone : words.editing.redone);
  }

  /** Shows a draft that this page's editor never held, with the caret where it differs from what was shown. */
  #fill(draft: Draft): void {
    const before = this.text;
    this.#draft = keyed(draft, this.surface.fill(turnMapOf(draft)));
    this.#restored();
    const change = diffSplice(before, this.text);
    const at = change ? change.at + change.insert.length : 0;
    this.surface.caret.put({ anchor: at, focus: at });
    this.surface.reveal(at);
  }

  /** The page shows a moment of the history again. */
  #restored(): void {
    this.#standing.anew();
    this.#keep();
  }

  /** Opens the menu of speakers for the turn with the caret. */
  askSpeaker(): void {
    const selection = this.surface.caret.get();
    const turn = this.surface.page.turns.turnAt(selection?.focus ?? 0);
    const box = this.surface.page.elements[turn]?.getBoundingClientRect();
    if (box) this.shows.speaker(turn, { x: box.left - 60, y: box.top + 24 }, this.#speakerOf(turn));
  }

  #speakerOf(turn: number): Id | null {
    return this.#draft.turns[turn]?.speakerId ?? null;
  }

  setSpeaker(turn: number, speakerId: Id | null): void {
    if (this.#draft.turns[turn]?.speakerId === speakerId) return;
    this.#record({ state: this.surface.editor.getEditorState(), draft: this.#draft }, null);
    this.#draft = withSpeaker(this.#draft, turn, speakerId);
    this.#standing.label();
    this.#keep();
  }

  #written({ now, caret, before }: Written): void {
    const step = 'turns' in now ? advanced(this.#draft, now.turns, caret) : this.#typedIn(now, caret);
    if (!step) return;
    this.#record({ state: before, draft: this.#draft }, step.operation);
    this.#draft = step.draft;
    this.#standing.follow(step);
    this.#keep();
    this.#moved();
  }

  #typedIn({ index, words: now }: { index: number; words: string }, caret: Caret | null): Step | null {
    const at = caret?.key === this.#draft.turns[index]?.key ? caret?.at : undefined;
    return typedIn(this.#draft, index, now, this.surface.page.turns.start(index), at);
  }

  /** The rest of the window is told where the caret is when the edit is over; until then its places are another text's. */
  #moved(): void {
    if (this.session.view.get().selection !== null)
      this.session.view.set({ selection: null, codingId: null });
  }

  #record(before: Moment, operation: Operation | null): void {
    this.#history.record(before, operation, performance.now());
  }

  #keep(): void {
    const has = isTouched(this.#draft, this.#opened);
    const draft = has ? this.#draft : null;
    const { view } = this.session;
    // Only whether there is a draft is anything to tell the whole window; the draft itself is read when it is needed.
    if (view.get().edit === this.#kept && this.#kept && (this.#kept.draft !== null) === has)
      this.#kept.draft = draft;
    else view.set({ edit: (this.#kept = { opened: this.#opened, draft }) });
  }

  #key(event: KeyboardEvent): void {
    if (this.#isSaving && event.key !== 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.isComposing) return;
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && mod) this.shows.done();
    else if (event.key === 'Escape') this.shows.leave();
    else if (mod && event.altKey && event.code === 'KeyS') this.askSpeaker();
    else {
      if (mod || /^(?:Enter|Backspace|Delete)$/.test(event.key)) this.surface.caret.take();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #pointer(event: PointerEvent): void {
    const turn = event.button === 0 && !this.#isSaving ? this.surface.labelAt(event) : null;
    if (turn === null) return;
    event.preventDefault();
    this.shows.speaker(turn, { x: event.clientX, y: event.clientY }, this.#speakerOf(turn));
  }
}

import type { Coding, Id } from '@shared/contract/index.ts';
import { snapOutward, trimSpan, type Span } from '@shared/text/span.ts';
import type { Session } from '../store/react.tsx';
import type { OpenDocument } from '../store/state.ts';
import { words } from '../words/index.ts';
import { Announcing } from './announcing.ts';
import { BoundaryMove, isMovingKey } from './boundary-move.ts';
import { CodingDeeds } from './coding-deeds.ts';
import { ask, deedOf, onAsked } from './deeds.ts';
import type { TextSelection } from './selection.ts';
import { Showing } from './showing.ts';
import { TranscriptSurface, type SurfaceElements } from './surface.ts';
import { WholeText } from './whole-text.ts';

/** A passage that waits for its code. */
export type Asking = { passage: Span; typed: string; isInVivo: boolean; at: DOMRect };
/** What the desk shows outside the text. Each is called at once, in the event that caused it. */
export type DeskShows = {
  ask(asking: Asking): void;
  find(): void;
  tell(message: string): void;
  hover(coding: Coding | null, at: DOMRect | null): void;
};

/** One open transcript at work: its surface kept to the store and to what the window looks at, the caret, the keys. */
export class CodingDesk {
  readonly surface: TranscriptSurface;
  /** Of the text on this page; places in it are of no other. */
  readonly textRevision: number;
  readonly transcriptId: Id;
  readonly deeds: CodingDeeds;
  readonly #stop = new AbortController();
  readonly #boundary: BoundaryMove;
  readonly #showing: Showing;
  readonly #whole: WholeText;
  readonly #announcing: Announcing;
  #chosen: readonly Id[] = [];
  /** The selection as it was last told to, or taken from, the window. */
  #told: { start: number; end: number } | null = null;

  constructor(
    private readonly session: Session,
    elements: SurfaceElements,
    document: OpenDocument,
    private readonly shows: DeskShows,
  ) {
    this.transcriptId = document.transcript.id;
    this.textRevision = document.transcript.textRevision;
    this.#announcing = new Announcing(
      (coding) => this.nameOf(coding),
      (message) => shows.tell(message),
    );
    this.#boundary = new BoundaryMove(
      (coding) => this.surface.setMoved(coding),
      async (coding) => {
        const { id, start, end } = coding;
        // Another window has changed the text: these places are the old one's.
        if (this.#isPast()) return;
        const { textRevision } = this;
        if (await session.act('codings.update', { id, start, end, textRevision }))
          this.tell(words.transcript.moved(this.nameOf(coding), this.#text.slice(start, end)));
      },
    );
    this.surface = new TranscriptSurface(elements, document, {
      select: (selection) => this.#selected(selection),
      hover: (id, at) => {
        this.surface.setHovered(id);
        shows.hover(this.surface.index.get(id), at);
      },
      choose: (id) => this.goTo(this.surface.index.get(id)),
      preview: (coding) => this.#boundary.drag(coding),
      dropped: (coding) => {
        this.#boundary.drag(coding);
        this.#boundary.flush();
      },
    });
    const { signal } = this.#stop;
    elements.text.addEventListener('keydown', (event) => this.#key(event), { signal });
    // Whatever is asked for next, undo above all, by whatever key or button, finds what was moved stored.
    const page = elements.text.ownerDocument;
    const first = { signal, capture: true };
    page.addEventListener('keydown', (event) => isMovingKey(event) || this.#boundary.hurry(), first);
    page.addEventListener('pointerdown', () => this.#boundary.hurry(), first);
    this.deeds = new CodingDeeds(session, this, this.#boundary, shows, signal);
    onAsked((deed) => this.deeds.perform(deed), signal);
    this.#whole = new WholeText(this.surface, signal);
    this.#showing = new Showing(session, this.surface);
    for (const stop of [
      session.store.subscribe(() => this.#follow()),
      session.preferences.subscribe(() => this.#follow()),
      session.view.subscribe(() => this.#viewed()),
    ])
      signal.addEventListener('abort', stop, { once: true });
    this.#follow();
  }

  destroy(): void {
    this.#boundary.flush();
    this.#announcing.stop();
    this.#stop.abort();
    this.surface.destroy();
  }

  /** Whether the text has changed, so that this page is about to go. */
  #isPast(): boolean {
    const now = this.session.store.get().open.get(this.transcriptId);
    return now !== undefined && now.transcript.textRevision !== this.textRevision;
  }

  get #text(): string {
    return this.surface.turns.text;
  }

  /** The selected passage, without white space at its edges and with whole characters; null when nothing is left. */
  passage(): Span | null {
    const selection = this.session.view.get().selection;
    if (!selection || selection.start === selection.end) return null;
    const span = trimSpan(this.#text, snapOutward(this.#text, selection));
    return span.start < span.end ? span : null;
  }

  /** Tells what has been done; which codings the caret is in is told after its next step, not over this. */
  tell(message: string): void {
    this.#announcing.otherwise();
    this.shows.tell(message);
  }

  /** Selects a passage, or puts the caret somewhere. */
  select(span: Span, codingId: Id | null = this.session.view.get().codingId): void {
    this.#whole.letGo();
    this.#told = { start: span.start, end: span.end };
    this.surface.selection.set({ anchor: span.start, focus: span.end });
    this.session.view.set({ selection: this.#told, codingId });
  }

  /** Takes in what has changed in the store and in what the window looks at. */
  #follow(): void {
    const state = this.session.store.get();
    const document = state.open.get(this.transcriptId);
    // What stands in the new text stands elsewhere in this one.
    if (!document || this.#isPast()) return;
    this.#chosen = this.session.view.get().codeIds;
    this.#showing.follow(state, document);
    this.#look();
  }

  /** The window looks elsewhere, at every step of the caret: of that only which codes are chosen changes what is shown. */
  #viewed(): void {
    if (this.#isPast()) return;
    if (this.session.view.get().codeIds !== this.#chosen) this.#follow();
    else if (this.session.store.get().open.has(this.transcriptId)) this.#look();
  }

  #look(): void {
    const { codingId, selection, goTo } = this.session.view.get();
    this.surface.setActive(this.surface.index.get(codingId) ? codingId : null);
    if (goTo?.transcriptId === this.transcriptId) {
      this.session.view.set({ goTo: null });
      const span = { start: goTo.start, end: goTo.end };
      this.select(span);
      this.surface.reveal(goTo.start);
    } else if (selection && selection !== this.#told && !isTyping()) this.select(selection);
  }

  #selected({ anchor, focus }: TextSelection): void {
    if (this.#isPast() || this.#whole.isSelected()) return;
    const start = Math.min(anchor, focus);
    const end = Math.max(anchor, focus);
    if (this.#told?.start === start && this.#told.end === end) return;
    this.#told = { start, end };
    const here = start === end ? this.surface.index.at(start) : [];
    this.session.view.set({ selection: this.#told, codingId: here[0]?.id ?? null });
    if (start === end) this.#announcing.at(here);
    else this.#announcing.stop();
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || isModifier(event)) return;
    // The browser tells of a caret that moved only later: quick keys would act on where it was.
    const now = this.surface.selection.get();
    if (now) this.#selected(now);
    if (this.#whole.isAsked(event)) {
      event.preventDefault();
      this.#whole.select();
      this.#told = { start: 0, end: this.#text.length };
      this.session.view.set({ selection: this.#told, codingId: null });
      return;
    }
    const selection = this.session.view.get().selection;
    const deed = deedOf(event, selection !== null && selection.start !== selection.end);
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    ask(deed);
  }

  /** Makes a coding active, with the caret at its start. */
  goTo(coding: Coding | null): void {
    if (!coding) return;
    this.select({ start: coding.start, end: coding.start }, coding.id);
    this.surface.reveal(coding.start);
    this.tell(
      words.transcript.at(
        this.nameOf(coding),
        this.#text.slice(coding.start, Math.min(coding.end, coding.start + 200)),
      ),
    );
  }

  /** What a coding is told as: its code's name, and that the code is retired. */
  nameOf(coding: Coding): string {
    const code = this.session.store.get().tables.code.get(coding.codeId);
    return code && code.retiredAt !== null ? words.reading.retired(code.name) : (code?.name ?? '');
  }
}

/** A key that does nothing by itself. */
const isModifier = ({ key }: KeyboardEvent): boolean =>
  key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';

/** Whether somebody types in a field: the caret is theirs. */
function isTyping(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
}

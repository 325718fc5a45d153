import type { Coding, Id } from '@shared/contract/index.ts';
import { moveEdge } from '@shared/text/edge.ts';
import { snapOutward, trimSpan, type Span } from '@shared/text/span.ts';
import type { Session } from '../store/react.tsx';
import { starred } from '../store/select.ts';
import type { OpenDocument, State } from '../store/state.ts';
import { words } from '../words/index.ts';
import { Announcing } from './announcing.ts';
import { BoundaryMove } from './boundary-move.ts';
import { codeNamed, codePassage, toggleExemplar, type Choice } from './coding-actions.ts';
import { ask, deedOf, onAsked, type Deed } from './deeds.ts';
import { inVivoName } from './in-vivo.ts';
import { recentCodes } from './recents.ts';
import type { TextSelection } from './selection.ts';
import { Showing } from './showing.ts';
import { labelsOf } from './speaker-labels.ts';
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

/** One open transcript at work: its surface, the caret, the keys, and what becomes of them. */
export class CodingDesk {
  readonly surface: TranscriptSurface;
  readonly transcriptId: Id;
  readonly #stop = new AbortController();
  readonly #boundary: BoundaryMove;
  readonly #showing: Showing;
  readonly #whole: WholeText;
  readonly #announcing: Announcing;
  #seen: Partial<Pick<State['tables'], 'code' | 'exemplar' | 'speaker' | 'participant'>> & {
    document?: OpenDocument;
  } = {};
  /** The selection as it was last told to, or taken from, the window. */
  #told: { start: number; end: number } | null = null;

  constructor(
    private readonly session: Session,
    elements: SurfaceElements,
    document: OpenDocument,
    private readonly shows: DeskShows,
  ) {
    this.transcriptId = document.transcript.id;
    this.#announcing = new Announcing(
      (coding) => this.#nameOf(coding),
      (message) => shows.tell(message),
    );
    this.#boundary = new BoundaryMove(
      (coding) => this.surface.setMoved(coding),
      async (coding) => {
        const { id, start, end } = coding;
        if (await session.act('codings.update', { id, start, end }))
          this.tell(words.transcript.moved(this.#nameOf(coding), this.#text.slice(start, end)));
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
    onAsked((deed) => this.perform(deed), signal);
    this.#whole = new WholeText(this.surface, this.#stop.signal);
    this.#showing = new Showing(session, this.surface);
    for (const source of [session.store, session.view, session.preferences])
      signal.addEventListener(
        'abort',
        source.subscribe(() => this.#follow()),
        { once: true },
      );
    this.#follow();
  }

  destroy(): void {
    this.#boundary.flush();
    this.#announcing.stop();
    this.#stop.abort();
    this.surface.destroy();
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

  /** Codes a passage; the caret is then at its end, and the new coding is the active one. */
  async code(passage: Span, choice: Choice): Promise<void> {
    this.surface.setLayer('sel', []);
    const end = { start: passage.end, end: passage.end };
    // From the text itself the caret moves with the coding, in one frame; from a field the text takes the focus now.
    if (!this.surface.selection.get()) this.select(end, null);
    const before = this.session.view.get().selection;
    const coding = await codePassage(this.session, this.transcriptId, passage, choice);
    if (!coding || this.#stop.signal.aborted) return;
    const { selection } = this.session.view.get();
    if (selection?.start === before?.start && selection?.end === before?.end) this.select(end, coding.id);
    this.tell(words.transcript.coded(this.#nameOf(coding)));
  }

  perform(deed: Deed): void {
    const passage = this.passage();
    switch (deed.do) {
      case 'code':
        return passage ? this.#ask(passage, deed.typed, false) : undefined;
      case 'inVivo':
        return passage ? this.#inVivo(passage) : undefined;
      case 'recent': {
        const chosen = recentCodes(this.session).find((one) => one.number === deed.number);
        if (passage && chosen) void this.code(passage, { code: chosen.code.id });
        else if (passage) this.tell(words.transcript.noRecent(deed.number));
        return;
      }
      case 'remove':
        return void this.#remove();
      case 'star':
        return void this.#star();
      case 'next':
      case 'previous':
        return this.#step(deed.do === 'next' ? 1 : -1);
      case 'find':
        return this.shows.find();
      case 'letGo':
        return this.#letGo();
      case 'edge': {
        const active = this.surface.index.get(this.session.view.get().codingId);
        if (!active) return;
        const from = this.#boundary.of(active);
        const moved = { ...from, ...moveEdge(this.#text, from, deed.edge, deed.by, deed.direction) };
        this.#boundary.to(moved);
        this.surface.reveal(moved[deed.edge]);
        return;
      }
      default:
        // The text's own keys ask for these too: they are done beside this desk.
        return;
    }
  }

  /** Takes in what has changed in the store and in what the window looks at. */
  #follow(): void {
    const state = this.session.store.get();
    const document = state.open.get(this.transcriptId);
    if (!document) return;
    const seen = this.#seen;
    const { code, exemplar, speaker, participant } = state.tables;
    this.#seen = { code, exemplar, speaker, participant, document };
    // Codes come first: a coding and its new code may arrive in one change.
    if (code !== seen.code) this.surface.setCodes(code);
    this.#showing.follow(state, document);
    if (document.regions !== seen.document?.regions)
      this.surface.setRegions(document.regions, words.transcript.region);
    if (speaker !== seen.speaker || participant !== seen.participant)
      this.surface.setLabels(labelsOf(state, document));
    if (exemplar !== seen.exemplar) this.surface.setExemplars(starred(exemplar));
    this.#look();
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
    if (this.#whole.isSelected()) return;
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
    if (event.isComposing) return;
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

  #ask(passage: Span, typed: string, isInVivo: boolean): void {
    this.surface.setLayer('sel', [passage]);
    const at = this.surface.lastLineOf(passage) ?? this.surface.elements.scroller.getBoundingClientRect();
    this.shows.ask({ passage, typed, isInVivo, at });
  }

  #inVivo(passage: Span): void {
    const { name, isWhole } = inVivoName(this.#text.slice(passage.start, passage.end));
    if (!isWhole || name === '') return this.#ask(passage, name, true);
    const held = codeNamed(this.session.store.get().tables.code.values(), name);
    void this.code(passage, held ? { code: held.id } : { name, origin: 'in vivo' });
  }

  async #remove(): Promise<void> {
    const { selection, codingId } = this.session.view.get();
    const active = this.surface.index.get(codingId);
    if (!selection) return;
    const isCaret = selection.start === selection.end;
    // Words that were selected by hand are not a coding: the key is not for them.
    if (!isCaret && (active?.start !== selection.start || active.end !== selection.end)) return;
    const coding = active ?? this.surface.index.at(selection.start)[0];
    if (!coding) return this.tell(words.transcript.nothingHere);
    const name = this.#nameOf(coding);
    if (!(await this.session.act('codings.remove', { ids: [coding.id] }))) return;
    this.tell(words.transcript.removed(name));
    // The text is painted first; the panel beside it, which knows it by its id, follows.
    const letGo = () => {
      const { view } = this.session;
      if (view.get().codingId === coding.id) view.set({ codingId: null });
    };
    requestAnimationFrame(() => setTimeout(letGo));
  }

  async #star(): Promise<void> {
    const coding = this.surface.index.get(this.session.view.get().codingId);
    if (!coding) return;
    const isExemplar = await toggleExemplar(this.session, coding.id);
    if (isExemplar !== null) this.tell(words.transcript.starred(this.#nameOf(coding), isExemplar));
  }

  #step(direction: 1 | -1): void {
    const { selection, codingId } = this.session.view.get();
    const next = this.surface.index.beside({ offset: selection?.start ?? 0, id: codingId }, direction);
    if (next) this.goTo(next);
    else this.tell(direction > 0 ? words.transcript.noNext : words.transcript.noPrevious);
  }

  /** Makes a coding active, with the caret at its start. */
  goTo(coding: Coding | null): void {
    if (!coding) return;
    this.select({ start: coding.start, end: coding.start }, coding.id);
    this.surface.reveal(coding.start);
    this.tell(
      words.transcript.at(
        this.#nameOf(coding),
        this.#text.slice(coding.start, Math.min(coding.end, coding.start + 200)),
      ),
    );
  }

  #letGo(): void {
    const { selection } = this.session.view.get();
    if (selection) this.select({ start: selection.end, end: selection.end }, null);
    else this.session.view.set({ codingId: null });
  }

  #nameOf(coding: Coding): string {
    const code = this.session.store.get().tables.code.get(coding.codeId);
    return code && code.retiredAt !== null ? words.reading.retired(code.name) : (code?.name ?? '');
  }
}

/** Whether somebody types in a field: the caret is theirs. */
function isTyping(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
}

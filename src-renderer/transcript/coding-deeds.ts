import { moveEdge } from '@shared/text/edge.ts';
import type { Span } from '@shared/text/span.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import type { BoundaryMove } from './boundary-move.ts';
import { codeNamed, codePassage, toggleExemplar, type Choice } from './coding-actions.ts';
import type { CodingDesk, DeskShows } from './coding-desk.ts';
import type { Deed } from './deeds.ts';
import { inVivoName } from './in-vivo.ts';
import { recentCodes } from './recents.ts';
import type { TranscriptSurface } from './surface.ts';

/** What is done with the selected words and the codings at the caret of a desk: each deed, and what is told of it. */
export class CodingDeeds {
  constructor(
    private readonly session: Session,
    private readonly desk: CodingDesk,
    private readonly boundary: BoundaryMove,
    private readonly shows: Pick<DeskShows, 'ask' | 'find'>,
    /** Aborted when the desk is cleared: what is answered later is nobody's. */
    private readonly signal: AbortSignal,
  ) {}

  get #surface(): TranscriptSurface {
    return this.desk.surface;
  }

  get #text(): string {
    return this.#surface.turns.text;
  }

  /** Codes a passage; the caret is then at its end, and the new coding is the active one. */
  async code(passage: Span, choice: Choice): Promise<void> {
    this.#surface.setLayer('sel', []);
    const end = { start: passage.end, end: passage.end };
    // From the text itself the caret moves with the coding, in one frame; from a field the text takes the focus now.
    if (!this.#surface.selection.get()) this.desk.select(end, null);
    const before = this.session.view.get().selection;
    const coding = await codePassage(this.session, this.desk, passage, choice);
    if (!coding || this.signal.aborted) return;
    const { selection } = this.session.view.get();
    if (selection?.start === before?.start && selection?.end === before?.end)
      this.desk.select(end, coding.id);
    this.desk.tell(words.transcript.coded(this.desk.nameOf(coding)));
  }

  /** Does a deed, where it is one of the desk’s. */
  perform(deed: Deed): void {
    const passage = this.desk.passage();
    switch (deed.do) {
      case 'code':
        return passage ? this.#ask(passage, deed.typed, false) : undefined;
      case 'inVivo':
        return passage ? this.#inVivo(passage) : undefined;
      case 'recent': {
        const chosen = recentCodes(this.session).find((one) => one.number === deed.number);
        if (passage && chosen) void this.code(passage, { code: chosen.code.id });
        else if (passage) this.desk.tell(words.transcript.noRecent(deed.number));
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
        const active = this.#surface.index.get(this.session.view.get().codingId);
        if (!active) return;
        const from = this.boundary.of(active);
        const moved = {
          ...from,
          ...moveEdge(this.#text, from, deed.edge, deed.by, deed.direction),
        };
        this.boundary.to(moved);
        this.#surface.reveal(moved[deed.edge]);
        return;
      }
      default:
        // The text's own keys ask for these too: they are done beside this desk.
        return;
    }
  }

  #ask(passage: Span, typed: string, isInVivo: boolean): void {
    this.#surface.setLayer('sel', [passage]);
    const at = this.#surface.lastLineOf(passage) ?? this.#surface.elements.scroller.getBoundingClientRect();
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
    const active = this.#surface.index.get(codingId);
    if (!selection) return;
    const isCaret = selection.start === selection.end;
    // Words that were selected by hand are not a coding: the key is not for them.
    if (!isCaret && (active?.start !== selection.start || active.end !== selection.end)) return;
    const coding = active ?? this.#surface.index.at(selection.start)[0];
    if (!coding) return this.desk.tell(words.transcript.nothingHere);
    const name = this.desk.nameOf(coding);
    if (!(await this.session.act('codings.remove', { ids: [coding.id] }))) return;
    this.desk.tell(words.transcript.removed(name));
    // The text is painted first; the panel beside it, which knows it by its id, follows.
    const letGo = () => {
      const { view } = this.session;
      if (view.get().codingId === coding.id) view.set({ codingId: null });
    };
    requestAnimationFrame(() => setTimeout(letGo));
  }

  async #star(): Promise<void> {
    const coding = this.#surface.index.get(this.session.view.get().codingId);
    if (!coding) return;
    const isExemplar = await toggleExemplar(this.session, coding.id);
    if (isExemplar !== null) this.desk.tell(words.transcript.starred(this.desk.nameOf(coding), isExemplar));
  }

  #step(direction: 1 | -1): void {
    const { selection, codingId } = this.session.view.get();
    const next = this.#surface.index.beside({ offset: selection?.start ?? 0, id: codingId }, direction);
    if (next) this.desk.goTo(next);
    else this.desk.tell(direction > 0 ? words.transcript.noNext : words.transcript.noPrevious);
  }

  #letGo(): void {
    const { selection } = this.session.view.get();
    if (selection) this.desk.select({ start: selection.end, end: selection.end }, null);
    else this.session.view.set({ codingId: null });
  }
}

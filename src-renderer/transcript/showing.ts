import type { Coding, Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { starred } from '../store/select.ts';
import type { OpenDocument, State } from '../store/state.ts';
import { words } from '../words/index.ts';
import { colorIn, filterOf, readShown, type Shown } from './shown.ts';
import { labelsOf } from './speaker-labels.ts';
import type { TranscriptSurface } from './surface.ts';

/** Keeps what a surface shows to the store and to what the person wants to see. What did not change costs a comparison. */
export class Showing {
  #seen: Partial<Pick<State['tables'], 'code' | 'exemplar' | 'speaker' | 'participant'>> & {
    regions?: OpenDocument['regions'];
  } = {};
  #filtered: readonly unknown[] = [];
  #coloured: readonly unknown[] = [];
  #numbered: readonly unknown[] = [];

  constructor(
    private readonly session: Session,
    private readonly surface: TranscriptSurface,
  ) {}

  follow(state: State, document: OpenDocument): void {
    const shown = readShown(this.session);
    const { surface } = this;
    const { code, exemplar, speaker, participant } = state.tables;
    const { regions } = document;
    const seen = this.#seen;
    this.#seen = { code, exemplar, speaker, participant, regions };
    // Codes come first: a coding and its new code may arrive in one change.
    if (code !== seen.code) surface.setCodes(code);
    this.#filter(state, document, shown);
    this.#colour(state, shown);
    this.#number(shown);
    if (regions !== seen.regions) surface.beside.setRegions(regions, words.transcript.region);
    if (speaker !== seen.speaker || participant !== seen.participant)
      surface.beside.setLabels(labelsOf(state, document));
    if (exemplar !== seen.exemplar) surface.setExemplars(starred(exemplar));
  }

  #number({ numbers, times }: Shown): void {
    const needs = [numbers, times];
    if (isSame(this.#numbered, needs)) return;
    this.#numbered = needs;
    const { beside, elements } = this.surface;
    beside.setNumbers(elements.text.parentElement ?? elements.text, numbers, times);
  }

  #filter(state: State, { codings }: OpenDocument, shown: Shown): void {
    const { codeIds } = this.session.view.get();
    const needs = [
      codings,
      shown.codes,
      shown.outOfScope,
      shown.retired,
      ...(shown.codes === 'chosen' ? [codeIds] : []),
      ...(shown.codes === 'chosen' || !shown.retired ? [state.tables.code] : []),
      ...(shown.codes === 'mine' ? [state.coderId] : []),
    ];
    if (isSame(this.#filtered, needs)) return;
    this.#filtered = needs;
    const filter = filterOf(shown, state, codeIds);
    this.surface.setCodings(filter ? kept(codings, filter) : codings);
  }

  #colour(state: State, { colours }: Shown): void {
    const needs = [colours, ...(colours === 'coder' ? [state.tables.coder] : [])];
    if (isSame(this.#coloured, needs)) return;
    const isFirst = this.#coloured.length === 0;
    this.#coloured = needs;
    // By code is how a surface starts.
    if (isFirst && colours === 'code') return;
    this.surface.setColors((coding) => colorIn(this.session.store.get(), colours, coding));
  }
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((one, i) => one === b[i]);

function kept(codings: ReadonlyMap<Id, Coding>, filter: (coding: Coding) => boolean): Map<Id, Coding> {
  const found = new Map<Id, Coding>();
  for (const [id, coding] of codings) if (filter(coding)) found.set(id, coding);
  return found;
}

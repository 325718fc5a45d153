import type { Coding, Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import type { OpenDocument, State } from '../store/state.ts';
import { colorIn, filterOf, readShown, type Shown } from './shown.ts';
import type { TranscriptSurface } from './surface.ts';

/** Keeps what a surface shows to what the person wants to see. What did not change costs a comparison. */
export class Showing {
  #filtered: readonly unknown[] = [];
  #coloured: readonly unknown[] = [];
  #beside: readonly unknown[] = [];

  constructor(
    private readonly session: Session,
    private readonly surface: TranscriptSurface,
  ) {}

  follow(state: State, document: OpenDocument): void {
    const shown = readShown(this.session);
    this.#filter(state, document, shown);
    this.#colour(state, shown);
    const beside = [shown.numbers, shown.times];
    if (isSame(this.#beside, beside)) return;
    this.#beside = beside;
    const { beside: margin, elements } = this.surface;
    margin.setNumbers(elements.text.parentElement ?? elements.text, shown.numbers, shown.times);
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

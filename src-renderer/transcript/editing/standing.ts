import { carryRegions, type TextChange } from '@shared/text/carry.ts';
import { mappingOf } from '@shared/text/mapping.ts';
import { refineEdit } from '@shared/text/refine.ts';
import type { Session } from '../../store/react.tsx';
import { starred } from '../../store/select.ts';
import type { State } from '../../store/state.ts';
import type { Draft, EditInHand } from '../../store/view.ts';
import { words } from '../../words/index.ts';
import type { TurnMap } from '../turn-map.ts';
import { turnMapAfter, turnMapOf, type Step } from './draft.ts';
import type { EditSurface } from './edit-surface.ts';
import type { EditedCodings } from './edited-codings.ts';
import { editLabels } from './labels.ts';
import { Settling } from './settling.ts';

/** After so long without a letter codings are put where saving would put them, in milliseconds. */
const SETTLE_AFTER = 250;

/** What stands on and beside a text that is edited: codings, regions and who speaks, as what is typed leaves them. */
export class Standing {
  readonly #settle = new Settling(SETTLE_AFTER, () => {
    const change = this.#change();
    const { stored } = this.codings;
    if (this.codings.set(stored, change)) this.anew(stored, change);
  });
  readonly #unsubscribe: () => void;
  #seen: Partial<Pick<State['tables'], 'code' | 'exemplar' | 'speaker' | 'participant'>> = {};

  constructor(
    private readonly session: Session,
    private readonly surface: EditSurface,
    private readonly codings: EditedCodings,
    private readonly opened: EditInHand['opened'],
    private readonly draft: () => Draft,
  ) {
    this.anew(opened.codings);
    this.#unsubscribe = session.store.subscribe(() => this.#look());
    this.#look();
  }

  destroy(): void {
    this.#settle.stop();
    this.#unsubscribe();
  }

  /** After a step that is in the draft: quickly where every coding can be moved with it. */
  follow(step: Step): void {
    const { isStructural, operation, first } = step;
    if (!this.codings.move(operation, isStructural ? undefined : this.surface.turn(first)))
      return this.anew();
    if (isStructural) {
      const turns = turnMapOf(this.draft());
      this.surface.reshaped(turns, this.#keys, step);
      this.#beside(this.#change(turns));
    } else this.surface.typed(turnMapAfter(this.surface.page.turns, step), first, operation.at);
    this.#settle.soon();
  }

  /** Works everything out from the whole edit. With `settled` the codings have been taken through it already. */
  anew(stored = this.codings.stored, settled?: TextChange): void {
    this.#settle.stop();
    const turns = turnMapOf(this.draft());
    const change = settled ?? this.#change(turns);
    if (!settled) this.codings.set(stored, change);
    this.surface.anew(turns, this.#keys);
    this.#beside(change);
  }

  /** Shows who speaks. */
  label(): void {
    this.surface.setLabels(editLabels(this.session.store.get(), this.draft().turns));
  }

  #beside(change: TextChange): void {
    this.label();
    const regions = carryRegions(change, this.opened.regions).map(({ row, to }) => ({ ...row, ...to }));
    this.surface.setRegions(
      regions.filter(({ start, end }) => start < end),
      words.transcript.region,
    );
  }

  get #keys(): string[] {
    return this.draft().turns.map((turn) => turn.key);
  }

  /** What saving now would do to the text. */
  #change(turns: TurnMap = this.surface.page.turns): TextChange {
    const before = this.opened.transcript.text;
    return { before, after: turns.text, mapping: mappingOf(refineEdit(before, this.draft().edit)) };
  }

  /** What other windows do to the codings shows here as well, as long as they stand on the text this edit began with. */
  #look(): void {
    const state = this.session.store.get();
    const { code, exemplar, speaker, participant } = state.tables;
    const seen = this.#seen;
    this.#seen = { code, exemplar, speaker, participant };
    if (code !== seen.code || exemplar !== seen.exemplar) this.surface.setCodes(code, starred(exemplar));
    if (speaker !== seen.speaker || participant !== seen.participant) this.label();
    const document = state.open.get(this.opened.transcript.id);
    if (document?.transcript.textRevision !== this.opened.transcript.textRevision) return;
    if (document.codings !== this.codings.stored) this.anew(document.codings);
  }
}

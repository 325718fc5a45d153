import type { Coding } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';

/** So long the caret rests before its codings are told, in milliseconds: whoever runs through the text hears nothing. */
const AFTER = 250;
/** A coding was told of in other words: the next step of the caret says which codings it is in. */
const OTHERWISE = 'told otherwise';

/** Tells which codings the caret has come into, or that it has left them all; nothing while it stays in the same. */
export class Announcing {
  #wait: ReturnType<typeof setTimeout> | undefined;
  /** Ids of the codings that were told last. */
  #last = '';

  constructor(
    private readonly nameOf: (coding: Coding) => string,
    private readonly tell: (message: string) => void,
  ) {}

  /** The caret has come to where these are. */
  at(codings: readonly Coding[]): void {
    clearTimeout(this.#wait);
    this.#wait = setTimeout(() => {
      const now = codings.map((coding) => coding.id).join(' ');
      if (now === this.#last) return;
      this.#last = now;
      const names = codings.map((coding) => this.nameOf(coding));
      this.tell(names.length > 0 ? words.transcript.codingsHere(names) : words.transcript.noCodingHere);
    }, AFTER);
  }

  /** Something else about a coding is told now. */
  otherwise(): void {
    this.stop();
    this.#last = OTHERWISE;
  }

  stop(): void {
    clearTimeout(this.#wait);
  }
}

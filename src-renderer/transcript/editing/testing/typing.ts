import type { Id } from '@shared/contract/index.ts';
import type { Operation } from '@shared/text/edit.ts';
import { isCharacterEdge } from '@shared/text/segments.ts';
import fc from 'fast-check';
import type { Draft, TypedTurn } from '../../../store/view.ts';
import { advanced, turnMapOf, withSpeaker, type Step } from '../draft.ts';
import { plainText } from '../plain-text.ts';

/** One thing done in an edit; the numbers choose among what is there. */
export type Typing = {
  kind: 'type' | 'delete' | 'cut' | 'enter' | 'line' | 'paste' | 'speaker' | 'undo' | 'redo';
  a: number;
  b: number;
  words: string;
};

/** What is typed and pasted: pairs, families, marks, right-to-left, Thai, line ends of every kind. */
const WORDS = [
  'a', 'e', ' ', '.', 'bed', ' the ward ', '😀', '👩🏽‍🤝‍👩🏻', '🇩🇪', 'e\u0301', '\u0308', 'שלום', 'ك\u064e', 'ไทย', '한', 'two\r\nlines\r\n',
  'x\ry', 'one\n\ntwo', 'ab', 'aa',
]; // prettier-ignore
const KINDS = [
  'type', 'type', 'type', 'delete', 'delete', 'cut', 'enter', 'line', 'paste', 'speaker', 'undo', 'redo',
] as const; // prettier-ignore

export const typings = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    a: fc.nat(1_000),
    b: fc.nat(1_000),
    words: fc.constantFrom(...WORDS),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Types into a draft as the editor would: what it has become, and how. Undo and redo go back to whole drafts. */
export class Typist {
  readonly #past: Draft[] = [];
  readonly #future: Draft[] = [];
  #minted = 0;

  constructor(
    public draft: Draft,
    private readonly speakers: readonly (Id | null)[],
    private readonly told: (operation: Operation | null, step: Step | null) => void = () => {},
  ) {
    this.draft = { ...draft, turns: draft.turns.map((turn) => ({ ...turn, key: this.#key() })) };
  }

  #key(): string {
    return `k${this.#minted++}`;
  }

  perform({ kind, a, b, words }: Typing): void {
    const { text } = turnMapOf(this.draft);
    const place = (n: number, of = text.length) => edge(text, Math.floor((n * (of + 1)) / 1_001));
    const [at, to] = [place(a), place(b)].sort((x, y) => x - y) as [number, number];
    switch (kind) {
      case 'undo':
        return this.#step(this.#past, this.#future);
      case 'redo':
        return this.#step(this.#future, this.#past);
      case 'speaker':
        return this.#become(
          withSpeaker(
            this.draft,
            a % this.draft.turns.length,
            this.speakers[b % this.speakers.length] ?? null,
          ),
          null,
        );
      case 'type':
        return this.#put(at, at, [words.replace(/[\r\n]+/g, ' ')]);
      case 'delete':
        return this.#put(at, edge(text, Math.min(text.length, at + 1 + (b % 6))), ['']);
      case 'cut':
        return this.#put(at, to, b % 3 === 0 ? [''] : [words.replace(/[\r\n]+/g, ' ')]);
      case 'enter':
        return this.#put(at, at, ['', '']);
      case 'line':
        return this.#put(at, at, ['\n']);
      case 'paste': {
        const pasted = plainText({ getData: (type) => (type === 'text/plain' ? words : '') });
        return this.#put(at, b % 4 === 0 ? to : at, pasted?.split('\n') ?? ['']);
      }
    }
  }

  #step(from: Draft[], to: Draft[]): void {
    const draft = from.pop();
    if (!draft) return;
    to.push(this.draft);
    this.draft = draft;
    this.told(null, null);
  }

  #become(draft: Draft, step: Step | null): void {
    this.#past.push(this.draft);
    this.#future.length = 0;
    this.draft = draft;
    this.told(step?.operation ?? null, step);
  }

  /** Puts lines, each but the first a turn of its own, in the place of `from` to `to`. */
  #put(from: number, to: number, lines: readonly string[]): void {
    const { turns } = this.draft;
    const map = turnMapOf(this.draft);
    const [first, last] = [map.pointOf(from), map.pointOf(to)];
    const upper = turns[first.turn];
    const lower = turns[last.turn];
    if (!upper || !lower) return;
    const end = lines.length - 1;
    const put = lines.map((line, i): Pick<TypedTurn, 'key' | 'words'> => ({
      key: i === 0 ? upper.key : this.#key(),
      words:
        (i === 0 ? upper.words.slice(0, first.at) : '') +
        line +
        (i === end ? lower.words.slice(last.at) : ''),
    }));
    const now = [...turns.slice(0, first.turn), ...put, ...turns.slice(last.turn + 1)];
    const at = (end === 0 ? first.at : 0) + (lines[end]?.length ?? 0);
    const step = advanced(this.draft, now, { key: put[end]?.key ?? '', at });
    if (step) this.#become(step.draft, step);
  }
}

function edge(text: string, offset: number): number {
  let at = offset;
  while (!isCharacterEdge(text, at)) at--;
  return at;
}

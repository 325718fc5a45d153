/**
 * Regular expressions that cannot run away. JavaScript's own try one way after another and may need longer than anybody
 * waits for a short name; here all ways are followed at once, so that a match takes at most the length of the text times
 * that of the expression (Thompson 1968; Russ Cox, "Regular Expression Matching: the Virtual Machine Approach").
 *
 * What is understood, always without regard to capitals: `.`, classes and escapes for one character, groups and
 * `(?<name>…)`, `|`, `*`, `+`, `?`, `{n,m}` and their lazy forms, `^`, `$`, and looking at the one character before or
 * after: `(?<!\d)`. No back references.
 */
export type LinearRegex = {
  /** What the named groups hold in the first match, or null when there is none. */
  groupsIn(text: string): Record<string, string> | null;
  readonly groupNames: readonly string[];
};

type OneCharacter = (character: string) => boolean;
type Node =
  | { kind: 'character'; fits: OneCharacter }
  | { kind: 'assertion'; holds: (before: string, after: string) => boolean }
  | { kind: 'sequence'; parts: Node[] }
  | { kind: 'choice'; ways: Node[] }
  | { kind: 'group'; slot: number; inner: Node }
  | { kind: 'repeat'; inner: Node; min: number; max: number; isLazy: boolean };

type Instruction =
  | { op: 'character'; fits: OneCharacter }
  | { op: 'assertion'; holds: (before: string, after: string) => boolean }
  | { op: 'split'; first: number; second: number }
  | { op: 'save'; slot: number }
  | { op: 'match' };

/** An instruction costs time for every character of a text. */
const MOST_INSTRUCTIONS = 2_000;

/** The expression, or what is wrong with it. */
export function linearRegex(source: string): { regex: LinearRegex } | { problem: string } {
  try {
    // JavaScript checks the spelling, so that the parser below only meets what is well formed.
    new RegExp(source, 'iu');
    const { node, names } = new Parser(source).parse();
    return { regex: { groupNames: names, groupsIn: matcher(compile(node), names) } };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

const QUANTIFIER = /([*+?]|\{(\d+)(,?)(\d*)\})(\??)/uy;
const ESCAPE = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|.)/uy;
const CLASS = /\[(?:\\.|[^\]\\])*\]/uy;
const GROUP = /\((?:\?(?::|<([^>=!]+)>))?/uy;
const LOOK = /\(\?(<?)([=!])/uy;

class Parser {
  readonly #source: string;
  readonly #names: string[] = [];
  #at = 0;
  constructor(source: string) {
    this.#source = source;
  }

  parse(): { node: Node; names: string[] } {
    return { node: this.#choice(), names: this.#names };
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #choice(): Node {
    const ways = [this.#sequence()];
    while (this.#take(/\|/uy)) ways.push(this.#sequence());
    return ways.length === 1 && ways[0] ? ways[0] : { kind: 'choice', ways };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !/[|)]/u.test(this.#source.charAt(this.#at)))
      parts.push(this.#repeated(this.#atom()));
    return { kind: 'sequence', parts };
  }

  #repeated(inner: Node): Node {
    const match = this.#take(QUANTIFIER);
    if (!match) return inner;
    const [, sign = '', least = '', comma = '', most = '', lazy] = match;
    const min = sign === '+' ? 1 : Number(least);
    const max =
      sign === '?' ? 1 : least === '' || (comma !== '' && most === '') ? Infinity : Number(most || least);
    return { kind: 'repeat', inner, min, max, isLazy: lazy === '?' };
  }

  #atom(): Node {
    if (this.#take(/\^/uy)) return { kind: 'assertion', holds: (before) => before === '' };
    if (this.#take(/\$/uy)) return { kind: 'assertion', holds: (_, after) => after === '' };
    if (this.#take(/\\b/uy)) return { kind: 'assertion', holds: (a, b) => isWord(a) !== isWord(b) };
    if (this.#take(/\\B/uy)) return { kind: 'assertion', holds: (a, b) => isWord(a) === isWord(b) };
    const look = this.#take(LOOK);
    if (look) return this.#look(look[1] === '<', look[2] === '=');
    const group = this.#take(GROUP);
    if (group) {
      const slot = group[1] === undefined ? null : this.#names.push(group[1]) - 1;
      const inner = this.#choice();
      this.#at++; // the closing parenthesis
      return slot === null ? inner : { kind: 'group', slot, inner };
    }
    return { kind: 'character', fits: this.#character() };
  }

  #look(isBehind: boolean, isWanted: boolean): Node {
    if (/[()|^$]/u.test(this.#source.charAt(this.#at)) || !this.#source.slice(this.#at).includes(')'))
      throw new SyntaxError('One can look only at a single character before or after.');
    const fits = this.#character();
    if (!this.#take(/\)/uy))
      throw new SyntaxError('One can look only at a single character before or after.');
    return {
      kind: 'assertion',
      holds: (before, after) => {
        const seen = isBehind ? before : after;
        return (seen !== '' && fits(seen)) === isWanted;
      },
    };
  }

  #character(): OneCharacter {
    const written = (this.#take(CLASS) ?? this.#take(ESCAPE) ?? this.#take(/./uy))?.[0] ?? '';
    if (/^\\[1-9k]/u.test(written)) throw new SyntaxError('Back references are not understood here.');
    const one = new RegExp(`^(?:${written})$`, 'iu');
    return (character) => one.test(character);
  }
}

const isWord = (character: string) => /^\w$/u.test(character);

function compile(node: Node): Instruction[] {
  const program: Instruction[] = [];
  const add = (instruction: Instruction) => {
    if (program.length >= MOST_INSTRUCTIONS) throw new SyntaxError('The expression repeats too much.');
    return program.push(instruction) - 1;
  };
  /** A branch whose second way is not known yet: past what `emit` adds. */
  const optionally = (isLazy: boolean, emit: (split: number) => void) => {
    const split = add({ op: 'split', first: 0, second: 0 });
    emit(split);
    const [inside, past] = [split + 1, program.length];
    program[split] = { op: 'split', first: isLazy ? past : inside, second: isLazy ? inside : past };
  };
  const go = (at: number) => add({ op: 'split', first: at, second: at });
  const emit = (node: Node): void => {
    switch (node.kind) {
      case 'character':
        add({ op: 'character', fits: node.fits });
        return;
      case 'assertion':
        add({ op: 'assertion', holds: node.holds });
        return;
      case 'sequence':
        return node.parts.forEach(emit);
      case 'group':
        add({ op: 'save', slot: 2 * node.slot });
        emit(node.inner);
        add({ op: 'save', slot: 2 * node.slot + 1 });
        return;
      case 'choice': {
        const ends: number[] = [];
        node.ways.forEach((way, i) => {
          if (i === node.ways.length - 1) return emit(way);
          optionally(false, () => {
            emit(way);
            ends.push(go(0));
          });
        });
        for (const end of ends) program[end] = { op: 'split', first: program.length, second: program.length };
        return;
      }
      case 'repeat': {
        for (let i = 0; i < node.min; i++) emit(node.inner);
        if (node.max === Infinity)
          optionally(node.isLazy, (split) => {
            emit(node.inner);
            go(split);
          });
        else for (let i = node.min; i < node.max; i++) optionally(node.isLazy, () => emit(node.inner));
      }
    }
  };
  emit(node);
  add({ op: 'match' });
  return program;
}

type Thread = { at: number; saved: readonly (number | undefined)[] };

function matcher(program: readonly Instruction[], names: readonly string[]): LinearRegex['groupsIn'] {
  return (text) => {
    const characters = Array.from(text);
    let threads: Thread[] = [];
    let found: Thread['saved'] | null = null;
    for (let i = 0; i <= characters.length; i++) {
      const here = characters[i] ?? '';
      const next: Thread[] = [];
      const seen = new Set<number>();
      /** Follows what takes no character; threads stay in the order in which they would be tried. */
      const follow = (at: number, saved: Thread['saved']): void => {
        if (seen.has(at)) return;
        seen.add(at);
        const instruction = program[at];
        if (instruction?.op === 'split') {
          follow(instruction.first, saved);
          follow(instruction.second, saved);
        } else if (instruction?.op === 'save') {
          const now = [...saved];
          now[instruction.slot] = i;
          follow(at + 1, now);
        } else if (instruction?.op === 'assertion') {
          if (instruction.holds(characters[i - 1] ?? '', here)) follow(at + 1, saved);
        } else next.push({ at, saved });
      };
      for (const thread of threads) follow(thread.at, thread.saved);
      if (!found) follow(0, []);

      threads = [];
      for (const thread of next) {
        const instruction = program[thread.at];
        if (instruction?.op === 'match') {
          found = thread.saved;
          break; // those after it would only have been tried if this one had failed
        }
        if (instruction?.op === 'character' && here !== '' && instruction.fits(here))
          threads.push({ at: thread.at + 1, saved: thread.saved });
      }
      if (found && threads.length === 0) break;
    }
    if (!found) return null;
    const saved = found;
    return Object.fromEntries(
      names.map((name, slot) => {
        const [start, end] = [saved[2 * slot], saved[2 * slot + 1]];
        return [name, start === undefined ? '' : characters.slice(start, end).join('')];
      }),
    );
  };
}

import type Database from 'better-sqlite3';

/** How many statements are kept, and up to which length: an insert of 5,000 rows comes once and is long. */
const KEPT = 300;
const LONGEST = 2_000;

type Native = Database.Statement<unknown[], unknown>;
/** How a row comes: as an object, as an array, or as its first value alone. */
type Shape = 'object' | 'array' | 'value';
/** One compiled statement for each shape that was asked for: a shape is a property of the statement itself. */
type Compiled = { [shape in Shape]?: Native };

/**
 * Makes a connection keep the statements that it has compiled: who prepares the same words again gets the same
 * statement. To compile one takes longer than most take to run; and those that nobody holds any more stay in the
 * connection until the collector comes by, where each transaction walks past all of them. The least recently used is
 * dropped.
 */
export function keepStatements(sqlite: Database.Database): void {
  const compile = sqlite.prepare.bind(sqlite) as (sql: string) => Native;
  const kept = new Map<string, Compiled>();
  const keep = (sql: string): Compiled => {
    const held = kept.get(sql);
    if (held) kept.delete(sql);
    const compiled = held ?? { object: compile(sql) };
    if (sql.length > LONGEST) return compiled;
    kept.set(sql, compiled);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return compiled;
  };
  sqlite.prepare = ((sql: string) =>
    new KeptStatement(sql, keep(sql), compile)) as unknown as typeof sqlite.prepare;
}

/** A statement as one caller has it: what it sets on it nobody else sees. */
class KeptStatement implements Pick<Native, 'run' | 'get' | 'all' | 'iterate' | 'columns'> {
  #shape: Shape = 'object';
  readonly #sql: string;
  readonly #compiled: Compiled;
  readonly #compile: (sql: string) => Native;

  constructor(sql: string, compiled: Compiled, compile: (sql: string) => Native) {
    this.#sql = sql;
    this.#compiled = compiled;
    this.#compile = compile;
  }

  get reader(): boolean {
    return this.#native().reader;
  }
  run(...values: unknown[]) {
    return this.#native().run(...values);
  }
  get(...values: unknown[]) {
    return this.#native().get(...values);
  }
  all(...values: unknown[]) {
    return this.#native().all(...values);
  }
  /** A statement of its own: one that stands in the middle of its rows can serve nobody else. */
  iterate(...values: unknown[]) {
    return this.#fresh().iterate(...values);
  }
  columns() {
    return this.#native().columns();
  }
  pluck(isOn = true): this {
    return this.#as(isOn, 'value');
  }
  raw(isOn = true): this {
    return this.#as(isOn, 'array');
  }

  #as(isOn: boolean, shape: Shape): this {
    if (isOn) this.#shape = shape;
    else if (this.#shape === shape) this.#shape = 'object';
    return this;
  }
  #native(): Native {
    return (this.#compiled[this.#shape] ??= this.#fresh());
  }
  #fresh(): Native {
    const made = this.#compile(this.#sql);
    if (this.#shape === 'array') return made.raw();
    return this.#shape === 'value' ? made.pluck() : made;
  }
}

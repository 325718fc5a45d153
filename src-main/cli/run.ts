import { Refusal } from '@shared/contract/index.ts';
import { parseArgs } from 'node:util';
import { COMMANDS, EXPLAINED, OPTIONS, type Command, type Explained, type Typed } from './commands.ts';
import { printJson, printLine, saidOfOptions, WrongUsage, type Io } from './io.ts';

/**
 * Runs one command line, `args` without the program's own name. Resolves with the exit code: 0, 1 failed, 2 wrong
 * usage; never rejects. What went wrong is one line on stderr.
 */
export async function run(args: string[], io: Io): Promise<number> {
  const [first = '', second = ''] = args;
  if (['help', '--help', '-h'].includes(first)) return help(args.slice(1), io);
  if (first === '--version') return orLine(first, io, () => version(args, io));
  if (first === 'open') return orLine(first, io, () => openProjectIn(args.slice(1), io));
  if (isHelp(second) && COMMANDS.some(({ name }) => name.startsWith(`${first} `))) return help(args, io);
  const command = COMMANDS.find(({ name }) => name === first || name === `${first} ${second}`);
  if (!command) return wrong(io, whatIsMissing(first, second), null);
  const rest = args.slice(command.name.split(' ').length);
  try {
    if (rest.some(isHelp))
      return help([...command.name.split(' '), ...rest.filter((word) => word === '--json')], io);
    const typed = read(command, rest);
    return await (
      await command.load()
    )(typed, io);
  } catch (error) {
    if (error instanceof WrongUsage) return wrong(io, error.message, command);
    return broke(command.name, io, error);
  }
}

async function orLine(name: string, io: Io, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    return broke(name, io, error);
  }
}

function broke(name: string, io: Io, error: unknown): number {
  const said = error instanceof Refusal ? error.message : `${name} could not be done: ${String(error)}`;
  io.stderr.write(`groundwork: ${oneLine(said)}\n`);
  return 1;
}

function read(command: Command, args: string[]): Typed {
  const own = Object.fromEntries(command.options.map((name) => [name, OPTIONS[name]]));
  const parsed = parsedOr(() =>
    parseArgs({ args, allowPositionals: true, options: { ...own, json: { type: 'boolean' } } }),
  );
  const { positionals, values } = parsed;
  const [least, most] = command.operands;
  if (positionals.length < least)
    throw new WrongUsage(`${operandsOf(command)[positionals.length]} is missing`);
  if (positionals.length > most) throw new WrongUsage(`“${positionals[most]}” is one too many`);
  if (positionals.includes('')) throw new WrongUsage('a name is empty');
  return {
    operands: positionals,
    options: { ...(values as Omit<Typed['options'], 'json'>), json: values['json'] === true },
  };
}

/** What is typed after the name, as the usage calls it: `STUDY.gwk`, `TITLE`. */
const operandsOf = ({ usage, name }: Command): string[] =>
  usage
    .slice(name.length)
    .replace(/ -o \S+/, '')
    .split(' ')
    .filter((word) => /^[A-Z]/.test(word));

const isHelp = (word: string) => word === '--help' || word === '-h';

function parsedOr<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof TypeError) throw new WrongUsage(saidOfOptions(error));
    throw error;
  }
}

function whatIsMissing(first: string, second: string): string {
  const with2 = COMMANDS.filter(({ name }) => name.startsWith(`${first} `)).map(
    ({ name }) => name.split(' ')[1],
  );
  if (first === '') return 'say what to do';
  if (with2.length === 0) return `there is no command “${first}”`;
  return `“${first}” takes ${with2.join(', ')}${second === '' ? '' : `, not “${second}”`}`;
}

function wrong(io: Io, message: string, command: Command | null): number {
  const usage = command
    ? `usage: groundwork ${command.usage} [--json]`
    : 'usage: groundwork COMMAND …; “groundwork help” lists them';
  io.stderr.write(`groundwork: ${oneLine(message)}; ${usage}\n`);
  return 2;
}

const OPEN = {
  name: 'open',
  usage: 'open [STUDY.gwk] [--shell electron|browser] [--port N] [--no-window]',
  summary: 'opens a project, or the sample study',
  explained: [
    ['--shell S', 'electron or browser; otherwise whichever is there'],
    ['--port N', 'the browser shell’s port on this computer; otherwise one that is free'],
    ['--no-window', 'opens no window, and says the address that does'],
    EXPLAINED.json,
  ] satisfies Explained[],
};

function help(words: string[], io: Io): number {
  const all = [
    ...COMMANDS.map((command) => ({
      ...command,
      explained: [...command.options, 'json' as const].map((option) => EXPLAINED[option]),
    })),
    OPEN,
  ];
  const asked = words.filter((word) => !word.startsWith('-')).join(' ');
  const named = asked === '' ? all : all.filter(({ name }) => name === asked || name.startsWith(`${asked} `));
  if (named.length === 0) return wrong(io, `there is no command “${asked}”`, null);
  if (words.includes('--json'))
    printJson(
      io,
      named.map(({ name, usage, summary }) => ({ name, usage: `groundwork ${usage}`, summary })),
    );
  else {
    for (const { usage, summary } of named) printLine(io, `groundwork ${usage}\n    ${summary}`);
    const [only] = named;
    if (only && named.length === 1) printLine(io, `\n${explained(only.explained)}`);
    if (asked === '')
      printLine(
        io,
        '\nEvery command takes --json. It ends with 0, with 1 when it failed, and with 2 when it was used wrongly.',
      );
  }
  return 0;
}

/** A line for each option. */
function explained(lines: readonly Explained[]): string {
  const width = Math.max(...lines.map(([typed]) => typed.length));
  return lines.map(([typed, does]) => `    ${typed.padEnd(width)}  ${does}`).join('\n');
}

async function version(args: string[], io: Io): Promise<number> {
  const { readFileSync } = await import('node:fs');
  const { programFolder } = await import('./open.ts');
  const { version: number } = JSON.parse(readFileSync(`${programFolder()}/package.json`, 'utf8')) as {
    version: string;
  };
  if (args.includes('--json')) printJson(io, { version: number });
  else printLine(io, number);
  return 0;
}

async function openProjectIn(args: string[], io: Io): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) return help(['open'], io);
  const { open } = await import('./open.ts');
  return open(args, {
    out: (line) => printLine(io, line),
    error: (line) => void io.stderr.write(line.startsWith('{') ? `${line}\n` : `groundwork: ${line}\n`),
    env: io.env,
    entry: io.entry,
    stopped: io.stopped,
  });
}

const oneLine = (message: string) => message.replace(/\s*\n\s*/g, ' ').trim();

import { Refusal, type Result } from '@shared/contract/index.ts';
import { answer } from '@shared/rpc/server.ts';
import type { Input, MethodName, Output } from '@shared/contract/index.ts';
import { resolve } from 'node:path';
import type { Host } from '../host.ts';
import { openProject } from '../open.ts';
import { standStill } from '../db/as-it-stands.ts';

/** What a command stands in. */
export type Io = {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
  /** The folder that paths are relative to. */
  cwd: string;
  env: Record<string, string | undefined>;
  /** The program's own entry, to run another of its commands. */
  entry: string;
  /** Resolves when the person or the system asks the program to end. */
  stopped: Promise<void>;
};

/** A command was called in a way that is not its own: its usage is shown, and the program ends with 2. */
export class WrongUsage extends Error {}

/** What `parseArgs` throws for options that it does not know, or that miss their value, as a clause. */
export function saidOfOptions(error: TypeError): string {
  const said = error.message.replace(/\.? To specify a positional.*$/s, '');
  return said.charAt(0).toLowerCase() + said.slice(1).replace(/\.$/, '');
}

export const pathFrom = (io: Io, path: string): string => resolve(io.cwd, path);

/** The value of a result; its failure is thrown, to be said in one line. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refusal(result.failure.code, result.failure.message);
}

/** Asks the host as a window would: the input checked by the contract, a failure thrown. */
export async function ask<M extends MethodName>(host: Host, method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await answer(host, method, input, { cancelled: () => false, progress: () => {} });
  if ('failure' in reply) throw new Refusal(reply.failure.code, reply.failure.message);
  return reply.ok as Output<M>;
}

/**
 * Opens a project to read only, which needs no lock and disturbs no window that has it open, and closes it after. It is
 * read as it stands now: what a window writes meanwhile is in all of what comes out, or in none of it.
 */
export async function reading<T>(io: Io, path: string, work: (host: Host) => Promise<T>): Promise<T> {
  const host = orThrow(openProject(pathFrom(io, path), { readOnly: true }));
  try {
    standStill(host.parts.db.sqlite);
    return await work(host);
  } finally {
    host.close();
  }
}

/** One JSON value on stdout. */
export const printJson = (io: Io, value: unknown): void =>
  void io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
export const printLine = (io: Io, line: string): void => void io.stdout.write(`${line}\n`);

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';

/** Two interviews, as files that are imported say them. */
export const PW01 = 'I: What happened?\nPW01: I sit where they sit.\nI: And then?\nPW01: They talk. 👩‍👩‍👧\n';
export const SU02 = 'INTERVIEWER: Who told you?\nSU02: Nobody. It came out over the washing up.\n';

/** The command line in this process, in a folder of its own. */
export type CommandLine = {
  folder: string;
  /** Runs one command; `json` parses what came on stdout. */
  groundwork(...args: string[]): Promise<{ code: number; out: string; err: string; json<T>(): T }>;
  /** Puts a file into the folder. */
  put(name: string, text: string | Uint8Array): void;
  /** What a file in it says. */
  text(name: string): string;
  /** Files that a command should have left behind, and no half of one. */
  there(): string[];
  remove(): void;
};

export function commandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'groundwork-cli-'));
  return {
    folder,
    async groundwork(...args) {
      let [out, err] = ['', ''];
      const code = await run(args, {
        stdout: { write: (text) => void (out += text) },
        stderr: { write: (text) => void (err += text) },
        cwd: folder,
        env: {},
        entry: 'none',
        stopped: new Promise(() => {}),
      });
      return { code, out, err, json: <T>() => JSON.parse(out) as T };
    },
    put: (name, text) => writeFileSync(join(folder, name), text),
    text: (name) => readFileSync(join(folder, name), 'utf8'),
    there: () => readdirSync(folder).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

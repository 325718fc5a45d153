import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';

/** The command line in this process, in a folder of its own. */
export type CommandLine = {
  folder: string;
  /** Runs one command; `json` parses what came on stdout. */
  groundwork(...args: string[]): Promise<{ code: number; out: string; err: string; json<T>(): T }>;
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
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

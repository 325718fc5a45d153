import { parseArgs } from 'node:util';
import { saidOfOptions } from './io.ts';

/** How `groundwork open` is called. */
export const OPEN_USAGE =
  'groundwork open [STUDY.gwk] [--shell electron|browser] [--port N] [--no-window] [--json]';

/** What it was asked for. */
export type Wishes = {
  file: string | undefined;
  shell: string | undefined;
  port: number;
  window: boolean;
  json: boolean;
};

/** What was asked for, or what is wrong with it. */
export function readWishes(args: string[]): Wishes | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        shell: { type: 'string' },
        port: { type: 'string' },
        'no-window': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const port = Number(values.port ?? 0);
    if (positionals.length > 1) return `“${positionals[1]}” is one too many`;
    if (positionals[0] === '') return 'a name is empty';
    if (values.shell !== undefined && !['electron', 'browser'].includes(values.shell))
      return `there is no shell “${values.shell}”`;
    if (values.port === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
      return `“${values.port}” is not a port`;
    return {
      file: positionals[0],
      shell: values.shell,
      port,
      window: !values['no-window'],
      json: values.json ?? false,
    };
  } catch (error) {
    if (error instanceof TypeError) return saidOfOptions(error);
    throw error;
  }
}

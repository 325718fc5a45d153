import { basename } from 'node:path';
import { createProject } from '../open.ts';
import type { Run } from './commands.ts';
import { orThrow, pathFrom, printJson, printLine, WrongUsage } from './io.ts';

/** Makes an empty project, titled after its file unless `--title` says otherwise; a file that is there is left alone. */
export const newProject: Run = async ({ operands: [path = ''], options }, io) => {
  const file = pathFrom(io, path);
  const title = (options.title ?? basename(file).replace(/\.gwk$/i, '')).trim();
  if (title === '') throw new WrongUsage('the title is empty');
  if (title.length > 300) throw new WrongUsage('the title is longer than 300 characters');
  // No lock: the file comes into being whole, and only if there is none, so nobody can have it open.
  orThrow(createProject(file, { title }));
  if (options.json) printJson(io, { file, title });
  else printLine(io, `Made ${file}, “${title}”.`);
  return 0;
};

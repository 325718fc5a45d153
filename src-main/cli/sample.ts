import { existsSync } from 'node:fs';
import { Refusal } from '@shared/contract/index.ts';
import { isThere } from '../db/failure.ts';
import { checkProject } from '../repositories/check.ts';
import { projectStats } from '../repositories/stats.ts';
import type { Run } from './commands.ts';
import { pathFrom, printJson, printLine, type Io } from './io.ts';
import { buildSample } from './sample-build.ts';
import { readSampleFiles, samplesFolder } from './sample-files.ts';
import { writeWhole } from './write-whole.ts';

/** Makes the sample study from the files in `samples/`; a file that is there is left alone. */
export const sample: Run = async ({ operands: [path = ''], options }, io: Io) => {
  const file = pathFrom(io, path);
  // Said before the work is done; `writeWhole` sees to it that nothing is overwritten.
  if (existsSync(file)) throw new Refusal('exists', isThere(file));
  const host = await buildSample(readSampleFiles(samplesFolder()));
  try {
    const { db } = host.parts;
    const [finding] = checkProject(db);
    if (finding) throw new Refusal('invalid', `The sample study does not pass its check: ${finding.message}`);
    const stats = projectStats(db);
    writeWhole(file, db.sqlite.serialize(), { isNew: true });
    if (options.json) printJson(io, { file, ...stats });
    else
      printLine(
        io,
        `Made ${file}: ${stats.transcripts} transcripts, ${stats.codes} codes, ${stats.codings} codings.`,
      );
    return 0;
  } finally {
    host.close();
  }
};

import type { Run } from './commands.ts';
import { ask, printJson, printLine, reading } from './io.ts';

/** How much there is of everything. */
export const stats: Run = async ({ operands: [path = ''], options }, io) => {
  const found = await reading(io, path, (host) => ask(host, 'project.stats', {}));
  if (options.json) printJson(io, found);
  else {
    const width = Math.max(...Object.values(found).map((count) => String(count).length));
    for (const [what, count] of Object.entries(found))
      printLine(io, `${String(count).padStart(width)} ${what}`);
  }
  return 0;
};

/** What is not as it must be, a line each; ends with 1 when there is anything. */
export const check: Run = async ({ operands: [path = ''], options }, io) => {
  const findings = await reading(io, path, (host) => ask(host, 'project.check', {}));
  if (options.json) printJson(io, findings);
  else if (findings.length === 0)
    printLine(io, 'All is well: the database is sound, and every coding stands on its own words.');
  else for (const finding of findings) printLine(io, `${finding.check}: ${finding.message}`);
  return findings.length === 0 ? 0 : 1;
};

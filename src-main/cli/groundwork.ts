#!/usr/bin/env node
import './node-guard.ts';

// Whoever reads our output may stop before its end, as `head` does: then we are done, and what was written is whole.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});

const stopped = new Promise<void>((told) => {
  // Only where a command waits is the signal ours to answer.
  if (process.argv[2] === 'open')
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => told());
});

// After the guard: what follows opens the database's binary.
const { run } = await import('./run.ts');

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  entry: import.meta.filename,
  stopped,
});

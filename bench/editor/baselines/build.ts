import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, preview } from 'vite';
import { openProject } from '../../../src-main/open.ts';
import { get, list } from '../../../src-main/db/rows.ts';

export type Served = { address: string; stop(): Promise<void> };

/** Builds the baselines' page with the first transcript of a project, and serves it to this machine. */
export async function buildBaselines(file: string, folder: string): Promise<Served> {
  const opened = openProject(file, { readOnly: true });
  if (!opened.ok) throw new Error(opened.failure.message);
  const { orm } = opened.value.parts.db;
  const of = <R extends { transcriptId: number }>(rows: readonly R[]) =>
    rows.filter((row) => row.transcriptId === 1);
  const given = {
    text: get(orm, 'transcript', 1).text,
    turns: of(list(orm, 'turn')).sort((a, b) => a.start - b.start),
    codings: of(list(orm, 'coding')),
    codes: list(orm, 'code'),
  };
  opened.value.close();
  const shared = {
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    resolve: { alias: { '@shared': resolve(import.meta.dirname, '../../../src-shared') } },
    build: { outDir: folder, emptyOutDir: false },
  } as const;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'given.json'), JSON.stringify(given));
  await build(shared);
  const server = await preview({ ...shared, preview: { host: '127.0.0.1', port: 0 } });
  const [address] = server.resolvedUrls?.local ?? [];
  if (!address) throw new Error('The baselines are not served.');
  return { address, stop: () => server.close() };
}

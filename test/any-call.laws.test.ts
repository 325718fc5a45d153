import { contract, type MethodName } from '@shared/contract/index.ts';
import { answer } from '@shared/rpc/server.ts';
import { LAW_RUNS, timeFor } from '@shared/text/testing/runs.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dump, type SmallStudy } from '../src-main/handlers/testing/study.ts';
import { fullStudy } from './any-call/full-study.ts';
import { inputFor, randomOf } from './any-call/random-input.ts';
import { follow, fresh, plain } from './following.ts';

const METHODS = (Object.keys(contract) as MethodName[]).filter((name) => !name.startsWith('preferences.'));
/** What there is more to do with afterwards is called more often. */
const OFTEN: MethodName[] = [
  'codes.add',
  'codings.add',
  'memos.add',
  'exemplars.add',
  'history.undo',
  'history.redo',
];
const method = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...METHODS) },
  { weight: 1, arbitrary: fc.constantFrom(...OFTEN) },
);
/** Calls, each with the seed of its input: what is drawn depends on what is there by then. */
const sequences = fc.array(fc.tuple(method, fc.nat()), { minLength: 12, maxLength: 30, size: 'max' });

/** Everything that undo brings back; the bytes of files that were read stay with the project. */
function stored({ host }: SmallStudy) {
  const { source_file: _bytes, ...tables } = dump(host.parts.db);
  return tables;
}

function undoAll(study: SmallStudy): number {
  let undone = 0;
  for (; study.host.parts.history().undo !== null; undone++) study.call('history.undo', {});
  return undone;
}

/** Does them all in a study and gives what came of it beside what should have; `done` is for whoever must find out why. */
async function goThrough(study: SmallStudy, sequence: [MethodName, number][], empty: object) {
  const done: string[] = [];
  const defects: string[] = [];
  const staged: string[] = [];
  const served = {
    ...study.host,
    onDefect: (name: string, error: Error) => void defects.push(`${name}: ${error.stack}`),
  };
  const store = follow(study);
  for (const [name, seed] of sequence) {
    const input = inputFor(randomOf(seed), { study, staged }, name);
    done.push(`${name} ${JSON.stringify(input)}`);
    const reply = await answer(served, name, input, { cancelled: () => false, progress: () => {} });
    if ('ok' in reply && name === 'import.read') staged.push((reply.ok as { stagingId: string }).stagingId);
  }
  const findings = study.call('project.check', {});
  const window = plain(store.get());
  const opened = plain(fresh(study, store.get().open.keys()));
  const after = stored(study);
  const steps = undoAll(study);
  const undone = stored(study);
  for (let n = 0; n < steps; n++) study.call('history.redo', {});
  const redone = stored(study);
  return {
    found: { done, defects, findings, window, undone, redone },
    wanted: { done, defects: [], findings: [], window: opened, undone: empty, redone: after },
  };
}

test(
  'Whatever is asked, in any order, nothing breaks: the check finds nothing, every window follows, all of it can be undone and done again.',
  { timeout: timeFor(100) },
  async () => {
    const first = fullStudy();
    undoAll(first);
    const empty = stored(first);
    first.host.close();
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        const study = fullStudy();
        try {
          const { found, wanted } = await goThrough(study, sequence, empty);
          expect(found).toEqual(wanted);
        } finally {
          study.host.close();
        }
      }),
      { seed: Number(process.env['ANY_SEED'] ?? 20261126), numRuns: Math.ceil(LAW_RUNS * 0.15) },
    );
  },
);

import type { Basis, Input, MethodName, Output } from '@shared/contract/index.ts';
import { connect } from '@shared/rpc/client.ts';
import { serve } from '@shared/rpc/server.ts';
import { join } from 'node:path';
import type { Host } from '../src-main/host.ts';
import { openProject } from '../src-main/open.ts';
import { joins } from '../test/joins.ts';
import { median, type Line } from './report.ts';
import { DOUBLES, LOADS, seedTheory, type TheoryCodes } from './seed-theory.ts';

type Asked = <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;

/** The speeds of comparing and merging at 1,000 codes and 200,000 codings, asked for over the port that a window has. */
export async function theoryLines(folder: string, samples: number): Promise<Line[]> {
  const file = join(folder, 'theory.gwk');
  const codes = seedTheory(file);
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const host = opened.value;
  const { host: hostEnd, window, end } = await joins['a WebSocket']!();
  serve(hostEnd, host);
  const call = connect(window, { onBroadcast() {}, onFront() {}, onClosed() {} });
  const ask: Asked = async (method, input) => {
    const result = await call(method, input);
    if (!result.ok) throw new Error(`${method}: ${result.failure.message}`);
    return result.value;
  };
  try {
    return [
      await opening(ask, codes, samples),
      await verdict(ask, host, codes, samples),
      ...(await merging(ask, host, codes, samples)),
    ];
  } finally {
    await end();
    host.close();
  }
}

async function opening(ask: Asked, codes: TheoryCodes, samples: number): Promise<Line> {
  const bench = (codeId: number) => () => ask('bench.read', { codeIds: [codeId], first: 100 });
  const { incidents, words } = await bench(codes.compared)();
  if (incidents.length !== LOADS.compared || words.length !== 100)
    throw new Error(`${incidents.length} incidents and the words of ${words.length} are on the bench.`);
  return {
    what: `bench opened on a code of ${LOADS.compared.toLocaleString('en')} incidents, words of the first 100, to the window`,
    measured: await timed(samples, bench(codes.compared)),
    limit: 150,
    baseline: { what: `the same with ${LOADS.few}`, measured: await timed(samples, bench(codes.few)) },
  };
}

/** Fifty incidents moved to a code that has thousands; each taken back again, which is not counted. */
async function verdict(ask: Asked, host: Host, codes: TheoryCodes, samples: number): Promise<Line> {
  const { incidents } = await ask('bench.read', { codeIds: [codes.compared] });
  const basis: Basis = {
    codeIds: [codes.compared],
    withBelow: true,
    columns: 'interview',
    rows: null,
    filter: {},
  };
  const decide = (many: number) => () =>
    ask('comparisons.decide', {
      question: 'One thing or two?',
      basis,
      codingIds: incidents.slice(0, many).map((one) => one.id),
      verdict: { is: 'move', to: { id: codes.into } },
      reason: 'They say more.',
    });
  const undo = () => ask('history.undo', {});
  const before = host.parts.revision();
  const measured = await timed(samples, decide(50), undo);
  if (host.parts.revision() <= before) throw new Error('No verdict was kept.');
  return {
    what: `a verdict on 50 incidents, to a code of ${LOADS.into.toLocaleString('en')}`,
    measured,
    limit: 100,
    baseline: { what: 'the same on 1 incident', measured: await timed(samples, decide(1), undo) },
  };
}

async function merging(ask: Asked, host: Host, codes: TheoryCodes, samples: number): Promise<Line[]> {
  const { sqlite } = host.parts.db;
  const merges: number[] = [];
  const undos: number[] = [];
  for (let n = 0; n <= samples; n++) {
    const from = performance.now();
    const { moved, joined } = await ask('codes.merge', { ids: [codes.merged], into: codes.into });
    const between = performance.now();
    await ask('history.undo', {});
    const until = performance.now();
    if (joined !== DOUBLES || moved !== LOADS.merged - DOUBLES)
      throw new Error(`${moved} codings were moved and ${joined} joined.`);
    if (n > 0) [merges[n - 1], undos[n - 1]] = [between - from, until - between];
  }
  const set = sqlite.prepare('update coding set code_id = ? where code_id = ?');
  const put = (from: number, to: number) => () => Promise.resolve(set.run(to, from));
  // Over a code that has nothing of its own, or more would come back than went.
  const empty = sqlite.prepare('insert into code select null, ?, parent_id, level, ?, color, origin, short_definition, full_definition, use_when, avoid_when, typical_example, position, retired_at, merged_into_id from code limit 1').run('empty', 'empty').lastInsertRowid as number; // prettier-ignore
  const bare = await timed(samples, put(codes.merged, empty), put(empty, codes.merged));
  const baseline = { what: 'a bare `update coding set code_id`', measured: bare };
  const named = `of ${LOADS.merged.toLocaleString('en')} codings, ${DOUBLES.toLocaleString('en')} of them doubles`;
  return [
    { what: `a code ${named}, merged`, measured: median(merges), limit: 1_000, baseline },
    { what: 'that merge, undone', measured: median(undos), limit: 1_000, baseline },
  ];
}

/** The median of so many runs in milliseconds, one before them uncounted; `after` each is not counted either. */
async function timed(
  samples: number,
  run: () => Promise<unknown>,
  after?: () => Promise<unknown>,
): Promise<number> {
  const values: number[] = [];
  for (let n = 0; n <= samples; n++) {
    const from = performance.now();
    await run();
    if (n > 0) values.push(performance.now() - from);
    await after?.();
  }
  return median(values);
}

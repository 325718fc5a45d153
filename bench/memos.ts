import type { Input, MethodName } from '@shared/contract/index.ts';
import { connect } from '@shared/rpc/client.ts';
import { serve } from '@shared/rpc/server.ts';
import { openProject } from '../src-main/open.ts';
import { joins } from '../test/joins.ts';
import { median, type Line } from './report.ts';
import { seedMemos, type Load } from './seed-memos.ts';

/** What is promised, and what it is measured beside. */
export const MANY: Load = { memos: 10_000, exemplars: 500 };
export const FEW: Load = { memos: 100, exemplars: 40 };

const ASKED = [
  ['memos searched for a word that most have', 'memos.find', { query: 'person' }, 100],
  ['memos searched for a word that few have', 'memos.find', { query: 'zebra' }, 100],
  ['memos searched for three beginnings of words', 'memos.find', { query: 'early ward zeb' }, 100],
  ['memos searched for whom they quote', 'memos.find', { query: 'sta1pw01' }, 100],
  ['memos found by a code', 'memos.find', { query: '', codeId: 1 }, 100],
  ['a memo put between two others of its section', 'memos.sort', { id: 1, sectionId: 1, beforeId: 21 }, 100],
  ['the history of a memo that was written in 300 times', 'memos.history', { id: 2 }, 150],
  ['the exemplars board of a theme', 'exemplars.board', { codeId: 1 }, 150],
] as const satisfies readonly (readonly [string, MethodName, object, number])[];

const SAVES = 300;

/**
 * What a window asks for about memos and exemplars, from host to window over the port: milliseconds of the process's
 * own time, which other programs do not lengthen. Leaves the two studies in `many` and `few` for `memo-window.ts`.
 */
export async function memoLines(many: string, few: string, samples: number): Promise<Line[]> {
  const load = `${MANY.memos.toLocaleString('en')} memos, ${MANY.exemplars} exemplars`;
  const [long, short] = [await measured(many, MANY, samples), await measured(few, FEW, samples)];
  return ASKED.map(([what, , , limit], i) => ({
    what: `${what}, ${load}`,
    measured: long[i] ?? Number.NaN,
    limit,
    baseline: { what: `the same with ${FEW.memos} and ${FEW.exemplars}`, measured: short[i] ?? Number.NaN },
  }));
}

async function measured(file: string, load: Load, samples: number): Promise<number[]> {
  seedMemos(file, load);
  const opened = openProject(file);
  if (!opened.ok) throw new Error(opened.failure.message);
  const host = opened.value;
  const { host: hostEnd, window, end } = await joins['a WebSocket']!();
  serve(hostEnd, host);
  const call = connect(window, { onBroadcast() {}, onFront() {}, onClosed() {} });
  const ask = async <M extends MethodName>(method: M, input: Input<M>) => {
    const result = await call(method, input);
    if (!result.ok) throw new Error(`${method}: ${result.failure.message}`);
  };
  try {
    for (let n = 0; n < SAVES; n++) await ask('memos.update', { id: 2, plainText: `Written again, ${n}.` });
    const medians: number[] = [];
    for (const [, method, input] of ASKED) {
      const values: number[] = [];
      for (let n = 0; n <= samples; n++) {
        const before = process.cpuUsage();
        await ask(method, input as Input<typeof method>);
        const { user, system } = process.cpuUsage(before);
        if (n > 0) values.push((user + system) / 1_000);
        if (method === 'memos.sort') await ask('history.undo', {});
      }
      medians.push(median(values));
    }
    return medians;
  } finally {
    await end();
    host.close();
  }
}

import {
  contract,
  type Broadcast,
  type Checked,
  type Failure,
  type Id,
  type Input,
  type MethodName,
  type Output,
} from '@shared/contract/index.ts';
import { answer } from '@shared/rpc/server.ts';
import { copyDatabase } from '../../db/open.ts';
import { createHost, type Host } from '../../host.ts';

/** A small study in memory. */
export type SmallStudy = {
  host: Host;
  /** Ids of the two transcripts. */
  first: Id;
  second: Id;
  /** Every change so far, as a window receives it. */
  broadcasts: Broadcast[];
  /** Calls the host as a window would, its input checked; throws the failure. */
  call<M extends MethodName>(method: M, input: Input<M>): Output<M>;
  /** The failure of a call that must fail. */
  refusal(method: MethodName, input: unknown): Promise<Failure>;
  /** Its clock and its guids. */
  meter: Meter;
};

/** A clock that ticks a second at each look, and guids that count up. */
type Meter = { clock: () => string; newGuid: () => string; at: () => { ticks: number; minted: number } };

export function metered({ ticks, minted } = { ticks: 0, minted: 0 }): Meter {
  return {
    clock: () => new Date(Date.UTC(2026, 0, 1) + 1000 * ++ticks).toISOString(),
    newGuid: () => `00000000-0000-7000-8000-${String(++minted).padStart(12, '0')}`,
    at: () => ({ ticks, minted }),
  };
}

export const studyOn = (
  host: Host,
  meter: Meter,
  more: Pick<SmallStudy, 'first' | 'second' | 'broadcasts'>,
): SmallStudy => ({
  ...more,
  host,
  meter,
  call(method, input) {
    const checked = contract[method].input.parse(input) as Checked<typeof method>;
    const handler = host.handlers[method] as (input: unknown, context: object) => unknown;
    return handler(checked, { cancelled: () => false, progress: () => {} }) as Output<typeof method>;
  },
  async refusal(method, input) {
    const reply = await answer(host, method, input, { cancelled: () => false, progress: () => {} });
    if (!('failure' in reply)) throw new Error(`${method} was done, and should have been refused.`);
    return reply.failure;
  },
});

/**
 * Builds a study when it is first asked for, and gives a copy of it every time: the same bytes, clock, guids, coder and
 * broadcasts, and nothing of what was done to a copy before. To build a project takes fifty times as long as to copy it.
 */
export function copied(build: () => SmallStudy): () => SmallStudy {
  const once = lazily(() => {
    const { host, meter, ...study } = build();
    const bytes = host.parts.db.sqlite.serialize();
    const template = { ...study, bytes, at: meter.at(), coderId: host.parts.coder.id() };
    host.close();
    return template;
  });
  return () => {
    const { bytes, at, coderId, first, second, ...template } = once();
    const meter = metered(at);
    const host = createHost({ db: copyDatabase(bytes), ...meter });
    host.parts.coder.choose(coderId);
    const broadcasts = structuredClone(template.broadcasts);
    host.subscribe((broadcast) => void broadcasts.push(broadcast));
    return studyOn(host, meter, { first, second, broadcasts });
  };
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/**
 * What is tried on one input after another, each in a study of its own, which is closed after: thousands of them left
 * open would fill the memory.
 */
export const inStudy =
  <Drawn extends unknown[]>(
    make: () => SmallStudy,
    work: (study: SmallStudy, ...drawn: Drawn) => void,
  ): ((...drawn: Drawn) => void) =>
  (...drawn) => {
    const study = make();
    try {
      work(study, ...drawn);
    } finally {
      study.host.close();
    }
  };

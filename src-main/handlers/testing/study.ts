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
import type { Db } from '../../db/open.ts';
import type { Host } from '../../host.ts';
import { memoryProject } from '../../open.ts';

export const FIRST_WORDS =
  'I tell them straight, I have been in that bed myself, and you see the whole face change.';
export const SECOND_WORDS = 'It just came out over the washing up, 👩‍👩‍👧 that most of them had been in.';

/** A small study in memory: one case, two transcripts of one turn each, the second partly out of scope. */
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
};

export function smallStudy(): SmallStudy {
  let minted = 0;
  let ticks = 0;
  const host = memoryProject({
    title: 'A small study',
    newGuid: () => `00000000-0000-7000-8000-${String(++minted).padStart(12, '0')}`,
    clock: () => new Date(Date.UTC(2026, 0, 1) + 1000 * ++ticks).toISOString(),
  });
  const broadcasts: Broadcast[] = [];
  host.subscribe((broadcast) => void broadcasts.push(broadcast));
  const [first, second] = host.parts.write(
    { kind: 'import.confirm', label: 'Imported 2 transcripts' },
    (tx) => {
      const studyCase = tx.insert('studyCase', {
        guid: host.parts.newGuid(),
        code: 'PAR1',
        label: '',
        position: 0,
      });
      return [FIRST_WORDS, SECOND_WORDS].map((text, position) => {
        const participant = tx.insert('participant', {
          guid: host.parts.newGuid(),
          caseId: studyCase.id,
          code: position === 0 ? 'PW01' : 'SU01',
          roleId: position + 1,
          position,
        });
        const transcript = tx.insert('transcript', {
          guid: host.parts.newGuid(),
          title: `PAR1${participant.code}`,
          caseId: studyCase.id,
          recordedOn: null,
          position,
          language: null,
          text,
          textRevision: 0,
          words: text.split(' ').length,
          sourceFileId: null,
        });
        const speaker = tx.insert('speaker', {
          transcriptId: transcript.id,
          label: participant.code,
          participantId: participant.id,
          isInterviewer: false,
        });
        tx.insert('turn', {
          transcriptId: transcript.id,
          start: 0,
          end: text.length,
          speakerId: speaker.id,
          startsAtMs: null,
        });
        return transcript.id;
      });
    },
  ) as [Id, Id];
  host.parts.write({ kind: 'regions.add', label: 'Marked region' }, (tx) =>
    tx.insert('region', {
      guid: host.parts.newGuid(),
      transcriptId: second,
      start: 0,
      end: 12,
      name: 'Structured part',
      inScope: false,
    }),
  );
  return {
    host,
    first,
    second,
    broadcasts,
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
  };
}

/** Every row of every table that a write may touch, in order: equal dumps are equal projects. The log is left out. */
export function dump(db: Db): Record<string, unknown[]> {
  const names = db.sqlite
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '%_fts%' and name not in ('change', 'change_touch', '__drizzle_migrations') order by name",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [name, db.sqlite.prepare(`select * from "${name}" order by 1`).all()]),
  );
}

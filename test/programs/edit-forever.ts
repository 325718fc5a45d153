// Edits the one transcript of a project again and again, and says how often after each commit.
import { flushCompileCache } from 'node:module';
import { contract } from '@shared/contract/index.ts';
import { answer } from '@shared/rpc/server.ts';
import { turnEdit } from '@shared/text/testing/turn-edit.ts';
import { openProject } from '../../src-main/open.ts';
import { timesTyped, typedAfter } from './edit-forever-text.ts';

const [, , file = ''] = process.argv;
const opened = openProject(file);
if (!opened.ok) throw new Error(opened.failure.message);
const host = opened.value;
// Whoever is killed does not come to it at the end.
flushCompileCache();
const context = { cancelled: () => false, progress: () => {} };
const call = async (method: keyof typeof contract, input: object): Promise<unknown> => {
  const reply = await answer(host, method, input, context);
  if (!('ok' in reply)) throw new Error(`${method} was refused.`);
  return reply.ok;
};
type Open = {
  transcript: { text: string; textRevision: number };
  turn: { id: number; start: number; end: number }[];
};
for (;;) {
  const { transcript, turn } = (await call('transcripts.open', { id: 1 })) as Open;
  const { textRevision } = transcript;
  const times = timesTyped(transcript.text) + 1;
  const words = typedAfter(times);
  const typed = words.map((said, i) => ({
    id: turn[i]?.id ?? null,
    words: said,
    speakerId: null,
    startsAtMs: null,
  }));
  const change = turnEdit(transcript.text, turn, typed);
  await call('transcripts.edit', { id: 1, textRevision, ...change });
  process.stdout.write(`${times}\n`);
}

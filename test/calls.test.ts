import {
  contract,
  type Broadcast,
  type Input,
  type MethodName,
  type Output,
  type Result,
} from '@shared/contract/index.ts';
import { connect, type Call } from '@shared/rpc/client.ts';
import { serve } from '@shared/rpc/server.ts';
import { turnEdit } from '@shared/text/testing/turn-edit.ts';
import { describe, expect, test } from 'vitest';
import { addTranscript, emptyStudy } from '../src-main/testing/study.ts';
import { everyComparison } from './calls/comparing.ts';
import { everyQuotation } from './calls/quoting.ts';
import { everyMemo } from './calls/memoing.ts';
import type { Run } from './calls/run.ts';
import { everyStructure } from './calls/structuring.ts';
import { everyTracing } from './calls/tracing.ts';
import { joins } from './joins.ts';

/** What one run over a port said: each call's reply, and every change, in the order they arrived. */
type Transcript = { replies: [MethodName, unknown][]; broadcasts: Broadcast[]; order: string[] };

/**
 * Every call of the contract, in an order in which each finds what it needs. A new call that is not in here fails the
 * last test of this file.
 */
async function everyCall(call: Call, order: string[]): Promise<Transcript['replies']> {
  const replies: Transcript['replies'] = [];
  const run = async <M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> => {
    const result: Result<Output<M>> = await call(method, input);
    order.push(`reply ${method}`);
    replies.push([method, result]);
    if (!result.ok) throw new Error(`${method}: ${result.failure.code}: ${result.failure.message}`);
    return result.value;
  };
  await run('project.update', { title: 'A renamed study' });
  await run('preferences.save', { theme: 'dark' });
  await run('preferences.read', {});
  const coder = await run('coders.add', { name: 'Researcher 2', initials: 'R2', color: '#8a5a00' });
  await run('coders.update', { id: coder.id, name: 'Researcher two' });
  await run('coders.choose', { id: coder.id });
  const role = await run('roles.add', { prefix: 'CA', label: 'Carer' });
  await run('roles.update', { id: role.id, label: 'Family carer' });
  const studyCase = await run('cases.add', { code: 'VOL2' });
  await run('cases.update', { id: studyCase.id, label: 'Voluntary · community' });
  const participant = await run('participants.add', { caseId: studyCase.id, code: 'CA01' });
  await run('participants.update', { id: participant.id, code: 'CA02' });
  const attribute = await run('attributes.add', {
    subject: 'case',
    name: 'Sector',
    type: 'choice',
    options: ['Voluntary'],
  });
  await run('attributes.set', { attributeId: attribute.id, subjectId: studyCase.id, value: 'Voluntary' });
  await run('attributes.update', { id: attribute.id, options: ['Voluntary', 'Statutory'] });
  const bytes = new TextEncoder().encode(
    'I: How was it?\n\nCA01: Café, 😀 and back.\n\nI: And then?\n\nCA01: Home.',
  );
  const reading = await run('import.read', { name: 'VOL2CA01.txt', bytes });
  const forgotten = await run('import.read', {
    name: 'VOL2CA09.txt',
    bytes: new TextEncoder().encode('Only words.'),
  });
  await run('import.forget', { stagingIds: [forgotten.stagingId] });
  const { transcriptIds } = await run('import.confirm', {
    files: [
      {
        stagingId: reading.stagingId,
        title: reading.title,
        caseCode: reading.caseCode,
        participantCode: reading.participantCode,
      },
    ],
  });
  const transcriptId = transcriptIds[0]!;
  const opened = await run('transcripts.open', { id: transcriptId });
  await run('transcripts.update', { id: transcriptId, recordedOn: '2025-03-04' });
  const snapshot = await run('project.snapshot', {});
  const speaker = snapshot.speaker.find((one) => one.transcriptId === transcriptId && !one.isInterviewer)!;
  await run('speakers.bind', { id: speaker.id, participantId: speaker.participantId, isInterviewer: false });
  const region = await run('regions.add', {
    transcriptId,
    start: 0,
    end: opened.turn[1]!.end,
    name: 'Structured part',
    inScope: false,
  });
  await run('regions.update', { id: region.id, inScope: true });
  await run('regions.remove', { id: region.id });
  const theme = await run('codes.add', { level: 'theme', name: 'Coming and going', parentId: null });
  const at = opened.transcript.text.indexOf('Café');
  const coding = await run('codings.add', {
    transcriptId,
    start: at,
    end: at + 8,
    code: { add: { name: 'café 😀' } },
  });
  await run('codings.add', { transcriptId, start: at, end: at + 12, code: { add: { name: 'and back' } } });
  await run('codings.update', { id: coding.id, comment: 'said laughing' });
  await run('codings.read', { ids: [coding.id] });
  await run('codes.update', { ids: [coding.codeId], patch: { shortDefinition: 'Somewhere warm' } });
  await run('codes.move', { ids: [coding.codeId], parentId: theme.id });
  await run('codes.incidents', { codeId: theme.id, withBelow: true });
  const exemplar = await run('exemplars.add', { codingId: coding.id });
  await run('exemplars.update', { id: exemplar.id, rendition: { cuts: [{ start: 4, end: 8, with: null }] } });
  const memo = await run('memos.add', {
    kind: 'theoretical',
    title: 'Warmth',
    plainText: 'It is warm.',
    on: [{ target: 'code', targetId: theme.id }],
  });
  await run('memos.update', { id: memo.id, plainText: 'It is warm and loud.' });
  await run('codebook.read', {});
  for (const format of ['docx', 'html', 'md', 'json'] as const) await run('export.codebook', { format });
  await run('export.codings', { format: 'csv' });
  await run('export.transcript', { id: transcriptId, format: 'txt' });
  await run('search.words', { query: 'cafe' });
  await run('project.stats', {});
  await run('project.check', {});
  await run('codes.weigh', { ids: [theme.id] });
  const other = (await run('project.snapshot', {})).code.find((one) => one.name === 'and back')!;
  await run('codes.merge', { ids: [other.id], into: coding.codeId, reason: 'the same thing' });
  await run('history.undo', {});
  await run('history.redo', {});
  await everyComparison(run, transcriptId, theme.id);
  await everyStructure(run, transcriptId, theme.id);
  await everyQuotation(run, transcriptId, theme.id);
  await everyMemo(run, transcriptId, theme.id);
  await everyEdit(run, transcriptId, theme.id);
  await everyTracing(run, transcriptId);
  await run('memos.remove', { id: memo.id });
  await run('exemplars.remove', { id: exemplar.id });
  await run('codings.remove', { ids: [coding.id] });
  await run('codes.remove', { ids: [theme.id] });
  await run('attributes.remove', { id: attribute.id });
  await run('transcripts.remove', { ids: [transcriptId] });
  await run('participants.remove', { id: participant.id });
  await run('cases.remove', { id: studyCase.id });
  await run('roles.remove', { id: role.id });
  return replies;
}

/** The calls that change a transcript's words, each undone again where the calls after them need what was there. */
async function everyEdit(run: Run, id: number, codeId: number): Promise<void> {
  const { transcript, turn } = await run('transcripts.open', { id });
  const at = transcript.text.indexOf('Home');
  const span = { transcriptId: id, start: at, end: at + 4 };
  const lost = await run('codings.add', { ...span, code: { id: codeId } });
  const speaker = await run('speakers.add', { transcriptId: id, label: 'CA03' });
  const typed = turn.map((row) => ({
    id: row.id,
    words: transcript.text.slice(row.start, row.end).trimEnd().replace('Home', 'Där 🏡'),
    speakerId: speaker.id,
    startsAtMs: null,
  }));
  const change = turnEdit(transcript.text, turn, typed);
  const edited = { id, textRevision: 0, turns: change.turns, edit: [...change.edit] };
  await run('transcripts.preview', edited);
  await run('transcripts.edit', edited);
  const { items } = await run('review.list', { transcriptId: id });
  await run('review.settle', { id: items[0]!.id, action: 'anchor', start: at, end: at + 6 });
  const [left, right] = await run('codings.split', { id: lost.id, at: at + 4 });
  await run('codings.join', { ids: [left!.id, right!.id] });
  await run('codings.erase', { ...span, codeId });
  await run('transcripts.replace', { query: 'Där', by: 'There', dryRun: true });
  await run('transcripts.replace', { query: 'Där', by: 'There', dryRun: false });
  const bytes = new TextEncoder().encode('I: How was it?\n\nCA01: Café, 😀 and back again.');
  const corrected = await run('import.read', { name: 'VOL2CA01 corrected.txt', bytes });
  await run('transcripts.revise', { id, stagingId: corrected.stagingId, dryRun: false });
}

async function runOver(name: string): Promise<Transcript> {
  const join = joins[name];
  if (!join) throw new Error(`There is no port ${name}.`);
  const { host: hostEnd, window, end } = await join();
  const host = emptyStudy();
  addTranscript(host, { title: 'PAR1PW01', caseCode: 'PAR1' });
  serve(hostEnd, host);
  const broadcasts: Broadcast[] = [];
  const order: string[] = [];
  const call = connect(window, {
    onBroadcast: (broadcast) => {
      broadcasts.push(broadcast);
      order.push(`change ${broadcast.change.kind}`);
    },
    onFront() {},
    onClosed() {},
  });
  const replies = await everyCall(call, order);
  host.close();
  await end();
  return { replies, broadcasts, order };
}

/** A docx holds the time it was zipped, which is nobody's to compare. */
const comparable = (replies: Transcript['replies']) =>
  replies.map(([method, reply]) => {
    const { value } = reply as { value?: unknown };
    const file = value as { name?: unknown; bytes?: unknown } | undefined;
    if (typeof file?.name === 'string' && file.name.endsWith('.docx') && file.bytes instanceof Uint8Array)
      return [method, file.name, file.bytes.length > 100];
    return [method, reply];
  });

describe('Every call of the contract', async () => {
  const overMemory = await runOver('memory');

  test('is made by this suite', () => {
    const made = new Set(overMemory.replies.map(([method]) => method));
    expect(Object.keys(contract).filter((method) => !made.has(method as MethodName))).toEqual([]);
  });

  test.each(Object.keys(joins))('is answered over %s as over memory, its changes first', async (name) => {
    const run = await runOver(name);
    expect(comparable(run.replies)).toEqual(comparable(overMemory.replies));
    expect(run.broadcasts).toEqual(overMemory.broadcasts);
    expect(run.order).toEqual(overMemory.order);
  });

  test('brings its change to the window before its reply, with no gap in revisions', () => {
    const revisions = overMemory.broadcasts.map(({ change }) => change.revision);
    expect(revisions).toEqual(revisions.map((_, i) => (revisions[0] ?? 0) + i));
    expect(overMemory.order.indexOf('change codings.add')).toBe(
      overMemory.order.indexOf('reply codings.add') - 1,
    );
  });

  test('gives nothing of a transcript’s text to windows that have not opened it', () => {
    expect(
      JSON.stringify(overMemory.broadcasts.filter(({ change }) => change.kind.startsWith('import'))),
    ).not.toContain('Café');
  });
});

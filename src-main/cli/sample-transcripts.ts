import type { Coder, Id, Refusal, Transcript } from '@shared/contract/index.ts';
import { readQuotation } from '@shared/text/reading.ts';
import { eq } from 'drizzle-orm';
import { get, list } from '../db/rows.ts';
import { speaker, turn } from '../db/schema.ts';
import type { Host } from '../host.ts';
import { codingRow, regionsOf, rescope } from '../repositories/codings.ts';
import { ask } from './io.ts';
import { wrongIn, type SampleFiles } from './sample-files.ts';

type SampleTranscript = SampleFiles['transcripts'][number];
/** By their initials. */
export type Coders = Map<string, Coder>;
/** By their names. */
export type Codes = Map<string, Id>;

/** Imports one transcript as a window would; its case and participant are those of study.json, and nobody is left unknown. */
export async function importTranscript(
  host: Host,
  { file, name, bytes, recordedOn }: SampleTranscript,
): Promise<Transcript> {
  const read = await ask(host, 'import.read', {
    name: file.replace(/^.*\//, ''),
    bytes: new Uint8Array(bytes),
  });
  const { caseCode, participantCode, status, message } = read;
  if (status !== 'ready') throw wrongIn(file, null, message);
  if (caseCode + participantCode !== name)
    throw wrongIn(file, null, `its name reads as ${caseCode || '?'} and ${participantCode || '?'}`);
  const { parts } = host;
  const people = list(parts.db.orm, 'participant').length;
  const { transcriptIds } = await ask(host, 'import.confirm', {
    files: [{ stagingId: read.stagingId, title: read.title, caseCode, participantCode }],
  });
  if (list(parts.db.orm, 'participant').length !== people)
    throw wrongIn(file, null, `study.json has no participant ${name}`);
  const [id = 0] = transcriptIds;
  if (recordedOn !== null) await ask(host, 'transcripts.update', { id, recordedOn });
  const spoken = list(parts.db.orm, 'speaker', eq(speaker.transcriptId, id));
  const isBound = spoken.every((row) => row.isInterviewer || row.participantId !== null);
  if (!isBound || !spoken.some((row) => row.isInterviewer)) {
    throw wrongIn(
      file,
      null,
      `its speakers are ${spoken.map((row) => row.label).join(', ')}: one the interviewer, one ${participantCode}`,
    );
  }
  return get(parts.db.orm, 'transcript', id);
}

/** Each region reaches from the turn that it names to the next region, the last to the end. */
export function markRegions({ parts }: Host, { name, coded }: SampleTranscript, { id, text }: Transcript) {
  const file = `codings/${name}.json`;
  const turns = list(parts.db.orm, 'turn', eq(turn.transcriptId, id));
  const starts = coded.regions.map(({ startsWith }, i) => {
    const found = turns.filter(({ start }) => text.startsWith(startsWith, start));
    const [only] = found;
    if (!only || found.length > 1)
      throw wrongIn(file, `regions.${i}`, `${found.length} turns begin with “${startsWith}”`);
    return only.start;
  });
  parts.write({ kind: 'regions.add', label: `Marked the regions of ${name}` }, (tx) => {
    coded.regions.forEach((region, i) => {
      const [start = 0, end = text.length] = starts.slice(i);
      if (start >= end) throw wrongIn(file, `regions.${i}`, 'it does not come after the one before');
      tx.insert('region', {
        guid: parts.newGuid(),
        transcriptId: id,
        start,
        end,
        name: region.name,
        inScope: region.inScope,
      });
    });
    rescope(tx, id);
  });
}

/** One change for each coder; the exemplars with their codings. */
export function addCodings(
  { parts }: Host,
  { name, coded }: SampleTranscript,
  transcript: Transcript,
  known: { coders: Coders; codes: Codes },
) {
  const file = `codings/${name}.json`;
  const numbered = coded.codings.map((coding, i) => ({
    ...coding,
    where: `codings.${i} (“${coding.code}”)`,
  }));
  for (const [initials, codings] of Map.groupBy(numbered, (coding) => coding.coder)) {
    const coder = known.coders.get(initials);
    if (!coder) throw wrongIn(file, codings[0]?.where ?? null, `study.json has no coder ${initials}`);
    parts.coder.choose(coder.id);
    const regions = regionsOf(parts.db.orm, transcript.id);
    parts.write({ kind: 'codings.add', label: `Coded ${name}` }, (tx) => {
      const done = new Set<string>();
      for (const { code, words, comment, negativeCase, exemplar, where } of codings) {
        const codeId = known.codes.get(code);
        if (codeId === undefined) throw wrongIn(file, where, 'codebook.json has no such code');
        const passage = passageOf(transcript.text, words, (what) => wrongIn(file, where, what));
        const twin = `${codeId} ${passage.start} ${passage.end}`;
        if (done.has(twin)) throw wrongIn(file, where, `${initials} has coded “${words}” so already`);
        done.add(twin);
        const given = { ...passage, codeId, coderId: coder.id, comment, isNegativeCase: negativeCase };
        const { id: codingId } = tx.insert('coding', codingRow(parts, transcript, regions, given));
        if (!exemplar) continue;
        const read = readQuotation(words, exemplar.quotation);
        if (!read.ok) throw wrongIn(file, where, `“${exemplar.quotation}”: ${read.problem.message}`);
        tx.insert('exemplar', {
          guid: parts.newGuid(),
          codingId,
          rendition: JSON.stringify(read.rendition),
          rank: list(tx.orm, 'exemplar').length,
          reason: exemplar.reason,
          checkedRevision: parts.revision() + 1,
          standing: 'chosen',
        });
      }
    });
  }
}

/** Where words stand that stand once. */
export function passageOf(
  text: string,
  words: string,
  wrong: (what: string) => Refusal,
): { start: number; end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw wrong(`the transcript does not say “${words}”`);
  if (text.includes(words, start + 1)) throw wrong(`the transcript says “${words}” more than once`);
  return { start, end: start + words.length };
}

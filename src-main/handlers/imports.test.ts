import type { ImportReading, Input } from '@shared/contract/index.ts';
import { describe, expect, it } from 'vitest';
import { list } from '../db/rows.ts';
import { createStaging } from '../import/staging.ts';
import { memoryProject } from '../open.ts';
import { dump, smallStudy, type SmallStudy } from './testing/study.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const PW01 = 'I: What happened?\nPW01: I sit where they sit.\nI: And then?\nPW01: They talk. 👩‍👩‍👧\n';
const SU02 = 'INTERVIEWER: Who told you?\nSU02: Nobody. It came out over the washing up.\n';

/** A project with nothing in it. */
function emptyStudy(): SmallStudy {
  const study = smallStudy();
  return { ...study, host: memoryProject() } as SmallStudy;
}

const read = async (study: SmallStudy, name: string, text: string): Promise<ImportReading> =>
  study.host.handlers['import.read']({ name, bytes: utf8(text) }, quiet);
const quiet = { cancelled: () => false, progress: () => {} };
const confirm = (study: SmallStudy, files: Partial<Input<'import.confirm'>['files'][number]>[]) =>
  study.host.handlers['import.confirm']({ files: files as never }, quiet) as { transcriptIds: number[] };
const asRead = (reading: ImportReading, patch: object = {}) => ({
  stagingId: reading.stagingId,
  title: reading.title,
  caseCode: reading.caseCode,
  participantCode: reading.participantCode,
  speakers: [],
  ...patch,
});
/** Everything but the kept originals, which are no part of a change. */
const rows = (study: SmallStudy) => ({ ...dump(study.host.parts.db), source_file: [] });

describe('an import', () => {
  it('reads codes from the name and speakers from the text, and writes nothing', async () => {
    const study = emptyStudy();
    const before = dump(study.host.parts.db);
    const reading = await read(study, 'folder/PAR1PW01.txt', PW01);
    expect(reading).toMatchObject({
      file: 'PAR1PW01.txt',
      title: 'PAR1PW01',
      caseCode: 'PAR1',
      participantCode: 'PW01',
      turns: 4,
      status: 'ready',
      speakers: [
        { label: 'I', isInterviewer: true, participantCode: '' },
        { label: 'PW01', isInterviewer: false, participantCode: 'PW01' },
      ],
    });
    expect(dump(study.host.parts.db)).toEqual(before);
  });

  it('writes cases, participants, speakers and turns in one change that one undo takes back and one redo restores', async () => {
    const study = emptyStudy();
    const before = rows(study);
    const files = [await read(study, 'PAR1PW01.txt', PW01), await read(study, 'VOL2_SU02.txt', SU02)];
    const { transcriptIds } = confirm(
      study,
      files.map((file) => asRead(file)),
    );
    const after = rows(study);
    const { orm } = study.host.parts.db;
    expect(transcriptIds).toHaveLength(2);
    expect(study.host.parts.history().undo).toBe('Imported 2 transcripts');
    expect(list(orm, 'studyCase').map((row) => row.code)).toEqual(['PAR1', 'VOL2']);
    expect(list(orm, 'transcript').map((row) => row.position)).toEqual([0, 1]);
    const participants = new Map(list(orm, 'participant').map((row) => [row.id, row.code]));
    expect(
      list(orm, 'speaker').map((row) => [row.label, participants.get(row.participantId ?? 0) ?? null]),
    ).toEqual([
      ['I', null],
      ['PW01', 'PW01'],
      ['INTERVIEWER', null],
      ['SU02', 'SU02'],
    ]);
    expect(study.host.handlers['project.check']({}, quiet)).toEqual([]);
    study.host.parts.undo();
    expect(rows(study)).toEqual(before);
    study.host.parts.redo();
    expect(rows(study)).toEqual(after);
  });

  it('names a single import by its identifier', async () => {
    const study = emptyStudy();
    confirm(study, [asRead(await read(study, 'PAR1PW01.txt', PW01))]);
    expect(study.host.parts.history().undo).toBe('Imported PAR1PW01');
  });

  it('says that words are there already, in the project or in this import', async () => {
    const study = emptyStudy();
    confirm(study, [asRead(await read(study, 'PAR1PW01.txt', PW01))]);
    expect(await read(study, 'again.txt', PW01.replaceAll('\n', '\r\n'))).toMatchObject({
      status: 'duplicate',
      message: expect.stringContaining('“PAR1PW01”'),
    });
    await read(study, 'VOL2_SU02.txt', SU02);
    expect(await read(study, 'VOL2_SU02 copy.txt', SU02)).toMatchObject({
      status: 'duplicate',
      message: expect.stringContaining('VOL2_SU02.txt'),
    });
  });

  it('says that a participant has a transcript, and keeps both when that is confirmed', async () => {
    const study = emptyStudy();
    confirm(study, [asRead(await read(study, 'PAR1PW01.txt', PW01))]);
    const second = await read(study, 'par1-pw01 part two.txt', `${PW01}I: More?\nPW01: No.\n`);
    expect(second).toMatchObject({ status: 'taken', message: expect.stringContaining('PAR1PW01') });
    confirm(study, [asRead(second, { caseCode: 'par1' })]);
    const { orm } = study.host.parts.db;
    expect(list(orm, 'participant')).toHaveLength(1);
    expect(list(orm, 'transcript')).toHaveLength(2);
    expect(await read(study, 'STA1MA01 a.txt', 'MA01: One.')).toMatchObject({ status: 'ready' });
    expect(await read(study, 'STA1MA01 b.txt', 'MA01: Two.')).toMatchObject({
      status: 'taken',
      message: expect.stringContaining('STA1MA01 a.txt'),
    });
  });

  it('imports without a case, but no participant without one, and then nothing at all', async () => {
    const study = emptyStudy();
    const good = await read(study, 'PAR1PW01.txt', PW01);
    const nobody = await read(study, 'focus group.txt', 'A: One.\nB: Two.\nA: Three.\nB: Four.\n');
    expect(nobody.status).toBe('case?');
    const before = rows(study);
    expect(() => confirm(study, [asRead(good), asRead(nobody, { participantCode: 'PW09' })])).toThrow(
      /focus group\.txt has the participant PW09 but no case/,
    );
    expect(rows(study)).toEqual(before);
    confirm(study, [asRead(good), asRead(nobody)]);
    expect(list(study.host.parts.db.orm, 'transcript').map((row) => row.caseId === null)).toEqual([
      false,
      true,
    ]);
  });

  it('binds several speakers as they were corrected', async () => {
    const study = emptyStudy();
    const group = await read(
      study,
      'PAR1 focus group.txt',
      'S1: One two.\nS2: Three four.\nS3: Shall we?\nS1: Yes.\nS2: No.\n',
    );
    confirm(study, [
      asRead(group, {
        caseCode: 'PAR1',
        participantCode: '',
        speakers: [
          { label: 'S1', isInterviewer: false, participantCode: 'PW01' },
          { label: 'S2', isInterviewer: false, participantCode: 'PW02' },
          { label: 'S3', isInterviewer: true, participantCode: '' },
        ],
      }),
    ]);
    const { orm } = study.host.parts.db;
    const codes = new Map(list(orm, 'participant').map((row) => [row.id, row.code]));
    expect(
      list(orm, 'speaker').map((row) => [
        row.label,
        codes.get(row.participantId ?? 0) ?? null,
        row.isInterviewer,
      ]),
    ).toEqual([
      ['S1', 'PW01', false],
      ['S2', 'PW02', false],
      ['S3', null, true],
    ]);
  });

  it('gives a transcript without labels to its participant', async () => {
    const study = emptyStudy();
    confirm(study, [asRead(await read(study, 'PAR1PW01.txt', 'Only words.\n\nAnd more of them.\n'))]);
    expect(list(study.host.parts.db.orm, 'speaker')).toMatchObject([{ label: 'PW01', isInterviewer: false }]);
  });

  it('keeps the original, and characters outside the basic plane where they stand', async () => {
    const study = emptyStudy();
    const name = 'PAR1PW01 मीरा 🎙.txt';
    confirm(study, [asRead(await read(study, name, PW01))]);
    const { sqlite, orm } = study.host.parts.db;
    expect(sqlite.prepare('select name, size from source_file').get()).toEqual({
      name,
      size: utf8(PW01).length,
    });
    const [transcript] = list(orm, 'transcript');
    expect(transcript?.text).toContain('They talk. 👩‍👩‍👧');
    expect(list(orm, 'turn').at(-1)?.end).toBe(transcript?.text.length);
  });

  it('keeps a changed identifier pattern in the same change, and undo takes back both', async () => {
    const study = emptyStudy();
    const pattern = () => list(study.host.parts.db.orm, 'project')[0]?.identifierPattern;
    const before = pattern();
    const files = [asRead(await read(study, 'PAR1PW01.txt', PW01))];
    const importWith = (next: string) =>
      study.host.handlers['import.confirm']({ files: files as never, pattern: next }, quiet);
    expect(() => importWith(' ')).toThrow(/pattern/i);
    expect(pattern()).toBe(before);
    await importWith('ROLE+NUMBER');
    expect(pattern()).toBe('ROLE+NUMBER');
    study.host.parts.undo();
    expect(pattern()).toBe(before);
    expect(list(study.host.parts.db.orm, 'transcript')).toEqual([]);
  });

  it('compares a file with those of its own import only, and lets go of what a window left behind', async () => {
    const study = emptyStudy();
    const [first, second] = [{ isGone: false }, { isGone: false }];
    const at = (caller: { isGone: boolean }, name: string, beside?: string) =>
      study.host.handlers['import.read'](
        { name, bytes: utf8(PW01), ...(beside === undefined ? {} : { beside }) },
        { ...quiet, caller },
      );
    const own = await at(first, 'PAR1PW01.txt');
    expect(await at(first, 'copy.txt', own.stagingId)).toMatchObject({ status: 'duplicate' });
    first.isGone = true;
    // The connection was found again: the desk is the same, and nothing of it has gone.
    expect(await at(second, 'copy two.txt', own.stagingId)).toMatchObject({ status: 'duplicate' });
    const again = await at(second, 'PAR1PW01.txt');
    expect(again.status).toBe('ready');
    expect(() => study.host.parts.staging.get(own.stagingId)).toThrow(/no longer there/);
    expect(study.host.parts.staging.get(again.stagingId).file).toBe('PAR1PW01.txt');
  });

  it('keeps nothing of a file that is no longer wanted when it has been read', async () => {
    const study = emptyStudy();
    const reading = study.host.handlers['import.read'](
      { name: 'PAR1PW01.txt', bytes: utf8(PW01) },
      { ...quiet, cancelled: () => true },
    );
    await expect(reading).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(study.host.parts.staging.find(() => true)).toBeUndefined();
  });

  it('refuses what was let go, an empty file, and more than there is room for', async () => {
    const study = emptyStudy();
    const reading = await read(study, 'PAR1PW01.txt', PW01);
    expect(study.host.handlers['import.forget']({ stagingIds: [reading.stagingId, 'x'] }, quiet)).toEqual({
      forgotten: 1,
    });
    expect(() => confirm(study, [asRead(reading)])).toThrow(/Add the files again/);
    await expect(read(study, 'empty.txt', '')).rejects.toThrow(/empty\.txt has no words/);
    const small = createStaging({ files: 10, bytes: 10 });
    expect(() => small.makeRoom('large.txt', 11)).toThrow(/large\.txt was not read/);
  });
});

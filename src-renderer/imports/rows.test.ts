import type { ImportReading, Snapshot } from '@shared/contract/index.ts';
import { describe, expect, it } from 'vitest';
import { stateFrom } from '../store/state.ts';
import {
  isTouched,
  readRow,
  unreadRow,
  verdicts,
  withParticipant,
  withPattern,
  withSpeaker,
  type Row,
} from './rows.ts';

const reading = (patch: Partial<ImportReading>): ImportReading => ({
  stagingId: 'x',
  file: 'PAR1PW01.txt',
  title: 'PAR1PW01',
  caseCode: 'PAR1',
  participantCode: 'PW01',
  words: 10,
  turns: 2,
  speakers: [
    { label: 'I', turns: 1, words: 2, isInterviewer: true, participantCode: '' },
    { label: 'PW01', turns: 1, words: 8, isInterviewer: false, participantCode: 'PW01' },
  ],
  opening: '',
  status: 'ready',
  message: '',
  ...patch,
});
const row = (key: number, patch: Partial<ImportReading> = {}): Row => readRow(key, reading(patch));
const nobody = { label: '', turns: 1, words: 5, isInterviewer: false, participantCode: '' };

/** A project with PAR1PW01’s transcript in it, or without. */
function project(hasTranscript: boolean) {
  const guid = 'g';
  const none: never[] = [];
  const snapshot: Snapshot = {
    revision: 0,
    coderId: 1,
    file: 'a.gwk',
    readOnly: false,
    project: none,
    coder: none,
    role: none,
    studyCase: [{ id: 1, guid, code: 'PAR1', label: '', position: 0 }],
    participant: [{ id: 1, guid, caseId: 1, code: 'PW01', roleId: null, position: 0 }],
    attribute: none,
    attributeValue: none,
    transcript: hasTranscript
      ? [
          {
            id: 1,
            guid,
            title: 'First interview',
            caseId: 1,
            recordedOn: null,
            position: 0,
            language: null,
            textRevision: 0,
            words: 1,
            sourceFileId: null,
          },
        ]
      : [],
    speaker: hasTranscript
      ? [{ id: 1, transcriptId: 1, label: 'PW01', participantId: 1, isInterviewer: false }]
      : [],
    code: none,
    exemplar: none,
    memo: none,
    memoLink: none,
    memoSection: none,
    codeGroup: none,
    codeGroupMember: none,
    property: none,
    counts: none,
    progress: none,
    history: { undo: null, redo: null },
  };
  return stateFrom(snapshot);
}
const tones = (rows: Row[], hasTranscript = false) =>
  verdicts(rows, project(hasTranscript)).map((one) => `${one.tone} ${one.isIn ? 'in' : 'out'}`);

describe('a row of an import', () => {
  it('is ready when everything was read', () => {
    expect(tones([row(1)])).toEqual(['ready in']);
  });

  it('waits for a decision when its participant has a transcript, in the project or above it', () => {
    expect(tones([row(1)], true)).toEqual(['choose out']);
    expect(tones([row(1), row(2, { caseCode: 'par1' })])).toEqual(['ready in', 'choose out']);
    expect(tones([row(1), { ...row(2), choice: 'in' }])).toEqual(['ready in', 'note in']);
    expect(tones([{ ...row(1), choice: 'out' }, row(2)])).toEqual(['note out', 'ready in']);
  });

  it('leaves a duplicate out until it is asked for', () => {
    const twin = row(1, { status: 'duplicate', message: 'The same words.' });
    expect(tones([twin])).toEqual(['note out']);
    expect(tones([{ ...twin, choice: 'in' }])).toEqual(['note in']);
  });

  it('is looked at like any other when it is a duplicate that is asked for', () => {
    const twin: Row = { ...row(1, { status: 'duplicate', message: 'The same words.' }), choice: 'in' };
    expect(tones([{ ...twin, title: ' ' }])).toEqual(['blocked in']);
    expect(tones([{ ...twin, caseCode: '' }])).toEqual(['blocked in']);
    expect(tones([twin, row(2)])).toEqual(['note in', 'choose out']);
  });

  it('has something of the person’s own once a cell was typed or its place in the import was chosen', () => {
    expect(isTouched(row(1))).toBe(false);
    expect(isTouched({ ...row(1), choice: 'out' })).toBe(true);
    expect(isTouched({ ...row(1), isCorrected: true })).toBe(true);
    expect(isTouched(unreadRow(1, 'a.pdf', 'Not read.'))).toBe(false);
  });

  it('cannot be without a title, or have a participant without a case', () => {
    expect(tones([{ ...row(1), title: ' ' }])).toEqual(['blocked in']);
    expect(tones([row(1, { caseCode: '' })])).toEqual(['blocked in']);
    expect(tones([withParticipant(row(1, { caseCode: '' }), '')])).toEqual(['note in']);
  });

  it('binds its one speaker to the participant code as it is corrected', () => {
    expect(withParticipant(row(1), 'PW02').speakers.map((one) => one.participantCode)).toEqual(['', 'PW02']);
  });

  it('asks who the participant is when several speak and nobody is bound', () => {
    const group = row(1, {
      speakers: [
        { ...nobody, label: 'A' },
        { ...nobody, label: 'B' },
      ],
    });
    expect(verdicts([group], project(false))[0]?.message).toContain('PW01');
    const interviewer = withSpeaker(group, 'A', { isInterviewer: true });
    expect(interviewer.speakers).toMatchObject([
      { isInterviewer: true, participantCode: '' },
      { isInterviewer: false, participantCode: 'PW01' },
    ]);
  });

  it('is read from its name again by another pattern, unless it was corrected', () => {
    const other = row(1, { file: 'VOL2SU03.txt', caseCode: '', participantCode: '' });
    expect(withPattern(other, 'CASE+ROLE+NUMBER')).toMatchObject({
      caseCode: 'VOL2',
      participantCode: 'SU03',
    });
    expect(withPattern({ ...other, isCorrected: true }, 'CASE+ROLE+NUMBER')).toMatchObject({ caseCode: '' });
  });
});

import { expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { identifierIndex } from './identify.ts';
import { incidentsOf } from './incidents.ts';
import { alongside, BED, codedStudy } from './testing/coded-study.ts';

test('An incident has its words, whose they are, and its quotation when it is an exemplar.', () => {
  const { db } = alongside().host.parts;
  const incidents = incidentsOf(db, list(db.orm, 'coding'));
  expect(incidents.map(({ words, identifier }) => [words, identifier])).toEqual([
    [BED, 'PAR1PW01'],
    ['Three years', 'PAR1PW01'],
    ['the whole face change', 'PAR1PW01'],
    ['👩‍👩‍👧 e\u0301 and שלום עולם.', 'VOL2SU02'],
    ['שלום עולם', 'VOL2SU02'],
    ['I never did', 'VOL2SU02'],
    ['kitchen', 'Field note'],
  ]);
  expect(incidents[0]).toMatchObject({
    quotation: 'I tell them straight …, and [they] see the whole face change.',
  });
  expect(incidents[1]).toMatchObject({ quotation: null, exemplarId: null });
  expect(incidents[6]).toMatchObject({ participantId: null, roleId: null });
  expect(incidents[6]?.caseId).not.toBeNull();
});

test('A passage belongs to the first participant it touches, else to the only one, else to nobody.', () => {
  const study = codedStudy();
  const alone = study.transcript('Alone', ['I: A question?', 'PAR1PW01: An answer.', '?: A voice.']);
  const group = study.transcript('Group', [
    'I: A question?',
    'PAR1PW01: One.',
    '?: A voice.',
    'PAR1SU01: Two.',
  ]);
  const identify = identifierIndex(study.host.parts.db);
  const at = (id: number, words: string) => {
    const text = list(study.host.parts.db.orm, 'transcript').find((row) => row.id === id)!.text;
    return identify(id, text.indexOf(words), text.indexOf(words) + words.length).identifier;
  };
  expect(at(alone, 'question')).toBe('PAR1PW01');
  expect(at(alone, 'voice')).toBe('PAR1PW01');
  expect(at(group, 'question?\nOne')).toBe('PAR1PW01');
  expect(at(group, 'One.\nA voice.\nTwo')).toBe('PAR1PW01');
  expect(at(group, 'Two')).toBe('PAR1SU01');
  expect(at(group, 'A voice')).toBe('Group');
  expect(at(group, 'question')).toBe('Group');
});

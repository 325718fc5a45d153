import { describe, expect, it } from 'vitest';
import { checkPattern, DEFAULT_PATTERN, readIdentifier, rolePrefixOf, titleOf } from './names.ts';
import { EXPLODED } from './testing/runs.ts';

const read = (name: string, pattern = DEFAULT_PATTERN) => {
  const { caseCode, participantCode } = readIdentifier(name, pattern);
  return `${caseCode}/${participantCode}`;
};

describe('case and participant code', () => {
  it.each([
    ['PAR1PW01.docx', 'PAR1/PW01'],
    ['VOL2_SU02 interview.txt', 'VOL2/SU02'],
    ['sta3-st01.md', 'STA3/ST01'],
    ['PAR1 - PW01.docx', 'PAR1/PW01'],
    ['PAR1PW01', 'PAR1/PW01'],
    ['2024-03-01 PAR1PW01 (corrected).docx', 'PAR1/PW01'],
    ['interview_VOL10_MA2_final.docx', 'VOL10/MA2'],
    ['C:\\Study\\STA1\\STA1SU01.docx', 'STA1/SU01'],
    ['/study/PAR2/VOL1SU01.vtt', 'VOL1/SU01'],
    ['o\u0308st1pw01.txt', 'ÖST1/PW01'],
    ['interview1_german.docx', '/'],
    ['interview1_part2.docx', '/'],
    ['PAR1.docx', '/'],
    ['XPAR1PW01b.docx', '/'],
    ['.docx', '/'],
    ['', '/'],
  ])('of %s are %s', (name, expected) => {
    expect(read(name)).toBe(expected);
  });

  it.each([
    ['P07 at Ward3.docx', 'PARTICIPANT at CASE', 'WARD3/P07'],
    ['2024 Ward3, second, 12.docx', 'CASE*NUMBER', 'WARD3/12'],
    ['Ward3 (PW 12).docx', 'CASE (ROLE+NUMBER)', 'WARD3/PW12'],
    ['interview P07.docx', 'interview PARTICIPANT', '/P07'],
  ])('of %s by %s are %s', (name, pattern, expected) => {
    expect(checkPattern(pattern)).toBeNull();
    expect(read(name, pattern)).toBe(expected);
  });

  it.each([
    ['', 'The pattern is empty. Write, for example, CASE+ROLE+NUMBER.'],
    ['case+role', '“case+role” has none of CASE, ROLE, NUMBER and PARTICIPANT, so it reads nothing.'],
    ['CASE+CASE', 'CASE stands twice in the pattern.'],
    ['CASE+PARTICIPANT+NUMBER', 'Write either PARTICIPANT or ROLE and NUMBER, not both.'],
    ['CASE*ROLE*NUMBER*', 'A pattern has at most 2 stars.'],
    ['x'.repeat(301), 'The pattern is longer than 300 characters.'],
  ])('cannot be read by %s, which says why', (pattern, problem) => {
    expect(checkPattern(pattern)).toBe(problem);
    expect(read('PAR1PW01.docx', pattern)).toBe('/');
  });

  it('are sought in time that a long name and a spiteful pattern do not stretch', () => {
    const before = performance.now();
    for (const pattern of ['CASE*ROLE*NUMBER', DEFAULT_PATTERN])
      for (const name of ['a'.repeat(100_000) + '!', 'a1'.repeat(50_000), ' '.repeat(100_000)])
        read(name, pattern);
    expect(performance.now() - before).toBeLessThan(EXPLODED);
  });
});

describe('the name of a file', () => {
  it.each([
    ['PAR1PW01.docx', 'PAR1PW01'],
    ['a.b.docx', 'a.b'],
    ['folder/ wait 3.5 hours.txt', 'wait 3.5 hours'],
    ['3.5', '3.5'],
    ['.docx', '.docx'],
    ['Dr. Smith', 'Dr. Smith'],
  ])('%s has the title %s', (name, title) => {
    expect(titleOf(name)).toBe(title);
  });
});

it('the role prefix is the letters that a participant code begins with', () => {
  expect(rolePrefixOf('PW01')).toBe('PW');
  expect(rolePrefixOf('07')).toBe('');
});

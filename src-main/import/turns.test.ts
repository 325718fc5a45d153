import { describe, expect, it } from 'vitest';
import { readOk, tilingFaults, turnLines } from './testing/read-ok.ts';

/** The turns of a plain text with these lines. */
async function turns(...lines: string[]): Promise<string[]> {
  const reading = await readOk('a.txt', lines.join('\n'));
  expect(tilingFaults(reading)).toEqual([]);
  return turnLines(reading);
}

describe('labels that are met in practice', () => {
  it.each<[string, string[], string[]]>([
    [
      'I and a participant code',
      ['I: How was it?', 'PW01: Hard.', 'I: Hm.'],
      ['I| How was it?', 'PW01| Hard.', 'I| Hm.'],
    ],
    [
      'the whole identifier',
      ['INTERVIEWER: So?', 'PAR1PW01: Well.'],
      ['INTERVIEWER| So?', 'PAR1PW01| Well.'],
    ],
    ['Q and A', ['Q: One?', '', 'A: Two.', '', 'Q: Three?'], ['Q| One?', 'A| Two.', 'Q| Three?']],
    ['no space after the colon', ['I:Hm?', 'S1:Hm.', 'S2:No.'], ['I| Hm?', 'S1| Hm.', 'S2| No.']],
    ['a tab after the colon', ['I:\tHm?', 'B:\tJa.'], ['I| Hm?', 'B| Ja.']],
    ['a tab and no colon', ['I\tHm?', 'B\tJa.', 'I\tGut.'], ['I| Hm?', 'B| Ja.', 'I| Gut.']],
    [
      'a stamp in square brackets before',
      ['[00:18:36] Jane: One.', '[00:18:40] Tom: Two.', '[00:19:00] Jane: Three.', '[00:19:01] Tom: Four.'],
      ['Jane@1116000| One.', 'Tom@1120000| Two.', 'Jane@1140000| Three.', 'Tom@1141000| Four.'],
    ],
    [
      'a stamp in round brackets before',
      ['(0:36) I: One.', '(0:40) P: Two.'],
      ['I@36000| One.', 'P@40000| Two.'],
    ],
    [
      'a bare stamp before',
      ['00:18:36 I: One.', '00:18:40\tP:\tTwo.'],
      ['I@1116000| One.', 'P@1120000| Two.'],
    ],
    [
      'a stamp between label and colon',
      ['I [00:18:36]: One.', 'P1 (00:18:40): Two.'],
      ['I@1116000| One.', 'P1@1120000| Two.'],
    ],
    [
      'a stamp after the colon',
      ['I: [00:18:36] One.', 'P1: (00:18:40.5) Two.', 'I: #00:18:41-3# Three.'],
      ['I@1116000| One.', 'P1@1120500| Two.', 'I@1121300| Three.'],
    ],
    ['a stamp and no colon', ['I [00:00:01] One.', 'P [00:00:02] Two.'], ['I@1000| One.', 'P@2000| Two.']],
    [
      'a stamp that is a range',
      ['[00:00:01 - 00:00:04] I: One.', '00:00:05,250 --> 00:00:09,000 P: Two.'],
      ['I@1000| One.', 'P@5250| Two.'],
    ],
    [
      'square brackets',
      ['[MOORE] One.', '[MCGUIRE] Two.', '[MOORE] Three.', '[MCGUIRE] Four.'],
      ['MOORE| One.', 'MCGUIRE| Two.', 'MOORE| Three.', 'MCGUIRE| Four.'],
    ],
    [
      'a title and a name',
      ['Dr. Smith: One.', 'Mrs O’Brien-Jones: Two.', 'Dr. Smith: Three.', 'Mrs O’Brien-Jones: Four.'],
      ['Dr. Smith| One.', 'Mrs O’Brien-Jones| Two.', 'Dr. Smith| Three.', 'Mrs O’Brien-Jones| Four.'],
    ],
    [
      'a name with a team',
      [
        'Jane (community team): One.',
        'Tom (ward): Two.',
        'Jane (community team): Three.',
        'Tom (ward): Four.',
      ],
      [
        'Jane (community team)| One.',
        'Tom (ward)| Two.',
        'Jane (community team)| Three.',
        'Tom (ward)| Four.',
      ],
    ],
    [
      'a name introduced with its initials',
      ['Aaron van W (AvW): One.', 'SP: Two.', 'AvW: Three.', 'SP: Four.', 'AvW: Five.'],
      ['AvW| One.', 'SP| Two.', 'AvW| Three.', 'SP| Four.', 'AvW| Five.'],
    ],
    [
      'a full-width colon',
      ['唐鳳：晚安。', '記者：請說。', '唐鳳：好。', '記者：謝謝。'],
      ['唐鳳| 晚安。', '記者| 請說。', '唐鳳| 好。', '記者| 謝謝。'],
    ],
    [
      'right to left',
      ['\u200fس: من هم؟', '\u200fج: نحن.', '\u200fس: لماذا؟', '\u200fج: هكذا.'],
      ['س| من هم؟', 'ج| نحن.', 'س| لماذا؟', 'ج| هكذا.'],
    ],
    [
      'other capitals',
      ['Interviewer: One.', 'SU02: Two.', 'INTERVIEWER: Three.'],
      ['Interviewer| One.', 'SU02| Two.', 'Interviewer| Three.'],
    ],
    [
      'numbered speakers',
      ['Speaker 1: One.', 'Speaker 2: Two.', 'Interviewer 2: Three.'],
      ['Speaker 1| One.', 'Speaker 2| Two.', 'Interviewer 2| Three.'],
    ],
    [
      'a line of its own',
      ['MOORE', 'One.', '', 'MCGUIRE', 'Two.', 'More.', '', 'MOORE', 'Three.', '', 'MCGUIRE', 'Four.'],
      ['MOORE| One.', 'MCGUIRE| Two. ⏎ More.', 'MOORE| Three.', 'MCGUIRE| Four.'],
    ],
    [
      'a line of its own, with a stamp',
      [
        'Jane Doe  0:03',
        'One.',
        '',
        'Tom Poe  0:09',
        'Two.',
        '',
        'Jane Doe  1:00',
        'Three.',
        '',
        'Tom Poe  1:05',
        'Four.',
      ],
      ['Jane Doe@3000| One.', 'Tom Poe@9000| Two.', 'Jane Doe@60000| Three.', 'Tom Poe@65000| Four.'],
    ],
    [
      'a line of its own, with a colon',
      ['PW01:', 'One.', '', 'I:', '', 'Two.', '', 'PW01:', 'Three.'],
      ['PW01| One.', 'I| Two.', 'PW01| Three.'],
    ],
    [
      'decomposed letters',
      ['Müller: Ja.', 'Jörg: Nein.', 'Müller: Doch.', 'Jörg: Gut.'].map((line) => line.normalize('NFD')),
      ['Müller| Ja.', 'Jörg| Nein.', 'Müller| Doch.', 'Jörg| Gut.'],
    ],
  ])('reads %s', async (_, lines, expected) => {
    expect(await turns(...lines)).toEqual(expected);
  });
});

describe('turns', () => {
  it('reach over a speaker’s further paragraphs, and drop blank lines', async () => {
    expect(await turns('I: One?', '', 'PW01: Two.', '', 'Still two.', '', '', 'I: Three.')).toEqual([
      'I| One?',
      'PW01| Two. ⏎ Still two.',
      'I| Three.',
    ]);
  });

  it('stay apart when the same speaker is named again', async () => {
    expect(await turns('I: One.', 'I: Two.', 'B: Three.')).toEqual(['I| One.', 'I| Two.', 'B| Three.']);
  });

  it('before the first label are nobody’s', async () => {
    expect(await turns('Interview in the garden', '', 'I: One.', 'B: Two.')).toEqual([
      '-| Interview in the garden',
      'I| One.',
      'B| Two.',
    ]);
  });

  it('without words are left out, and their speaker with them', async () => {
    const reading = await readOk('a.txt', 'I: One.\nPW01:\nI: Two.\nPW02: \nPW03: Three.');
    expect(turnLines(reading)).toEqual(['I| One.', 'I| Two.', 'PW03| Three.']);
    expect(reading.speakers.map(({ label }) => label)).toEqual(['I', 'PW03']);
  });

  it('take the stamp of the line above, and a stamp of their own makes a new one', async () => {
    expect(await turns('[00:00:01]', 'I: One.', '[00:00:05]', 'B: Two.', '[00:00:09] Still B.')).toEqual([
      'I@1000| One.',
      'B@5000| Two.',
      'B@9000| Still B.',
    ]);
  });

  it('keep white space and invisible characters inside the words', async () => {
    expect(await turns('I: a\u00a0b \u200bc  d ', 'B:  \u00a0e\u00ad')).toEqual([
      'I| a\u00a0b \u200bc  d ',
      'B| e\u00ad',
    ]);
  });

  it('count their words and speakers', async () => {
    const { words, speakers } = await readOk('a.txt', 'I: How are you?\nPW01: Fine, thanks.\nPW01: Really.');
    expect(words).toBe(6);
    expect(speakers).toEqual([
      { label: 'I', isInterviewer: true, turns: 1, words: 3 },
      { label: 'PW01', isInterviewer: false, turns: 2, words: 3 },
    ]);
  });
});

describe('what is no label', () => {
  it.each<[string, string[]]>([
    ['a sentence that opens with words and a colon', ['The truth is: no.', 'The truth is: yes.']],
    ['reported speech', ['And he said: no.', 'And he said: no.']],
    ['a note', ['Note: one.', 'Note: two.', 'Note: three.']],
    ['a time of day', ['9:30 we met.', '9:45 we left.', '10:15 Then: home.']],
    ['a web address', ['http://a.example', 'http://b.example', 'https://c.example']],
    ['a verse', ['Genesis 3:16', 'Genesis 4:12', 'Genesis 5:1']],
    ['a sound', ['[Laughs] One.', '[laughs] Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.', 'Eight.']],
    [
      'a short answer on a line of its own',
      ['Yes', 'I think so.', 'Yes', 'Perhaps.', 'Yes.', 'Really.', 'Yes.', 'Sure.'],
    ],
    ['a name that is seen once', ['Mary: she was the one.', 'Then came the rest.']],
  ])('%s', async (_, lines) => {
    expect(await turns(...lines)).toEqual(lines.map((line) => `-| ${line}`));
  });

  it('is what breaks the habits of a labelled file', async () => {
    expect(
      await turns(
        'I: One?',
        '',
        'B: Two.',
        'Jane: she said so.',
        '',
        'Jane: she did.',
        '',
        'I: Three?',
        '',
        'B: Note: four.',
        '',
        ...Array.from({ length: 16 }, (_, n) => (n % 2 ? 'B: Yes.' : 'I: Hm?')),
      ),
    ).toEqual([
      'I| One?',
      'B| Two. ⏎ Jane: she said so. ⏎ Jane: she did.',
      'I| Three?',
      'B| Note: four.',
      ...Array.from({ length: 16 }, (_, n) => (n % 2 ? 'B| Yes.' : 'I| Hm?')),
    ]);
  });

  it('is a list in somebody’s words, where labels begin paragraphs', async () => {
    const turns = Array.from({ length: 30 }, (_, n) => (n % 2 ? 'PW01: Yes.' : 'I: Hm?')).flatMap((line) => [
      line,
      '',
    ]);
    expect(
      (await readOk('a.txt', [...turns, 'PW01: Two ways:', 'A: stay', 'B: go'].join('\n'))).speakers,
    ).toHaveLength(2);
  });

  it('is the head of a transcript', async () => {
    const head = ['Interviewer: Jane Doe', 'Participant: PW01', 'Date: 3 May 2021', 'Place: the garden'];
    expect(await turns(...head, '', 'I: One?', 'P: Two.', 'I: Three?')).toEqual([
      ...head.map((line) => `-| ${line}`),
      'I| One?',
      'P| Two.',
      'I| Three?',
    ]);
  });
});

describe('without labels', () => {
  it('every line is a turn', async () => {
    expect(await turns('One.', 'Two.', '', 'Three.')).toEqual(['-| One.', '-| Two.', '-| Three.']);
  });

  it('a paragraph of lines wrapped at one width is a turn', async () => {
    const wrapped = [
      'I had been there for some years before anybody asked me',
      'what I thought of it, and even then they did not write',
      'it down.',
    ];
    expect(await turns(...wrapped, '', ...wrapped)).toEqual([
      `-| ${wrapped.join(' ⏎ ')}`,
      `-| ${wrapped.join(' ⏎ ')}`,
    ]);
  });

  it('a stamp opens a turn', async () => {
    expect(await turns('[00:00:01] One.', '[00:00:05] Two.', '00:00:09 Three.')).toEqual([
      '-@1000| One.',
      '-@5000| Two.',
      '-@9000| Three.',
    ]);
  });
});

it.each([
  ['I', true],
  ['INT', true],
  ['Interviewer 2', true],
  ['Interviewer (Jane)', true],
  ['Q', true],
  ['Moderatorin', true],
  ['Entrevistadora', true],
  ['Forscherin', true],
  ['主持人', true],
  ['A', false],
  ['R', false],
  ['MOORE', false],
  ['PW01', false],
])('%s is an interviewer by its label: %s', async (label, expected) => {
  const { speakers } = await readOk('a.txt', `${label}: One.\nB: Two.\n${label}: Three.\nB: Four.`);
  expect(speakers[0]).toMatchObject({ label, isInterviewer: expected });
});

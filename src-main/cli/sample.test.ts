import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { list } from '../db/rows.ts';
import { checkProject } from '../repositories/check.ts';
import { readCodebook } from '../repositories/codebook.ts';
import { buildSample } from './sample-build.ts';
import { readSampleFiles, samplesFolder, type SampleFiles } from './sample-files.ts';
import { commandLine, type CommandLine } from './testing/command-line.ts';

let line: CommandLine;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => line.remove());

const files = () => readSampleFiles(samplesFolder());

test('The sample study has the shape of the study it stands for, and passes its check.', async () => {
  const host = await buildSample(files());
  const { db } = host.parts;
  expect(checkProject(db)).toEqual([]);
  const stats = host.handlers['project.stats']({}, { cancelled: () => false, progress: () => {} });
  expect(stats).toMatchObject({
    cases: 4,
    participants: 10,
    transcripts: 10,
    domains: 3,
    themes: 10,
    coders: 2,
  });
  const { codes, codings, exemplars, memos } = stats as Record<string, number>;
  expect([codes! >= 40, codings! >= 300, exemplars! >= 30, memos! > 5]).toEqual([true, true, true, true]);
  const { nodes, roles } = readCodebook(db, { withOutOfScope: false });
  expect(roles.map(({ prefix }) => prefix)).toEqual(['PW', 'SU', 'ST', 'MA']);
  for (const domain of nodes.filter(({ level }) => level === 'domain'))
    expect(domain.codings).toBeGreaterThan(0);
  const days = list(db.orm, 'transcript').map(({ recordedOn }) => recordedOn ?? '');
  expect(days).toEqual(days.toSorted((a, b) => a.localeCompare(b)));
  expect(new Set(list(db.orm, 'coding').map(({ coderId }) => coderId)).size).toBe(2);
  host.close();
});

test('Made twice it is the same file, and it is not made over another.', async () => {
  expect((await line.groundwork('sample', 'a.gwk', '--json')).json()).toMatchObject({
    file: join(line.folder, 'a.gwk'),
    transcripts: 10,
  });
  await line.groundwork('sample', 'b.gwk');
  expect(readFileSync(join(line.folder, 'a.gwk')).equals(readFileSync(join(line.folder, 'b.gwk')))).toBe(
    true,
  );
  expect(await line.groundwork('sample', 'a.gwk')).toMatchObject({
    code: 1,
    err: expect.stringContaining('already there'),
  });
});

type Spoil = (sample: SampleFiles) => void;
const coded = (sample: SampleFiles) => sample.transcripts.find(({ name }) => name === 'PAR1PW01')!.coded;
test.each<[string, Spoil, RegExp]>([
  [
    'words nobody said',
    (s) => (coded(s).codings[3]!.words = 'Nobody said this.'),
    /^samples\/codings\/PAR1PW01\.json, codings\.3 \(“.*”\): the transcript does not say “Nobody said this\.”$/,
  ],
  ['words said twice', (s) => (coded(s).codings[0]!.words = 'the'), /more than once$/],
  [
    'a code that is not there',
    (s) => (coded(s).codings[0]!.code = 'nothing'),
    /codebook\.json has no such code$/,
  ],
  ['a coder who is not there', (s) => (coded(s).codings[0]!.coder = 'R9'), /study\.json has no coder R9$/],
  [
    'a quotation that was not said',
    (s) => (coded(s).codings[0]!.exemplar = { quotation: 'never', reason: '' }),
    /“never”: /,
  ],
  [
    'a region that no turn begins',
    (s) => (coded(s).regions[1]!.startsWith = 'Never'),
    /regions\.1: 0 turns begin with “Never”$/,
  ],
  [
    'a value that is no choice',
    (s) => (s.study.cases[0]!.attributes = { Sector: 'Secret' }),
    /^samples\/study\.json, cases\.0: “Secret” is not one of the choices/,
  ],
  [
    'a participant nobody knows',
    (s) => void s.study.participants.pop(),
    /study\.json has no participant VOL1MA01$/,
  ],
  [
    'two codes of one name',
    (s) => void s.codebook.push({ ...s.codebook[0]!, children: [] }),
    /^samples\/codebook\.json, “.*”: there are two codes/,
  ],
  [
    'a memo on nothing',
    (s) => (s.memos[0]!.on = { type: 'code', key: 'nothing' }),
    /^samples\/memos\.json, 0 \(“.*”\): there is no code nothing$/,
  ],
])('With %s it says which file and entry is wrong.', async (_what, spoil, message) => {
  const sample = files();
  spoil(sample);
  await expect(buildSample(sample)).rejects.toThrow(message);
});

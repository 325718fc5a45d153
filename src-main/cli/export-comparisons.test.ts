import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ComparisonOut } from '../export/comparison-rows.ts';
import { readDocx } from '../export/testing/docx.ts';
import { openProject } from '../open.ts';
import { commandLine, type CommandLine } from './testing/command-line.ts';

let line: CommandLine;
beforeEach(() => {
  line = commandLine();
});
afterEach(() => line.remove());

test('Comparisons are exported in the format that the ending asks for, and in no other.', async () => {
  await line.groundwork('sample', 's.gwk');
  const open = openProject(join(line.folder, 's.gwk'));
  if (!open.ok) throw new Error(open.failure.message);
  const { handlers } = open.value;
  const quiet = { cancelled: () => false, progress: () => {} };
  const { incidents, words } = await handlers['bench.read'](
    { codeIds: [1], withBelow: true, filter: {}, first: 2 },
    quiet,
  );
  await handlers['comparisons.decide'](
    {
      question: 'One thing?',
      basis: { codeIds: [1], withBelow: true, columns: 'role', rows: null, filter: {} },
      codingIds: incidents.slice(0, 2).map((one) => one.id),
      codeIds: [],
      verdict: { is: 'same' },
      reason: 'Both say so.',
    },
    quiet,
  );
  open.value.close();
  const read = (ending: string) => readFileSync(join(line.folder, `out.${ending}`));
  for (const ending of ['csv', 'json', 'docx', 'md']) {
    const done = await line.groundwork('export', 'comparisons', 's.gwk', '-o', `out.${ending}`);
    expect(done).toMatchObject({ code: 0, err: '' });
  }
  const [one] = JSON.parse(read('json').toString()) as ComparisonOut[];
  expect(one).toMatchObject({ question: 'One thing?', reason: 'Both say so.', verdict: 'same' });
  expect(one?.compared.map((item) => item.words)).toEqual(words.map((each) => each.words));
  expect(read('csv').toString().split('\r\n')[1]).toContain('One thing?,Both say so.');
  expect(read('md').toString()).toContain('\n## One thing?\n');
  expect(readDocx(read('docx')).paragraphs.map((each) => each.text)).toContain('One thing?');
  expect(await line.groundwork('export', 'comparisons', 's.gwk', '-o', 'out.html')).toMatchObject({
    code: 2,
  });
});

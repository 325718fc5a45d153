import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareLines } from './compare.ts';
import { memoWindowLines } from './memo-window.ts';
import { memoLines } from './memos.ts';
import { median, report, type Line } from './report.ts';
import { seedProject } from './seed.ts';
import { selectingAll } from './select.ts';
import { theoryLines } from './theory.ts';
import { browser, codingToPaint, running, showFirst } from './window.ts';

/** `npm run bench`: the speeds that are promised, each beside a baseline of the same run. Never part of a test. */
const root = join(import.meta.dirname, '..');
if (!existsSync(join(root, 'out/main/groundwork.js')))
  throw new Error('Not built yet: run npm run build first.');
const folder = mkdtempSync(join(tmpdir(), 'groundwork-bench-'));
const data = join(folder, 'data');
const lines: Line[] = [];
const SAMPLES = 30;
const STARTS = 5;
/** `npm run bench -- theory`: only what is measured on a whole study's codes, codings and memos; `memos`: only the last. */
const [only] = process.argv.slice(2);

const chromium = await browser();
try {
  if (only !== 'memos') {
    lines.push(...(await theoryLines(folder, SAMPLES)));
    lines.push(...(await compareLines(chromium, join(folder, 'theory.gwk'), data, STARTS)));
  }
  const [memos, few] = [join(folder, 'memos.gwk'), join(folder, 'few-memos.gwk')];
  lines.push(...(await memoLines(memos, few, SAMPLES)));
  lines.push(...(await memoWindowLines(chromium, memos, few, data, STARTS)));
  if (only === undefined || only === '') await windowLines();
} finally {
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(report(lines, `${SAMPLES}, of ${STARTS} where a window is opened for each`));
// What was not measured is not within its limit.
if (lines.some((line) => line.limit !== null && !(line.measured <= line.limit))) process.exitCode = 1;

async function windowLines() {
  const measure = async (name: string, codings: number) => {
    const file = join(folder, `${name}.gwk`);
    seedProject(file, { transcripts: 10, wordsEach: 10_000, codingsEach: codings / 10, codes: 40, seed: 7 });
    const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
    const host = await showFirst(page, file, data);
    const measured = await codingToPaint(page, SAMPLES);
    await page.close();
    await host.stop();
    return measured;
  };
  const few = await measure('few', 200);
  const many = await measure('many', 20_000);
  lines.push({
    what: 'coding added, key to paint, 20,000 codings in the project',
    measured: many,
    limit: 50,
    baseline: { what: 'the same with 200 codings', measured: few },
  });

  const selecting = async (words: number) => {
    const file = join(folder, `${words}.gwk`);
    seedProject(file, { transcripts: 1, wordsEach: words, codingsEach: words / 25, codes: 40, seed: 7 });
    const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
    const host = await showFirst(page, file, data);
    const measured = await selectingAll(page, STARTS);
    await page.close();
    await host.stop();
    return measured;
  };
  const short = await selecting(500);
  lines.push({
    what: 'Ctrl A to paint in a transcript of 50,000 words with 2,000 codings',
    measured: await selecting(50_000),
    limit: 300,
    baseline: { what: 'the same in one of 500 words', measured: short },
  });

  const starts: number[] = [];
  const blanks: number[] = [];
  for (let n = 0; n <= STARTS; n++) {
    const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
    const from = performance.now();
    const host = await running(['scripts/start.mjs', '--shell', 'browser', '--no-window'], data);
    await page.goto(host.address);
    await page.getByText('PAR1PW01').first().waitFor();
    const took = performance.now() - from;
    await host.stop();
    const blank = performance.now();
    await page.goto('about:blank');
    const node = await running(
      ['-e', 'console.log("http://127.0.0.1:1/start?code=none"); setInterval(() => {}, 1000)'],
      data,
    );
    blanks.push(performance.now() - blank);
    await node.stop();
    await page.close();
    // The first start makes the sample study; it is not a start of something installed.
    if (n > 0) starts.push(took);
  }
  lines.push({
    what: 'npm start to a usable window, installed and built',
    measured: median(starts),
    limit: 5_000,
    baseline: { what: 'an empty Node program and a blank page', measured: median(blanks) },
  });
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedProject } from '../seed.ts';
import { browser, showFirst } from '../window.ts';
import { buildBaselines, type Served } from './baselines/build.ts';
import { measure, type Measured } from './subject.ts';
import { table, type Row } from './table.ts';

/**
 * `npm run bench:editor`: the transcript on its own, by its length, its codings and the number of codes, beside the same
 * words with mark nodes and with highlights that know no window. A size may be named: `-- 50000`.
 */
const root = join(import.meta.dirname, '..', '..');
if (!existsSync(join(root, 'out/main/groundwork.js')))
  throw new Error('Not built yet: run npm run build first.');
const SIZES = [
  { words: 10_000, codings: 500, open: 300 },
  { words: 50_000, codings: 2_000, open: 500 },
  { words: 150_000, codings: 10_000, open: 900 },
];
const asked = process.argv.slice(2).filter((arg) => /^\d+$/.test(arg));
const isBare = process.argv.includes('--no-baselines');
const sizes = SIZES.filter(({ words }) => asked.length === 0 || asked.includes(String(words)));
const folder = mkdtempSync(join(tmpdir(), 'groundwork-bench-'));
const rows: Row[] = [];

const say = (line: string) => process.stderr.write(`${line}\n`);
const size = { width: 1440, height: 900 };

/** The program, from its host to the page. */
async function program(file: string): Promise<Measured> {
  const chromium = await browser();
  const page = await chromium.newPage({ viewport: size });
  const host = await showFirst(page, file, join(folder, 'data'));
  try {
    return await measure({
      page,
      // Two of a size take turns: each click opens one that was not open.
      open: (n) =>
        page
          .getByText(n % 2 ? 'STA1PW01' : 'STA2PW01')
          .first()
          .click(),
      begin: async () => {
        await page.waitForTimeout(500);
        const { x, y } = await page
          .locator('.ts-turn')
          .nth(2)
          .boundingBox()
          .then((box) => box ?? { x: 0, y: 0 });
        await page.mouse.dblclick(x + 40, y + 12);
        await page.waitForTimeout(400);
        await page.keyboard.type('code 1');
        await page.waitForTimeout(300);
        await page.keyboard.press('Enter');
        await page.waitForTimeout(500);
      },
      patience: 10_000,
    });
  } finally {
    await chromium.close();
    await host.stop();
  }
}

async function baseline(served: Served, kind: 'marks' | 'highlights'): Promise<Measured> {
  const chromium = await browser();
  const page = await chromium.newPage({ viewport: size });
  try {
    await page.goto(`${served.address}?kind=${kind}`);
    await page.locator('[data-ready]').waitFor();
    return await measure({
      page,
      open: () => page.locator('#open').click(),
      begin: () => Promise.resolve(),
      patience: 30_000,
    });
  } finally {
    await chromium.close();
  }
}

try {
  for (const { words, codings, open } of sizes) {
    for (const codes of [40, 400]) {
      const what = { words, codings, codes, limit: open };
      const file = join(folder, `${words}-${codes}.gwk`);
      seedProject(file, { transcripts: 2, wordsEach: words, codingsEach: codings, codes, seed: 11 });
      say(`Groundwork, ${words} words, ${codings} codings, ${codes} codes`);
      rows.push({ ...what, way: 'Groundwork', measured: await program(file) });
      if (codes !== 40 || isBare) continue;
      const served = await buildBaselines(file, join(folder, `baselines-${words}`));
      try {
        for (const [kind, way] of [
          ['marks', 'mark nodes'],
          ['highlights', 'no window'],
        ] as const) {
          say(`${way}, ${words} words`);
          rows.push({ ...what, way, measured: await baseline(served, kind) });
        }
      } finally {
        await served.stop();
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const { text, isGood } = table(rows);
console.log(text);
if (!isGood) process.exitCode = 1;

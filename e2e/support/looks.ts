import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';

const THEMES = ['light', 'dark'] as const;

/** Shows the page in a theme without saving it as anybody's preference. */
const showIn = (page: Page, theme: (typeof THEMES)[number]) =>
  page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);

/**
 * Brings what is on its way in or out to its end, and waits for what has none: a colour half-way through a fade is not the
 * one people read.
 */
const isStill = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        for (const one of document.getAnimations())
          if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
        await new Promise((drawn) => requestAnimationFrame(drawn));
        return document.getAnimations().length;
      }),
    )
    .toBe(0);

/** The sizes that a screen is looked at in. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1100, height: 700 },
];

/**
 * Pictures of the page in both themes, where SCREENSHOTS names a folder for them: at the size it has, or at `everySize`,
 * each by what it shows and its width. The page is left as it was.
 */
export async function pictures(page: Page, name: string, { everySize = false } = {}): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  const size = page.viewportSize();
  if (folder === undefined || !size) return;
  const theme = await page.evaluate(() => document.documentElement.dataset['theme']);
  for (const viewport of everySize ? SIZES : [size]) {
    await page.setViewportSize(viewport);
    for (const each of THEMES) {
      await showIn(page, each);
      await isStill(page);
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}-${each}.png`) });
    }
  }
  await page.setViewportSize(size);
  await page.evaluate((was) => {
    if (was === undefined) delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = was;
  }, theme);
}

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that see colours. All others find in one theme what they find in another. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page as it stands; nothing is what is wanted. `only`: by these rules. */
export async function axe(page: Page, only?: string[]): Promise<string[]> {
  // Without frames the whole run is in the page itself; otherwise a second page is opened for each, to put it together.
  expect(page.frames()).toHaveLength(1);
  const { violations, passes } = await new AxeBuilder({ page })
    // Of the rules that pass it is enough to know that they ran.
    .options({
      runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: AXE_TAGS },
      resultTypes: ['violations'],
    })
    .setLegacyMode()
    .analyze();
  expect(passes.length).toBeGreaterThan(only ? 0 : 5);
  return violations.map(
    (found) =>
      `${found.id}: ${found.help}: ${found.nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary ?? ''})`).join(' | ')}`,
  );
}

/**
 * Expects axe to find nothing in either theme, once what is on its way in or out has come or gone; `but` names a rule whose
 * findings are known and said beside the call.
 */
export async function isClean(page: Page, what: string, { but = '' } = {}): Promise<void> {
  for (const [i, theme] of THEMES.entries()) {
    await showIn(page, theme);
    await isStill(page);
    const found = await axe(page, i === 0 ? undefined : OF_COLOUR);
    expect
      .soft(but === '' ? found : found.filter((one) => !one.startsWith(`${but}:`)), `${what}, ${theme}`)
      .toEqual([]);
  }
}

import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { begin, caret, edited } from './support/editing.ts';
import { text } from './support/transcript.ts';
import { settled } from './support/window.ts';

/** Turns of one to forty sentences: how high they are is not to be guessed from their number. */
const LONG = Array.from({ length: 160 }, (_, i) => {
  const said = Array.from({ length: ((i * 7) % 40) + 1 }, (_, k) => `Sentence ${k} of turn ${i}.`);
  return `${i % 2 ? 'PW01' : 'I'}: ${said.join(' ')}`;
}).join('\n');

const turn = (page: Page, i: number) => page.locator('.ts-turn').nth(i);
const height = async (page: Page, i: number) =>
  Math.round((await turn(page, i).boundingBox())?.y ?? Number.NaN);

test('words stay where they are on the screen when editing begins, when it ends, and in another room and back', async ({
  app,
  page,
}) => {
  await app.show(page, app.holding('PAR1PW01.txt', LONG));
  await page.getByText('PW01', { exact: false }).first().click();
  await expect(text(page)).toContainText('Sentence 0 of turn 0.');
  await text(page).focus();
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find in this transcript' }).fill('Sentence 0 of turn 120.');
  await expect(page.getByRole('search')).toContainText('1 of 1');
  await page.keyboard.press('Escape');
  await expect(turn(page, 120)).toBeInViewport();
  // Sections near come to their true height within some frames.
  const at120 = () => height(page, 120);
  const before = await settled(page, at120);
  const stays = (at: number) =>
    expect.poll(async () => Math.abs((await settled(page, at120)) - at)).toBeLessThan(4);

  await begin(page);
  await stays(before);
  // So long the place is held against what is laid out above; only a hand would end it sooner.
  await page.waitForTimeout(800);
  await caret(page, 'Sentence 0 of turn 120.');
  const moved = await settled(page, at120);
  await page.keyboard.type('Well. ');
  await page.keyboard.press('Control+Enter');
  await expect(edited(page)).toHaveCount(0);
  await expect(text(page)).toContainText('Well. Sentence 0 of turn 120.');
  await stays(moved);

  await page.keyboard.press('Alt+3');
  await expect(turn(page, 120)).toHaveCount(0);
  await page.keyboard.press('Alt+1');
  await expect(turn(page, 120)).toBeInViewport();
  await stays(moved);

  // Asked for from elsewhere, a passage is gone to, wherever the text was left.
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).fill('Sentence 3 of turn 7.');
  await page.getByRole('option', { name: /Sentence 0 of turn 7\./ }).click();
  await expect(turn(page, 7)).toBeInViewport();
  await page.waitForTimeout(900);
  await expect(turn(page, 7)).toBeInViewport();
});

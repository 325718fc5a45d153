import { another, expect, test } from './support/app.ts';
import { begin, caret, code, interview, passages, save, sound } from './support/editing.ts';
import { stripe, text } from './support/transcript.ts';

/** Longer than keys may follow each other and still be one move. */
const atRest = 600;

test('a boundary that keys have just moved is stored before whatever is asked for next', async ({
  app,
  page,
}) => {
  test.slow();
  const project = await interview(app, page);
  await code(page, 'not behind the desk', 'sitting');
  await begin(page);
  await caret(page, 'I sit where');
  await page.keyboard.type('So ');
  await save(page);
  await stripe(page, 'sitting').click();
  await expect(text(page)).toBeFocused();
  // What undo takes back is the move, not the edit before it.
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(atRest);
  await expect(text(page)).toContainText('So I sit where they sit');
  expect(passages(project)).toEqual(['not behind the desk']);
  sound(project);

  // What is removed was moved before.
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Delete');
  await expect(stripe(page, 'sitting')).toHaveCount(0);
  await page.waitForTimeout(atRest);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => passages(project)).toEqual(['behind the desk']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => passages(project)).toEqual(['not behind the desk']);
});

test('a boundary that is being dragged while another window changes the text is left where its words are', async ({
  app,
  page,
}) => {
  test.slow();
  const project = await interview(app, page);
  await code(page, 'not behind the desk', 'sitting');
  const other = await another(page);
  await other.getByText('PW01', { exact: false }).first().click();
  await begin(other);
  await caret(other, 'I sit where');
  await other.keyboard.type('Every morning ');
  await stripe(page, 'sitting').click();
  const grip = await page.locator('.ts-grip.is-start').boundingBox();
  if (!grip) throw new Error('The active coding has no grip.');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 5 });
  await other.bringToFront();
  await save(other);
  await page.bringToFront();
  await expect(text(page)).toContainText('Every morning I sit');
  await page.mouse.up();
  await page.waitForTimeout(atRest);
  expect(passages(project)).toEqual(['not behind the desk']);
  sound(project);
});

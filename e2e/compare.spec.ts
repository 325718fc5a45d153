import { expect, test } from './support/app.ts';
import { card, choose, HERS, pick, SPEECH, verdict, WAIT } from './support/bench.ts';
import { stored } from './support/stored.ts';
import { status } from './support/window.ts';

test('Each of the six verdicts does its work in one step, is kept, and undo takes both back.', async ({
  app,
  page,
}) => {
  const file = app.sample();
  await app.show(page, file);
  await choose(page, 'Recognition without telling');
  await expect(page.getByRole('main')).toContainText('42 incidents · 9 participants · 4 of 4 cases');
  await page
    .getByRole('textbox', { name: 'Question of this comparison' })
    .fill('Is waiting a way of telling?');
  const undone = async (did: string, before: () => Promise<void>) => {
    await expect(verdict(page)).toContainText(did);
    await verdict(page).getByRole('button', { name: 'Undo' }).click();
    await expect(verdict(page)).not.toContainText(did);
    await before();
  };

  await pick(page, WAIT, SPEECH);
  await page.getByRole('textbox', { name: 'Why' }).fill('Nobody has to be told.');
  await verdict(page).getByRole('button', { name: /^Same/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Why' })).toHaveValue('Nobody has to be told.');
  await dialog.getByRole('radio', { name: 'All become “keep it in your pocket”' }).check();
  await dialog.getByRole('button', { name: 'The same' }).click();
  await expect(card(page, SPEECH)).toContainText('keep it in your pocket');
  await undone('the same, 1 incident to “keep it in your pocket”', () =>
    expect(card(page, SPEECH)).toContainText('not having to explain'),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Different/ })
    .click();
  await dialog.getByRole('button', { name: /^In the speaker’s own words/ }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of the new code' })).toHaveValue(/^I'm not going/);
  await dialog.getByRole('textbox', { name: 'Name of the new code' }).fill('what is hers stays hers');
  await dialog.getByRole('button', { name: 'Split off 1 incident' }).click();
  await expect(card(page, HERS)).toContainText('what is hers stays hers');
  await expect(card(page, WAIT)).toContainText('keep it in your pocket');
  await expect(status(page)).toContainText('55 codes');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await undone('different, 1 incident to “what is hers stays hers”', () =>
    expect(status(page)).toContainText('54 codes'),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Move to/ })
    .click();
  await dialog.getByRole('searchbox').fill('what telling costs');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move 2 incidents' }).click();
  await expect(card(page, WAIT)).toContainText('what telling costs');
  await undone('2 incidents moved to “what telling costs”', () =>
    expect(card(page, WAIT)).toContainText('keep it in your pocket'),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Property/ })
    .click();
  await dialog.getByRole('textbox', { name: 'Name of the property' }).fill('who speaks first');
  await dialog.getByRole('textbox', { name: 'One end' }).fill('nobody');
  await dialog.getByRole('radiogroup').first().getByRole('radio', { name: 'in the middle' }).check();
  const properties = () => {
    const { property = [], property_value: places = [] } = stored(file);
    return [property.length, places.length];
  };
  const [before = 0, placed = 0] = properties();
  await dialog.getByRole('button', { name: 'Keep the property' }).click();
  await expect.poll(properties).toEqual([before + 1, placed + 1]);
  await undone('a property of “keep it in your pocket”', () =>
    expect.poll(properties).toEqual([before, placed]),
  );

  await pick(page, WAIT, HERS);
  await verdict(page)
    .getByRole('button', { name: /^Refine definition/ })
    .click();
  const definition = dialog.getByRole('textbox', { name: 'Definition', exact: true });
  const was = await definition.inputValue();
  await definition.fill('Held until it is asked for.');
  await dialog.getByRole('button', { name: 'Keep the definition' }).click();
  await undone('refined “keep it in your pocket”', () => Promise.resolve());
  await pick(page, WAIT, HERS);
  await page.keyboard.press('r');
  await expect(definition).toHaveValue(was);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await verdict(page)
    .getByRole('button', { name: /^Negative case/ })
    .click();
  await expect(card(page, WAIT)).toContainText('negative case');
  await undone('negative case of “keep it in your pocket”', () =>
    expect(card(page, WAIT)).not.toContainText('negative case'),
  );

  await page.getByRole('button', { name: 'Kept comparisons' }).click();
  await expect(page.getByRole('complementary', { name: 'Kept comparisons' })).toContainText(
    'No comparison has been kept yet',
  );
});
